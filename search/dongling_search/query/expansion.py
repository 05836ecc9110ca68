"""Expansion of a query with alternatives: other names for a thing, and Chinese words typed in pinyin.

Other words never replace what was typed: they are alternatives, which count less, or as much where letters mean
nothing else.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby

from dongling_search.language.analyzer import is_han
from dongling_search.language.pinyin import key, typed
from dongling_search.query.syntax import Alternative, Plan, whole
from dongling_search.query.vocabulary import LONGEST, Vocabulary

HALF = 0.5
"""What another name counts beside the word that was typed."""
MOST = 24
"""So many alternatives at the most."""
SYLLABLES = 8
"""So many words in a row may be the syllables of one."""


def expand(plan: Plan, vocabulary: Vocabulary, stated: Callable[[str], bool]) -> Plan:
    """Return the plan with alternatives; `stated` tells whether any unit has a word of letters as it stands."""
    if plan.everything:
        return plan
    alternatives = [*_other_names(plan, vocabulary), *_pinyin(plan, vocabulary, stated)]
    return replace(plan, instead=tuple(alternatives[:MOST])) if alternatives else plan


def _other_names(plan: Plan, vocabulary: Vocabulary) -> Iterator[Alternative]:
    used = set(plan.words)
    for word in dict.fromkeys(name for run in plan.words for name in _named(run, vocabulary)):
        for other in vocabulary.others[word]:
            if other not in used and (leaves := whole(other)):
                used.add(other)
                yield Alternative(leaves, other, HALF, "synonym", word)


def _named(run: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the words in a run that have other names, the longest from the left; letters are one word."""
    if not is_han(run):
        yield from (word for word in (run,) if word in vocabulary.others)
        return
    at = 0
    while at < len(run):
        ends = range(min(len(run), at + LONGEST), at + 1, -1)
        word = next((run[at:end] for end in ends if run[at:end] in vocabulary.others), "")
        if word:
            yield word
        at += len(word) or 1


def _pinyin(plan: Plan, vocabulary: Vocabulary, stated: Callable[[str], bool]) -> Iterator[Alternative]:
    for letters, words in groupby(plan.words, lambda word: not is_han(word) and bool(typed(word))):
        row = list(words) if letters else []
        while row:
            count, meant = _longest(row[:SYLLABLES], vocabulary, stated)
            weight = HALF if count == 1 and stated(row[0]) else 1.0
            said = " ".join(row[:count])
            yield from (Alternative(whole(word), word, weight, "pinyin", said) for word in meant)
            if len(meant) == 1 and "".join(map(typed, row[:count])) == key(meant[0]):
                yield from _others_of(meant[0], vocabulary, weight, said)
            row = row[count:]


def _others_of(word: str, vocabulary: Vocabulary, weight: float, said: str) -> Iterator[Alternative]:
    for other in vocabulary.others.get(word, ()):
        if leaves := whole(other):
            yield Alternative(leaves, other, HALF * weight, "synonym", said)


def _longest(row: list[str], vocabulary: Vocabulary, stated: Callable[[str], bool]) -> tuple[int, list[str]]:
    """Return how many words of the row, from the first, are pinyin together, and what they mean."""
    for count in range(len(row), 0, -1):
        letters = "".join(map(typed, row[:count]))
        unsaid = count > 1 or not stated(row[0])
        if meant := vocabulary.pinyin(letters, short=count == 1 and unsaid):
            return count, meant
        if unsaid and (meant := vocabulary.confused(letters)):
            return count, meant
    return 1, []
