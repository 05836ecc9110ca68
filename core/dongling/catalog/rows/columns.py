"""One field of many rows: as a number for each different value, as lists of such numbers, or as a text for each row.

Columns only grow: whoever holds the rows of before goes on reading them while others are added.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

Parts = Mapping[str, bytes]
"""The arrays of columns by name, as they are kept."""
_UTF8 = "utf-8", "surrogatepass"


def places_of(places: Iterable[int] = ()) -> "array[int]":
    """Return places as plain numbers."""
    return array("I", places)


class Column(Protocol):
    """A field of many rows, by their numbers."""

    def add(self, value: Any, /) -> None:
        """Add the value of the next row."""
        ...

    def __getitem__(self, row: int) -> Any:
        """Return the value of a row."""
        ...

    def every(self, rows: Sequence[int]) -> Iterator[Any]:
        """Yield the values of some rows."""
        ...


class Pool:
    """Different values, each with a number."""

    def __init__(self, values: Iterable[Any] = ()) -> None:
        self.values: list[Any] = list(values)
        self._numbers = {value: number for number, value in enumerate(self.values)}

    def number(self, value: Any) -> int:
        """Return the number of a value, which is a new one when it was not there."""
        number = self._numbers.setdefault(value, len(self.values))
        if number == len(self.values):
            self.values.append(value)
        return number


class Alike:
    """A field that many rows have alike: of each value there is one object."""

    def __init__(self, pool: Pool, kept: bytes = b"") -> None:
        self.pool, self._codes = pool, array("I", kept)

    def add(self, value: Any) -> None:
        """Add the value of the next row."""
        self._codes.append(self.pool.number(value))

    def __getitem__(self, row: int) -> Any:
        return self.pool.values[self._codes[row]]

    def every(self, rows: Sequence[int]) -> Iterator[Any]:
        """Yield the values of some rows."""
        return map(self.pool.values.__getitem__, map(self._codes.__getitem__, rows))

    def groups(self, rows: Sequence[int], places: Iterable[int]) -> dict[Any, list[int]]:
        """Return the places of rows by the value that they have."""
        by_code: dict[int, list[int]] = defaultdict(list)
        for code, place in zip(map(self._codes.__getitem__, rows), places, strict=True):
            by_code[code].append(place)
        return {self.pool.values[code]: group for code, group in by_code.items()}

    def kept(self) -> bytes:
        """Return what another one begins with."""
        return self._codes.tobytes()


class Listed:
    """A field of several values a row, each of which other rows may have too."""

    def __init__(self, pool: Pool, kept: bytes = b"", ends: bytes = b"") -> None:
        self.pool, self._codes, self._ends = pool, array("I", kept), array("I", ends or bytes(4))

    def add(self, values: Iterable[Any]) -> None:
        """Add the values of the next row."""
        self._codes.extend(map(self.pool.number, values))
        self._ends.append(len(self._codes))

    def __getitem__(self, row: int) -> tuple[Any, ...]:
        first, last = self._ends[row], self._ends[row + 1]
        return tuple(map(self.pool.values.__getitem__, self._codes[first:last])) if last > first else ()

    def every(self, rows: Sequence[int]) -> Iterator[tuple[Any, ...]]:
        """Yield the values of some rows."""
        return map(self.__getitem__, rows)

    def groups(self, rows: Sequence[int], places: Iterable[int]) -> dict[Any, list[int]]:
        """Return the places of rows by each value that they have."""
        by_code: dict[int, list[int]] = defaultdict(list)
        codes, ends = self._codes, self._ends
        for row, place in zip(rows if codes else (), places if codes else (), strict=True):
            first, last = ends[row], ends[row + 1]
            if first < last:
                for code in codes[first:last]:
                    by_code[code].append(place)
        return {self.pool.values[code]: group for code, group in by_code.items()}

    def kept(self) -> tuple[bytes, bytes]:
        """Return what another one begins with."""
        return self._codes.tobytes(), self._ends.tobytes()


class Texts:
    """A field that is another text in each row."""

    def __init__(self, kept: bytes = b"", ends: bytes = b"") -> None:
        self._text, self._ends = bytearray(kept), array("I", ends or bytes(4))

    def add(self, text: str) -> None:
        """Add the text of the next row."""
        self._text += text.encode(*_UTF8)
        self._ends.append(len(self._text))

    def __getitem__(self, row: int) -> str:
        return self._text[self._ends[row] : self._ends[row + 1]].decode(*_UTF8)

    def every(self, rows: Sequence[int]) -> Iterator[str]:
        """Yield the texts of some rows."""
        return map(self.__getitem__, rows)

    def kept(self) -> tuple[bytes, bytes]:
        """Return what another one begins with."""
        return bytes(self._text), self._ends.tobytes()
