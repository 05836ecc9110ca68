"""The words of everyday language (tables/ordinary.txt): who typed one of them meant it.

Each is held as one number of eight bytes, in order, so that 80,000 words take less than a megabyte; a look takes a
microsecond. The table is read when it is first asked for.
"""

from array import array
from bisect import bisect_left
from functools import cache
from importlib.resources import files

import numpy as np

SIZES = (2, 3, 4)
"""How long the words of the table are."""


@cache
def _numbers() -> "memoryview[int]":
    """Return the numbers of all words, in order."""
    numbers = array("Q")
    for line in (files("dongling_search") / "tables" / "ordinary.txt").read_text(encoding="utf-8").splitlines():
        first, *rests = line.split(" ")
        if first == "#":
            continue
        for size, rest in zip(SIZES, rests, strict=True):
            step = size - 1
            if rest != "-":
                numbers.extend(_number(first + rest[at : at + step]) for at in range(0, len(rest), step))
    return np.sort(np.frombuffer(numbers, np.uint64)).data


def _number(word: str) -> int:
    """Return the number of a word of up to four characters, 16 bits each; a longer one has none of these numbers."""
    return int.from_bytes(word.encode("utf-16-be", "surrogatepass"))


def is_ordinary(word: str) -> bool:
    """Tell whether a folded word is one of everyday language."""
    if len(word) not in SIZES:
        return False
    wanted, numbers = _number(word), _numbers()
    at = bisect_left(numbers, wanted)
    return at < len(numbers) and numbers[at] == wanted
