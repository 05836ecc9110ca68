"""How Chinese words are read: toneless pinyin from tables/pinyin.txt, so that no pinyin package is served.

The table is read when it is first asked for; a word takes microseconds. Words are folded before.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from unicodedata import combining, normalize

from dongling.text.char_table import CharTable

LONGEST = 4
"""No word of the table is longer; in a longer one than this a character is read as usual."""
KEPT = 2**12
"""How so many words are read is kept: those of the lexicon are read again when an index changed."""
_TONE = re.compile(r"(?<=[a-z])[0-5]")
_RETROFLEX = re.compile("([zcs])h")
_NASAL = re.compile("([aei]n)g+")
_SAME = str.maketrans("lfv", "nhu")


@dataclass(frozen=True, slots=True)
class Table:
    """Readings of characters, the usual one first, and of words that are read otherwise, as written; all syllables."""

    chars: CharTable[tuple[str, ...]]
    words: dict[str, str]
    starts: frozenset[str]
    syllables: frozenset[str]


@cache
def _table() -> Table:
    chars, words = CharTable[tuple[str, ...]](()), dict[str, str]()
    also: list[tuple[str, str]] = []
    syllables: set[str] = set()
    for line in (files("dongling_search") / "tables" / "pinyin.txt").read_text(encoding="utf-8").splitlines():
        first, _, rest = line.partition(" ")
        if first.startswith("="):
            words[first[1:]] = rest
        elif first != "#":
            usually, _, others = rest.partition(" ")
            syllables.add(first)
            chars.put(usually.replace("-", ""), (first,))
            also += [(char, first) for char in others]
    for char, syllable in also:
        chars.put(char, (*chars.of(char), syllable))
    return Table(chars, words, frozenset(word[0] for word in words), frozenset(syllables))


def reading(word: str) -> list[str]:
    """Return a syllable for each character; what is no Chinese character is read as it stands."""
    table = _table()
    read: list[str] = []
    while len(read) < len(word):
        at = len(read)
        part = _begun(word, at, table) if word[at] in table.starts else ""
        read += table.words[part].split(" ") if part else (table.chars.of(word[at]) or word[at])[:1]
    return read


def _begun(word: str, at: int, table: Table) -> str:
    """Return the longest word of the table that begins at a place in `word`."""
    ends = range(min(len(word), at + LONGEST), at + 1, -1)
    return next((word[at:end] for end in ends if word[at:end] in table.words), "")


@lru_cache(maxsize=KEPT)
def _typed_forms(word: str) -> tuple[str, str]:
    syllables = [syllable for syllable in reading(word) if syllable.isalnum()]
    return "".join(syllables), "".join(syllable[0] for syllable in syllables)


def key(word: str) -> str:
    """Return a word as it is typed in full pinyin: donglinshuyuan."""
    return _typed_forms(word)[0]


def initials(word: str) -> str:
    """Return the first letters: dlsy."""
    return _typed_forms(word)[1]


def alike(word: str, read: Sequence[str]) -> Iterator[str]:
    """Yield the keys of a word that is read so, and those with one character read otherwise: 行 hang, xing."""
    yield "".join(read)
    if len(word) > LONGEST:
        return
    chars = _table().chars
    for at, char in enumerate(word):
        for other in chars.of(char):
            if other != read[at]:
                yield "".join((*read[:at], other, *read[at + 1 :]))


def typed(run: str) -> str:
    """Return a folded run in the letters of the table if it may be pinyin, else nothing.

    With or without tones: dàyùnhé and da4yun4he2 are dayunhe; lue and lüe are lve, nü is nv.
    """
    plain = run if run.isascii() else _without_tones(run)
    if not plain.isalpha():
        plain = _without_digits(plain)
    return plain.replace("lue", "lve").replace("nue", "nve") if plain.isascii() and plain.isalpha() else ""


def _without_tones(run: str) -> str:
    split = normalize("NFD", run).replace("u\u0308", "v")
    return "".join(char for char in split if not combining(char))


def _without_digits(run: str) -> str:
    """Return syllables without the digits of their tones; nothing unless each before a digit is a syllable."""
    *toned, last = _TONE.split(run)
    if toned and all(part in _table().syllables for part in (*toned, *filter(None, [last]))):
        return "".join((*toned, last))
    return ""


def blurred(letters: str) -> str:
    """Return pinyin with what many confuse made the same: zh and z, ch and c, sh and s, ing and in, l and n, f, h."""
    letters = _RETROFLEX.sub(r"\1", letters)
    return _NASAL.sub(r"\1", letters).translate(_SAME)
