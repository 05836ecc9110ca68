"""The words that a run of Han characters is made of: as few as may be, and as few characters as may be left over."""

from collections.abc import Callable, Sequence

from dongling_search.language.question_words import LITTLE

LONGEST = 6
"""No word is longer."""


def segments(run: str, is_word: Callable[[str], bool]) -> Sequence[str]:
    """Return the words of a folded run, in order; a character that is in none of them stands by itself.

    无锡市一中录取多少分 is 无锡市, 一中, 录取, 多少, 分. A character that means little is no loss.
    """
    best: list[tuple[int, int, int]] = [(0, 0, 0)]  # what is left over, how many words, where the last one begins
    for end in range(1, len(run) + 1):
        left, count, _ = best[end - 1]
        ways = [(left + (run[end - 1] not in LITTLE), count + 1, end - 1)]
        starts = (start for start in range(max(0, end - LONGEST), end - 1) if is_word(run[start:end]))
        ways += [(best[start][0], best[start][1] + 1, start) for start in starts]
        best.append(min(ways))
    words: list[str] = []
    end = len(run)
    while end:
        start = best[end][2]
        words.append(run[start:end])
        end = start
    return words[::-1]


def weight(word: str) -> int:
    """Return how many characters of a word mean something by themselves."""
    return sum(char not in LITTLE for char in word)
