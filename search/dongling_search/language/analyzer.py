"""Text -> folded text -> grams, for documents and queries alike.

Folding is NFKC, lower case and one simplified character for each traditional one (tables/fold.txt), character
by character, so that a place in folded text leads back to the place in the text as written. Runs of Han
characters are cut into overlapping pairs, without a dictionary: no school's proper name is ever missed. All
other runs of letters and digits stay whole. Years, days and numbers also yield the keys of number_keys.py, so that
一九二五年 is found by 1925.

A document's run of Han characters also yields its last character alone. Every character of a document is then
the first of exactly one gram, and a query of one character is answered by the grams that begin with it.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import add
from zlib import crc32

from dongling_search.language.number_keys import figures

VERSION = 2
LONGEST = 64
"""A longer word is indexed and looked for by its beginning."""

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
OTHER = rf"[^\W_{HAN}]"
_RUN = re.compile(rf"[{HAN}]+|{OTHER}+")
_HAN = re.compile(f"[{HAN}]")

_JOINING = "\u0300-\u036f\u1160-\u11ff\u3099\u309a\uff9e\uff9f"
"""Accents, Hangul vowels and kana marks: what NFKC may compose with the character before."""
_JOINS = re.compile(f"[{_JOINING}]")
_CLUSTER = re.compile(rf"[\s\S][{_JOINING}]*")


@cache
def _table() -> str:
    return (files("dongling_search") / "tables" / "fold.txt").read_text(encoding="utf-8")


def version() -> str:
    """Return what changes whenever the same text may give other grams: an older index is then made anew."""
    return f"{VERSION} {crc32(_table().encode()):08x} unicode {unicodedata.unidata_version}"


@cache
def _simplified() -> dict[str, str]:
    lines = _table().splitlines()
    return {char: line[0] for line in lines if not line.startswith("#") for char in line[1:]}


def _fold_cluster(cluster: str) -> str:
    simplified = _simplified()
    return "".join(simplified.get(char, char) for char in unicodedata.normalize("NFKC", cluster).lower())


class _Characters(dict[int, str]):
    """What `str.translate` asks: each character's folded form, worked out when first met."""

    def __missing__(self, code: int) -> str:
        return self.setdefault(code, _fold_cluster(chr(code)))


_CHARACTERS = _Characters()


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

    def _place(self, at: int) -> tuple[int, int]:
        number = bisect_right(self.odd, at, key=lambda odd: odd[0]) - 1
        if number < 0:
            return at, at + 1
        _, end, first, last = self.odd[number]
        return (first, last) if at < end else (at - end + last, at - end + last + 1)


def fold(text: str) -> str:
    """Return `text` in the form in which it is compared: 東林書院 as 东林书院, ② as 2."""
    if _JOINS.search(text):
        return "".join(map(_fold_cluster, _CLUSTER.findall(text)))
    return text.translate(_CHARACTERS)


def fold_with_places(text: str) -> Folded:
    """Return `text` folded, with the way back to the text as written."""
    joins = _JOINS.search(text)
    folded = fold(text) if joins else text.translate(_CHARACTERS)
    if len(folded) == len(text) and not joins:
        return Folded(folded)
    odd: list[Odd] = []
    at = 0
    for cluster in _CLUSTER.finditer(text):
        end = at + len(_fold_cluster(cluster[0]))
        if end - at != 1 or len(cluster[0]) != 1:
            odd.append((at, end, *cluster.span()))
        at = end
    return Folded(folded, tuple(odd))


def is_han(run: str) -> bool:
    """Tell whether a run is of Han characters."""
    return _HAN.match(run) is not None


def runs(folded: str) -> list[str]:
    """Return the runs of Han characters and of other letters and digits, in order."""
    return _RUN.findall(folded)


def pairs(run: str) -> list[str]:
    """Return the overlapping pairs of a run of Han characters."""
    return list(map(add, run, run[1:]))


def document_grams(folded: str) -> list[str]:
    """Return the grams to index, each as often as it occurs."""
    grams: list[str] = []
    for run in runs(folded):
        if is_han(run):
            grams += pairs(run)
            grams.append(run[-1])
        else:
            grams.append(run[:LONGEST])
    for figure in figures(folded):
        written = runs(folded[figure.start : figure.end])
        grams += (key for key in figure.keys if key not in written)
    return grams


def run_text(folded: str) -> str:
    """Return the runs set apart by single spaces: the form in which phrases are looked for.

    Between Han and other characters a space makes no difference (AI 课, AI课); between two Han runs it does.
    """
    return f" {' '.join(runs(folded))} "
