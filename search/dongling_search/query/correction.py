"""Spelling correction: words that no unit has, exchanged for known ones that sound or look like them.

A word that stands in any unit is never touched. What comes out is offered, or shown with its results where what
was typed has none; the backend decides.
"""

from collections.abc import Callable, Iterator

from dongling.search import MAX_TEXT
from dongling_search.language.analyzer import Folded, fold_with_places, is_han, runs
from dongling_search.language.pinyin import reading, typed
from dongling_search.query.vocabulary import LONGEST, Vocabulary

RUN = 24
"""A run of more characters is nothing that a word could be mistaken in."""

Change = tuple[int, int, str]


def correct(text: str, vocabulary: Vocabulary, stands: Callable[[str], bool], longest: int = RUN) -> str:
    """Return the text with known words for unknown ones, or nothing; `stands` tells whether a unit has a word.

    Runs of more than `longest` characters are left as they are.
    """
    text = text[:MAX_TEXT]
    folded = fold_with_places(text)
    changes = list(_changes(folded, vocabulary, stands, longest))
    for start, end, word in reversed(changes):
        first, last = folded.span(start, end)
        text = text[:first] + word + text[last:]
    return text if changes else ""


def _changes(folded: Folded, vocabulary: Vocabulary, stands: Callable[[str], bool], longest: int) -> Iterator[Change]:
    at = 0
    for run in runs(folded.text):
        at = folded.text.index(run, at)
        if is_han(run):
            if 1 < len(run) <= longest and not stands(run):
                yield from _in_run(run, at, vocabulary, stands)
        elif run.isascii() and run.isalpha() and not stands(run) and not vocabulary.pinyin(typed(run)):
            yield from ((at, at + len(run), word) for word in vocabulary.nearly(typed(run))[:1])
        at += len(run)


def _in_run(run: str, offset: int, vocabulary: Vocabulary, stands: Callable[[str], bool]) -> Iterator[Change]:
    """Yield the changes in a run: around its longest part that is known, or can be changed to what is known."""
    read = reading(run)
    for size in range(min(len(run), LONGEST), 1, -1):
        for at in range(len(run) - size + 1):
            end = at + size
            part = run[at:end]
            is_known = part in vocabulary.known
            left_over = [run[:2]] * (at == 1) + [run[-2:]] * (len(run) - end == 1)
            word = part if is_known else _meant(part, read[at:end], left_over, vocabulary, stands)
            if word and (is_known or not stands(part)):
                yield from _in_run(run[:at], offset, vocabulary, stands)
                if not is_known:
                    yield offset + at, offset + end, word
                yield from _in_run(run[end:], offset + end, vocabulary, stands)
                return


def _meant(
    part: str, read: list[str], left_over: list[str], vocabulary: Vocabulary, stands: Callable[[str], bool]
) -> str:
    """Return the known word that a part may be; `left_over` are single characters beside it, each with its neighbour.

    Beside these it can only be what sounds like it (惠山泥 of 惠山泥偶 is no 惠山泉), and not if they make a word with
    their neighbour (学校 in 学校食堂, which is no 校史堂).
    """
    heard = next(vocabulary.sounding(part, read), "")
    if heard and not any(map(stands, left_over)):
        return heard
    return "" if left_over else next(vocabulary.looking(part), "")
