"""Folded text (folded_text.py) -> grams, for documents and queries alike.

Runs of Han characters are cut into overlapping pairs, without a dictionary: no school's proper name is ever missed. All
other runs of letters and digits stay whole. Years, days and numbers also yield the keys of number_keys.py, so that
一九二五年 is found by 1925.

A document's run of Han characters also yields its last character alone. Every character of a document is then
the first of exactly one gram, and a query of one character is answered by the grams that begin with it.
"""

import re
import unicodedata
from operator import add
from zlib import crc32

from dongling_search.language.folded_text import table
from dongling_search.language.number_keys import figures

VERSION = 2
LONGEST = 64
"""A longer word is indexed and looked for by its beginning."""

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
OTHER = rf"[^\W_{HAN}]"
_RUN = re.compile(rf"[{HAN}]+|{OTHER}+")
_HAN = re.compile(f"[{HAN}]")


def version() -> str:
    """Return what changes whenever the same text may give other grams: an older index is then made anew."""
    return f"{VERSION} {crc32(table().encode()):08x} unicode {unicodedata.unidata_version}"


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
