"""Is what was typed a slip, or does it make sense as it is? Rules on words alone, to correct nothing right."""

from collections.abc import Callable

LONGEST = 4
"""No longer word is looked for around a change."""

IsWord = Callable[[str], bool]


def changed(typed: str, word: str) -> tuple[int, int]:
    """Return the place in `typed` where it differs from `word`: its start, and its end, the same where one lacks."""
    most = min(len(typed), len(word))
    start = next((at for at in range(most) if typed[at] != word[at]), most)
    ending = next((at for at in range(most - start) if typed[-1 - at] != word[-1 - at]), most - start)
    return start, len(typed) - ending


def makes_sense(stretch: str, is_word: IsWord) -> bool:
    """Tell whether a stretch is words of two characters and more throughout: 东林大学."""
    ends = {0}
    for end in range(2, len(stretch) + 1):
        if any(end - start >= 2 and is_word(stretch[start:end]) for start in ends):
            ends.add(end)
    return len(stretch) in ends


def is_more_than_a_word(stretch: str, place: tuple[int, int], is_word: IsWord, is_known: IsWord) -> bool:
    """Tell whether a change is only in what stands after a word (银杏果) or before a known one, and not twice."""
    start, end = place
    if end - start == 1 and stretch[start] in (stretch[start - 1 : start], stretch[end : end + 1]):
        return False
    return (start == 0 and is_known(stretch[end:])) or (end == len(stretch) and is_word(stretch[:start]))


def breaks_a_word(run: str, place: tuple[int, int], is_word: IsWord, within: tuple[int, int] = (0, 0)) -> bool:
    """Tell whether a change would be in a word of the run (我想知道运河); those `within` a stretch don't count."""
    start, end = place
    first, last = (start, end) if end > start else (start - 1, start + 1)
    for at in range(max(0, last - LONGEST), min(last, len(run))):
        for stop in range(max(first + 1, at + 2), min(len(run), at + LONGEST) + 1):
            covers = at < last and stop > first if end > start else at <= first and stop >= last
            if covers and not (within[0] <= at and stop <= within[1]) and is_word(run[at:stop]):
                return True
    return False
