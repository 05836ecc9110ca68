"""The words that units have, in small tables: to complete, to read as pinyin, to correct to."""

from dongling_search.words.lines import Lines
from dongling_search.words.table import LONGEST, SHORTEST, Counted, WordTable, Worth, is_correctable, without_one
from dongling_search.words.words import Words, tidy

__all__ = [
    "LONGEST",
    "SHORTEST",
    "Counted",
    "Lines",
    "WordTable",
    "Words",
    "Worth",
    "is_correctable",
    "tidy",
    "without_one",
]
