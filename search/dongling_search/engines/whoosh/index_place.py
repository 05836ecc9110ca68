"""Where an index is: in a folder (index_folder.py), or in memory where no folder can be written (index_memory.py)."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class SoundIndex:
    """An index that agrees with what was written, and Whoosh's storage of its files, to be read only.

    The storage is `damaged` as soon as a file in it turns out to be no longer what it was.
    """

    generation: str
    storage: Any


class IndexPlace(Protocol):
    """The life of an index: each state of it is finished aside, and then takes the place of the one before."""

    def stamp(self) -> object:
        """Return what changes whenever another state takes the place."""
        ...

    def sound(self) -> SoundIndex | None:
        """Return the state in use; None when there is none that is sound and ours."""
        ...

    def writing(self) -> AbstractContextManager[None]:
        """Be the one writer. Raises IndexUnwritable."""
        ...

    def begin(self, *, anew: bool) -> Any:
        """Return a storage for the next state, with the files of the one in use unless it is made anew."""
        ...

    def finish(self, storage: Any, generation: str) -> None:
        """Put a finished state in the place."""
        ...
