"""What a segment keeps of each document, a column of bytes: many entries are read in one go."""

from collections.abc import Sequence
from typing import Any


class Column:
    """A column that Whoosh wrote; `segment` is its reader. Names with an underscore are private there, and stable."""

    def __init__(self, segment: Any, name: str) -> None:
        reader = segment.column_reader(name, translate=False)  # what would make a value of each entry is left out
        self._reader = reader
        self._get_all = getattr(getattr(reader, "_dbfile", None), "get_all", None)
        """Of a checked file; where it is another, or a segment has no such column, entries are asked for singly."""
        if self._get_all:
            self._base: int = reader._basepos  # noqa: SLF001 - see above
            self._offsets, self._lengths = reader._offsets, reader._lengths  # noqa: SLF001 - see above

    def entries(self, numbers: Sequence[int]) -> list[bytes]:
        """Return the entries of documents, by their numbers in the segment. Raises OSError when the file is damaged."""
        if self._get_all is None:
            return [bytes(self._reader[number]) for number in numbers]
        base, offsets, lengths = self._base, self._offsets, self._lengths
        read: list[bytes] = self._get_all([(base + offsets[number], lengths[number]) for number in numbers])
        return read
