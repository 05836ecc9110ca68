"""The protocol of a search backend: all that the rest of the program knows of how search works.

It is given Documents and answers a Query with Results. How words are cut, folded, matched and marked is the
backend's affair: nothing in this folder analyses text.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Protocol, runtime_checkable

from dongling.catalog import PUPIL
from dongling.problems import DonglingError, Said
from dongling.search.document import Document
from dongling.search.embedder import Embedder
from dongling.search.lexicon import Lexicon
from dongling.search.query import Query
from dongling.search.results import Part, Results
from dongling.settings import Settings

Progress = Callable[[int], None]
"""Is told how many documents were taken so far."""


class IndexDamaged(DonglingError):
    """The index is not what was written; it is made anew from the catalog."""


class IndexUnwritable(DonglingError):
    """The index can't be written in its folder now; the one that is there, if any, stays."""


class SearchBackend(Protocol):
    """All that Library holds of search. It analyses text; core and web never do.

    Made with the folder for its index (disposable, never inside content), a lexicon and the settings of the run;
    without a folder, where none can be written, it keeps its index in memory. Safe to call from several threads.
    `rebuild` and `apply` return the new generation; readers see the old index or the new one, never half of either. A
    damaged or foreign index counts as empty when it is opened. Damage that is met later raises IndexDamaged from any
    method but `rebuild`, and is never a wrong answer; what can't be written raises IndexUnwritable.
    """

    def __init__(self, folder: Path | None, lexicon: Lexicon = ..., settings: Settings = ...) -> None: ...

    def learn(self, lexicon: Lexicon) -> None:
        """Take another lexicon, after a reload; the index stays. One that is equal costs nothing."""
        ...

    def known(self) -> Mapping[str, str]:
        """Return the digest of every indexed document by identifier; empty when there is no sound index."""
        ...

    def generation(self) -> str:
        """Return a name that changes exactly when results may change."""
        ...

    def rebuild(self, documents: Iterable[Document], progress: Progress | None = None) -> str:
        """Make the index anew, aside, and switch to it.

        Documents may come from a generator: each is taken once, and none is held. The index that is there goes on
        answering other threads meanwhile; where there is none, a backend may show what it has so far. `progress` is
        told now and then, and at the end, how many were taken.
        """
        ...

    def apply(self, upserts: Iterable[Document], deletes: Iterable[str]) -> str:
        """Change single documents; visible on return."""
        ...

    def search(self, query: Query) -> Results:
        """Answer a query. Any text is allowed: what is malformed is read as plain words."""
        ...

    def complete(self, prefix: str, limit: int = 8, door: str = PUPIL) -> list[str]:
        """Return words and titles that begin with or hold `prefix`, or are read so, best first, behind a door."""
        ...

    def explain(self, query: Query, identifier: str) -> list[Part]:
        """Return what makes up the score of a hit, the most first."""
        ...

    def close(self) -> None:
        """Let go of files and memory."""
        ...


@runtime_checkable
class Embedding(Protocol):
    """What a search backend has that can go by meaning too; another goes by words alone."""

    def embed_with(self, make: Callable[[], Embedder]) -> None:
        """Take an embedder, made when it is first needed, and make what it needs in the background."""
        ...

    @property
    def embedded(self) -> tuple[int, int]:
        """Of how many units the vectors are made, and how many units there are."""
        ...

    @property
    def embedder_trouble(self) -> Said | None:
        """Why words alone decide though an embedder was given; None when all is well."""
        ...
