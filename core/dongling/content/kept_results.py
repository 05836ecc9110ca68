"""What each file gave, kept while the file does not change; and what it gave when it was last without an error.

A unit whose file is broken by a slip of the pen stays as it was, until the file is mended or really deleted.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from dongling.content.content_file import ContentFile
from dongling.content.merge import FileResult, identifier_of

V = TypeVar("V")
_NOTHING: FileResult[Any] = FileResult(())


class KeptResults:
    """The results of reading, by file and what is read of it. What was not asked for before a `sweep` is let go."""

    def __init__(self) -> None:
        self._results: dict[tuple[Path, str], tuple[object, FileResult[Any]]] = {}
        self._asked: set[tuple[Path, str]] = set()

    def of(self, file: ContentFile, what: str, by: object, read: Callable[[], FileResult[V]]) -> FileResult[V]:
        """Return what `read` gives for a file, called again only when it changed, or what it is read `by`.

        A file that was not seen and yet counts as there gives what it gave before.
        """
        key = (file.path, what)
        self._asked.add(key)
        known = self._results.get(key)
        if file.stamp is None:
            return known[1] if known else _NOTHING
        stamp = (file.stamp, by)
        if known is None or known[0] != stamp:
            known = self._results[key] = (stamp, _standing(read(), known[1] if known else _NOTHING))
        return known[1]

    def paths(self) -> set[Path]:
        """Return the files that are known."""
        return {path for path, _ in self._results}

    def sweep(self) -> None:
        """Let go of the files that are no longer there."""
        self._results = {key: self._results[key] for key in self._asked & self._results.keys()}
        self._asked = set()


def _standing(new: FileResult[V], before: FileResult[V]) -> FileResult[V]:
    """Return a result with what it gave before, and no longer does, when that is for an error."""
    if not new.errors:
        return new
    there = {identifier_of(entry.value) for entry in new.found}
    held = (entry for entry in (*before.found, *before.held) if identifier_of(entry.value) not in there)
    return FileResult(new.found, new.problems, tuple(held))
