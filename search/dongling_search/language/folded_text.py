"""Text -> folded text: NFKC, lower case and one simplified character for each traditional one (tables/fold.txt).

It is done character by character, so that a place in folded text leads back to the place in the text as written. Nearly
every character folds to one, so a text is looked up in a table as a whole; only stretches that do not are gone through.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from sys import maxunicode

import numpy as np
import numpy.typing as npt

_JOINING = "\u0300-\u036f\u1160-\u11ff\u3099\u309a\uff9e\uff9f"
"""Accents, Hangul vowels and kana marks: what NFKC may compose with the character before."""
_JOINS = re.compile(f"[{_JOINING}]")
_SHORT = 64
"""Shorter texts are folded a character at a time: numpy takes some time to begin."""
_PLANE = 0x10000
_UTF32 = "utf-32-le", "surrogatepass"

Codes = npt.NDArray[np.uint32]
Odd = tuple[int, int, int, int]
"""A stretch of folded text that is not as long as what was written: where it begins and ends, here and there."""


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text that knows where each of its characters stands in the text as written."""

    text: str
    odd: tuple[Odd, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in the text as written of the folded characters from `start` to before `end`."""
        return (self._place(start)[0], self._place(end - 1)[1]) if self.odd else (start, end)

    def place_of(self, written: int) -> int:
        """Return the place in folded text of a character that is not within an odd stretch, or of the end."""
        number = bisect_right(self.odd, written, key=lambda odd: odd[3]) - 1
        return written if number < 0 else written - self.odd[number][3] + self.odd[number][1]

    def _place(self, at: int) -> tuple[int, int]:
        number = bisect_right(self.odd, at, key=lambda odd: odd[0]) - 1
        if number < 0:
            return at, at + 1
        _, end, first, last = self.odd[number]
        return (first, last) if at < end else (at - end + last, at - end + last + 1)


@cache
def table() -> str:
    """Return the table of traditional characters as it was written."""
    return (files("dongling_search") / "tables" / "fold.txt").read_text(encoding="utf-8")


@cache
def _simplified() -> dict[str, str]:
    lines = table().splitlines()
    return {char: line[0] for line in lines if not line.startswith("#") for char in line[1:]}


def _fold_cluster(cluster: str) -> str:
    simplified = _simplified()
    return "".join(simplified.get(char, char) for char in unicodedata.normalize("NFKC", cluster).lower())


class _Characters(dict[int, str]):
    """What `str.translate` asks: each character's folded form, worked out when first met."""

    def __missing__(self, code: int) -> str:
        return self.setdefault(code, _fold_cluster(chr(code)))


class _CodeTable:
    """The folded form of every character that folds to one by itself, by code; worked out when first met.

    Room for all of Unicode is taken when a character beyond the first plane is met, which few texts have.
    """

    UNKNOWN = 0
    ODD = 2**32 - 1

    def __init__(self) -> None:
        self._folded: Codes = np.zeros(_PLANE, np.uint32)

    def fold(self, codes: Codes) -> Codes:
        """Return the folded characters; ODD for those that fold to more than one, or that may join another."""
        try:
            folded: Codes = self._folded[codes]
        except IndexError:
            every = np.zeros(maxunicode + 1, np.uint32)
            every[:_PLANE] = self._folded[:_PLANE]
            self._folded = every
            folded = every[codes]
        if not folded.all():
            for code in np.unique(codes[folded == self.UNKNOWN]).tolist():
                char = _CHARACTERS[code]
                self._folded[code] = self.ODD if len(char) != 1 or not code or _JOINS.match(chr(code)) else ord(char)
            folded = self._folded[codes]
        return folded


_CHARACTERS = _Characters()
_CODES = _CodeTable()


def begins_joining(text: str) -> bool:
    """Tell whether a text begins with a character that may be composed with one before it."""
    return _JOINS.match(text) is not None


def fold(text: str) -> str:
    """Return `text` in the form in which it is compared: 東林書院 as 东林书院, ② as 2."""
    return fold_with_places(text).text


def fold_with_places(text: str) -> Folded:
    """Return `text` folded, with the way back to the text as written."""
    if len(text) < _SHORT and not _JOINS.search(text):
        short = text.translate(_CHARACTERS)
        if len(short) == len(text):
            return Folded(short)
    folded, odd = _singly(text)
    return _with_odd(text, folded, odd) if odd else Folded(folded)


def _singly(text: str) -> tuple[str, list[int]]:
    """Return a text with one folded character for each that was written, and where that is not all."""
    codes = _CODES.fold(np.frombuffer(text.encode(*_UTF32), np.uint32))
    odd = np.flatnonzero(codes == _CodeTable.ODD)
    codes[odd] = _CodeTable.UNKNOWN
    return codes.tobytes().decode(*_UTF32), odd.tolist()


def _with_odd(text: str, folded: str, where: list[int]) -> Folded:
    """Return a text with what is odd put into `folded`, which has one character for each that was written."""
    pieces: list[str] = []
    odd: list[Odd] = []
    at = done = 0
    for first, last in _stretches(text, where):
        stretch = _fold_cluster(text[first:last])
        at += first - done
        pieces += folded[done:first], stretch
        if len(stretch) != 1 or last - first != 1:
            odd.append((at, at + len(stretch), first, last))
        at, done = at + len(stretch), last
    return Folded("".join([*pieces, folded[done:]]), tuple(odd))


def _stretches(text: str, where: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the stretches that what is odd stands in: a character by itself, or one with all that joins it."""
    first = last = 0
    for at in where:
        joins = _JOINS.match(text, at) is not None
        if not joins or at > last or not last:
            if last:
                yield first, last
            first = max(at - joins, 0)
        last = at + 1
    yield first, last
