"""Spelling correction: words that no unit has, exchanged for known ones that sound or look like them.

A word that stands in any unit is never touched, nor is one of everyday language, a year, a grade, or what asks
(为什么, 在哪里). What comes out is offered, or shown with its results where what was typed has none: the backend
decides.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from operator import eq

from dongling.search import MAX_TEXT
from dongling_search.language import question_words
from dongling_search.language.analyzer import is_han, runs
from dongling_search.language.folded_text import Folded, fold_with_places
from dongling_search.language.number_keys import figures
from dongling_search.language.ordinary_words import is_ordinary
from dongling_search.language.pinyin import reading, typed
from dongling_search.query.plausibility import breaks_a_word, changed, is_more_than_a_word, makes_sense
from dongling_search.query.vocabulary import LONGEST, Vocabulary

RUN = 24
"""A run of more characters is nothing that a word could be mistaken in."""
SHORT = 2
"""So short a word is exchanged only as a whole, for one that sounds like it and has a character of it."""
_GRADE = re.compile("[一二三四五六七八九]年级?|[初高][一二三]|[大中小]班")

Change = tuple[int, int, str]
Run = tuple[int, str]
"""A run and its place in folded text."""
Stands = Callable[[str], bool]


def correct(text: str, vocabulary: Vocabulary, stands: Stands, longest: int = RUN, *, pinyin: bool = False) -> str:
    """Return the text with known words for unknown ones, or nothing; `stands` tells whether a unit has a word.

    Runs of more than `longest` characters are left as they are; with `pinyin`, words are exchanged for their pinyin.
    """
    text = text[:MAX_TEXT]
    folded = fold_with_places(text)
    changes = list(_Corrector(vocabulary, stands).changes(folded, longest, pinyin=pinyin))
    for start, end, word in reversed(changes):
        first, last = folded.span(start, end)
        text = text[:first] + word + text[last:]
    return text if changes else ""


def is_other_word(text: str, corrected: str) -> bool:
    """Tell whether a correction is one word for the one word that was typed, of as many characters or its pinyin.

    No unit has what was typed (党微课); that its pairs of characters stand somewhere is then no reason to stay with it.
    """
    one, other = fold_with_places(text).text.strip(), fold_with_places(corrected).text.strip()
    every = runs(one)
    if len(every) == 1 and is_han(one):
        return every == [one] and len(one) == len(other)
    return bool(every) and all(map(typed, every)) and runs(other) == [other] and is_han(other)


class _Corrector:
    """What corrects with one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, stands: Stands) -> None:
        self._vocabulary, self._stands = vocabulary, stands

    def changes(self, folded: Folded, longest: int, *, pinyin: bool) -> Iterator[Change]:
        for row in _rows(folded.text):
            at, run = row[0]
            if not is_han(run):
                yield from self._spelled(row, pinyin=pinyin)
            elif 1 < len(run) <= longest and not self._stands(run):
                yield from self._in_run(run, at)

    def _spelled(self, row: Sequence[Run], *, pinyin: bool) -> Iterator[Change]:
        """Yield the words that runs of letters are the pinyin of: all together, or each, and then but for a slip.

        A word that units have is found by its pinyin already: it takes its place only with `pinyin`.
        """
        spelled = [typed(run) for _, run in row]
        together = self._vocabulary.spelled("".join(spelled)) if all(spelled) else []
        if together and (pinyin or not self._stands(together[0])):
            yield row[0][0], row[-1][0] + len(row[-1][1]), together[0]
            return
        for (at, run), letters in zip(row, spelled, strict=True):
            if letters and not self._stands(run) and not self._vocabulary.pinyin(letters):
                yield from ((at, at + len(run), word) for word in self._vocabulary.nearly(letters)[:1])

    def _in_run(self, run: str, offset: int) -> Iterator[Change]:
        """Yield the changes in a run: the whole of it, or in the stretches between years, grades and question words."""
        word = self._surely(run) if len(run) <= LONGEST else ""
        if word:
            yield offset, offset + len(run), word
            return
        for start, stretch in _stretches(run):
            yield from self._in_stretch(stretch, offset + start)

    def _surely(self, run: str) -> str:
        """Return the word of which neighbours changed places in a run, or one character stands twice."""
        return "" if self._is_word(run) else self._first_named(self._vocabulary.slipped(run))

    def _in_stretch(self, stretch: str, offset: int) -> Iterator[Change]:
        if len(stretch) < SHORT or self._is_word(stretch) or self._stands(stretch):
            return
        word = self._whole(stretch) if len(stretch) <= LONGEST else ""
        if word:
            yield offset, offset + len(stretch), word
        else:
            yield from self._in_parts(stretch, offset)

    def _is_word(self, part: str) -> bool:
        return part in self._vocabulary.known or is_ordinary(part)

    def _whole(self, stretch: str) -> str:
        """Return the word that a stretch is as a whole, but for a slip."""
        vocabulary, read = self._vocabulary, reading(stretch)
        heard = (word for word in vocabulary.sounding(stretch, read) if _is_near(word, stretch))
        if len(stretch) <= SHORT:
            return self._first_named(heard)
        likely = chain(heard, vocabulary.slipped(stretch), self._looking(stretch))
        return self._first_named(likely) or next(vocabulary.sounding_nearly(stretch, read), "")

    def _looking(self, part: str) -> Iterator[str]:
        """Yield the words that a part looks like, unless it makes sense as it is."""
        if not makes_sense(part, self._is_word):
            vocabulary = self._vocabulary
            is_known = vocabulary.known.__contains__
            for word in vocabulary.looking(part):
                if word not in vocabulary.everyday and not is_more_than_a_word(
                    part, changed(part, word), self._is_word, is_known
                ):
                    yield word

    def _first_named(self, words: Iterable[str]) -> str:
        """Return the first name; else the first word."""
        every = list(words)
        return next((word for word in every if word in self._vocabulary.named), "".join(every[:1]))

    def _in_parts(self, run: str, offset: int) -> Iterator[Change]:
        """Yield the changes in a run: around its longest part that is known, or can be changed to what is known."""
        read = reading(run)
        for size in range(min(len(run), LONGEST), 1, -1):
            for at in range(len(run) - size + 1):
                end = at + size
                is_known = run[at:end] in self._vocabulary.known
                word = run[at:end] if is_known else self._part(run, at, end, read)
                if word and (is_known or not self._stands(run[at:end])):
                    yield from self._in_parts(run[:at], offset)
                    if not is_known:
                        yield offset + at, offset + end, word
                    yield from self._in_parts(run[end:], offset + end)
                    return

    def _part(self, run: str, at: int, end: int, read: list[str]) -> str:
        """Return the word that a part of a run is, but for a slip.

        Beside a single character it can only be what sounds like it (惠山泥 of 惠山泥偶 is no 惠山泉), and not if the
        character makes a word with its neighbour (学校 in 学校食堂, which is no 校史堂).
        """
        part = run[at:end]
        if len(part) <= SHORT or is_ordinary(part):
            return ""
        left_over = [run[:2]] * (at == 1) + [run[-2:]] * (len(run) - end == 1)
        heard = self._first_named(w for w in self._vocabulary.sounding(part, read[at:end]) if _is_near(w, part))
        if heard and not any(map(self._stands, left_over)):
            within = (at, end) if heard in self._vocabulary.named else (0, 0)
            if not self._breaks(run, at, part, heard, within):
                return heard
        seen = () if left_over else chain(self._vocabulary.slipped(part), self._looking(part))
        return self._first_named(word for word in seen if not self._breaks(run, at, part, word, (0, 0)))

    def _breaks(self, run: str, at: int, part: str, word: str, within: tuple[int, int]) -> bool:
        start, end = changed(part, word)
        return breaks_a_word(run, (at + start, at + end), self._is_said, within)

    def _is_said(self, part: str) -> bool:
        return part in self._vocabulary.known or (is_ordinary(part) and self._stands(part))


def _is_near(word: str, part: str) -> bool:
    """Tell whether a word has a character of a short part where that has it: what only sounds alike is another word."""
    return len(part) > SHORT + 1 or any(map(eq, word, part))


def _rows(folded: str) -> Iterator[list[Run]]:
    """Yield each run of Han characters by itself, and those of letters with only spaces between together."""
    row: list[Run] = []
    at = 0
    for run in runs(folded):
        start = folded.index(run, at)
        if row and (is_han(run) or folded[at:start].strip()):
            yield row
            row = []
        row.append((start, run))
        at = start + len(run)
        if is_han(run):
            yield row
            row = []
    if row:
        yield row


def _stretches(run: str) -> Iterator[tuple[int, str]]:
    """Yield what a run says beside years, days, grades and question words, each with its place."""
    spans = [(figure.start, figure.end) for figure in figures(run) if figure.date]
    spans += [match.span() for match in _GRADE.finditer(run)]
    at = 0
    for start, end in [*sorted(spans), (len(run), len(run))]:
        for begin, stretch in question_words.split(run[at:start]) if start > at else ():
            yield at + begin, stretch
        at = max(at, end)
