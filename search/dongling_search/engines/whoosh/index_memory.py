"""An index without a folder, for a site whose disk is full or can't be written: it goes when the site ends."""

# Whoosh is annotated in part, and what is inherited from it counts as ours:
# mypy: allow-untyped-calls

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from whoosh.filedb.filestore import RamStorage

from dongling_search.engines.whoosh.index_place import SoundIndex


class IndexMemory:
    """An IndexPlace in memory: each state is a storage of its own, with the files that stay in common."""

    def __init__(self) -> None:
        self._states: list[SoundIndex] = []
        self._stamp = 0
        self._lock = Lock()

    def stamp(self) -> int:
        """Return how many states there were."""
        return self._stamp

    def sound(self) -> SoundIndex | None:
        """Return the state in use; None before there is one."""
        return self._states[-1] if self._states else None

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Be the one writer."""
        with self._lock:
            yield

    def begin(self, *, anew: bool) -> "Memory":
        """Return a storage for the next state."""
        storage = Memory()
        if self._states and not anew:
            storage.files.update(self._states[-1].storage.files)
        return storage

    def finish(self, storage: "Memory", generation: str) -> None:
        """Put a finished state in the place."""
        self._states = [SoundIndex(generation, storage)]
        self._stamp += 1


class Memory(RamStorage):
    """The files of one state."""

    damaged = False

    def temp_storage(self, name: str | None = None) -> RamStorage:
        """Return room for a moment, in memory too: Whoosh-Reloaded takes it on the disk."""
        return RamStorage()
