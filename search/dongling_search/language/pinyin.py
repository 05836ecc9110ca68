"""How Chinese words are read: toneless pinyin from tables/pinyin.txt, so that no pinyin package is served.

The table is read when it is first asked for; a word takes microseconds. Words are folded before.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

LONGEST = 4
"""No word of the table is longer; in a longer one than this a character is read as usual."""
KEPT = 2**16
"""How so many words are read is kept: an index that changes a little needs to read only its new words."""


@dataclass(frozen=True, slots=True)
class Table:
    """Readings of characters, the usual one first, and of words that are read otherwise."""

    chars: dict[str, list[str]]
    words: dict[str, list[str]]
    starts: frozenset[str]


@cache
def _table() -> Table:
    chars: dict[str, list[str]] = {}
    words: dict[str, list[str]] = {}
    also: list[tuple[str, str]] = []
    for line in (files("dongling_search") / "tables" / "pinyin.txt").read_text(encoding="utf-8").splitlines():
        first, *rest = line.split(" ")
        if first.startswith("="):
            words[first[1:]] = rest
        elif first != "#":
            chars.update((char, [first]) for char in rest[0] if char != "-")
            also += [(char, first) for char in "".join(rest[1:])]
    for char, syllable in also:
        chars[char].append(syllable)
    return Table(chars, words, frozenset(word[0] for word in words))


def reading(word: str) -> list[str]:
    """Return a syllable for each character; what is no Chinese character is read as it stands."""
    table = _table()
    read: list[str] = []
    while len(read) < len(word):
        at = len(read)
        part = _begun(word, at, table) if word[at] in table.starts else ""
        read += table.words[part] if part else table.chars.get(word[at], [word[at]])[:1]
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
        for other in chars.get(char, ()):
            if other != read[at]:
                yield "".join((*read[:at], other, *read[at + 1 :]))


def typed(letters: str) -> str:
    """Return what was typed in the letters of the table: lue and lüe as lve, nü as nv."""
    return letters.replace("ü", "v").replace("lue", "lve").replace("nue", "nve")
