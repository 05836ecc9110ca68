"""How Chinese is read, with tones: what stands above characters for those who still learn to read.

The table (tones.txt, made by scripts/make_tone_table.py) is read when it is first asked for. Words go before
characters, the longest first: 音乐 is yīn yuè, 快乐 kuài lè.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from types import MappingProxyType

from dongling.text.char_table import CharTable

_RARE = 2**16
"""The rank of characters that are among none of those used most."""
LONGEST = 4
"""No word of the table is longer."""
KNOWN: Mapping[str, int] = {"k": 0, "p1": 300, "p2": 1200, "p3": 2000}
"""So many of the characters used most are no longer hard in a band: an estimate, since textbooks differ."""


@dataclass(frozen=True, slots=True)
class Table:
    """Readings of characters and, as written, of words that are read otherwise.

    Of a character used much `ranks` has the largest number of KNOWN that is not beyond its rank.
    """

    chars: CharTable[str]
    words: Mapping[str, str]
    ranks: CharTable[int]


@cache
def _table() -> Table:
    chars, words, ranks = CharTable(""), dict[str, str](), CharTable(_RARE)
    for line in (files("dongling") / "text" / "tones.txt").read_text(encoding="utf-8").splitlines():
        first, _, rest = line.partition(" ")
        if first.startswith("="):
            words[first[1:]] = rest
        elif first == "*":
            for first_of, end in pairwise((*sorted(KNOWN.values()), len(rest))):
                ranks.put(rest[first_of:end], first_of)
        elif first != "#":
            chars.put(rest, first)
    return Table(chars, words, ranks)


def readings(text: str, own: Mapping[str, Sequence[str]] = MappingProxyType({})) -> Iterator[tuple[str, str]]:
    """Yield each character with its reading, empty for what is no Chinese character that the table knows.

    `own` has words that are read otherwise here, a syllable a character; they go before the table.
    """
    table = _table()
    longest = max((LONGEST, *map(len, own)))
    at = 0
    while at < len(text):
        ends = range(min(len(text), at + longest), at, -1)
        word = next((w for end in ends if (w := text[at:end]) in own or w in table.words), text[at])
        sounds = own.get(word) or _sounds(word, table)
        yield from zip(word, sounds, strict=False)
        at += len(word)


def _sounds(word: str, table: Table) -> Sequence[str]:
    if word in table.words:
        return table.words[word].split(" ")
    return (table.chars.of(word),)


def is_hard(char: str, band: str) -> bool:
    """Tell whether a character is one that readers of a band may not know yet; older ones know all but rare ones."""
    return _table().ranks.of(char) >= KNOWN.get(band, _RARE)
