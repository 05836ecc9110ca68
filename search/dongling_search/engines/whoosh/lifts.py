"""By how much the best are lifted for words that stand whole and near each other (closeness.py), for all at once.

Where runs of Han characters stand the index knows: no text is read. Words of letters are looked for in the texts.
"""

from collections.abc import Iterator, Sequence
from itertools import compress

import numpy as np
import numpy.typing as npt

from dongling_search.engines import DECIMALS
from dongling_search.engines.closeness import NEAR, PLACES, lift_of, places
from dongling_search.engines.whoosh.bm25 import Docs, Floats
from dongling_search.engines.whoosh.postings.positions import Places, begins_of, documents_of
from dongling_search.engines.whoosh.snapshot import Snapshot
from dongling_search.language.analyzer import is_han
from dongling_search.query import whole

Numbers = npt.NDArray[np.int64]
FAR = 2**32
"""More bytes than a text has."""
AT_ONCE = 12
"""So many texts are read before it is seen whether more of them can matter."""


def lifts(snapshot: Snapshot, docs: Docs, scores: Floats, words: Sequence[bytes], wanted: int) -> Floats:
    """Return the factor of each document; the least it may be of one that is not among the `wanted` best with any."""
    if any(word.startswith(b" ") for word in words):
        return _by_texts(_Texts(snapshot, docs, words), scores, len(words), wanted)
    among = np.zeros(len(snapshot.columns), np.bool_)
    among[docs] = True
    factors, order = np.empty(len(docs)), docs.argsort()
    factors[order] = _by_places(docs[order], [snapshot.places(word.decode(), among) for word in words])
    return factors


def _by_places(docs: Docs, places_by_word: Sequence[Places]) -> Floats:
    """Return the factor of each of `docs`, which are in order, by the places of each word in them."""
    count = len(places_by_word)
    every = np.concatenate(places_by_word)
    word_of = np.arange(count).repeat([len(places) for places in places_by_word])
    doc_of = docs.searchsorted(documents_of(every))
    has = np.zeros((count, len(docs)), np.bool_)
    has[word_of, doc_of] = True
    present = has.sum(axis=0)
    near = np.zeros(len(docs))
    few = _firsts(word_of * len(docs) + doc_of)
    order = few[every[few].argsort(kind="stable")]
    near[present > 0] = NEAR / (NEAR + _spans(every[order], word_of[order], doc_of[order], has))
    factors: Floats = 1 + present / count + near * (present > 1)
    return factors


def _firsts(groups: Numbers) -> Numbers:
    """Return the numbers of the first PLACES of each group; those of one stand together."""
    number = np.arange(len(groups))
    begins = np.maximum.accumulate(np.where(_changes(groups), number, 0))
    return np.flatnonzero(number - begins < PLACES)


def _changes(numbers: Numbers) -> npt.NDArray[np.bool_]:
    """Tell of each number whether it is another than the one before."""
    changes = np.ones(len(numbers), np.bool_)
    np.not_equal(numbers[1:], numbers[:-1], out=changes[1:])
    return changes


def _spans(every: Places, word_of: Numbers, doc_of: Numbers, has: npt.NDArray[np.bool_]) -> Numbers:
    """Return of each document that has a word how far apart its words begin where they stand nearest together.

    At each place the words before it that end there are looked at: the last one of each that the document has.
    """
    earliest = every
    for word, having in enumerate(has):
        last = np.maximum.accumulate(np.where(word_of == word, every, -1))
        earliest = np.where(having.take(doc_of), np.minimum(last, earliest), earliest)
    spans = np.where(earliest >= begins_of(every), every - earliest, FAR)
    return np.minimum.reduceat(spans, np.flatnonzero(_changes(doc_of))) if len(every) else spans


def _by_texts(look: "_Texts", scores: Floats, count: int, wanted: int) -> Floats:
    """Look at how near words are to each other where it decides, of the most promising first."""
    least, most = look.bounds(count)
    waiting = np.argsort(-most * scores, kind="stable")
    waiting = waiting[(most > least)[waiting]]
    while len(waiting):
        some, waiting = waiting[:AT_ONCE], waiting[AT_ONCE:]
        least[some] = [lift_of(places, count) for places in look.places(some)]
        if wanted < len(scores):
            reached = np.partition(least * scores, -wanted)[-wanted] - 10**-DECIMALS
            waiting = waiting[(most * scores)[waiting] >= reached]
    return least


class _Texts:
    """Where words stand in documents, found in their texts; postings tell beforehand which words a text may have."""

    def __init__(self, snapshot: Snapshot, docs: Docs, words: Sequence[bytes]) -> None:
        self._snapshot, self._docs, self._words = snapshot, docs, words
        self._has, self._sure = np.empty((len(words), len(docs)), np.bool_), np.empty(len(words), np.bool_)
        for number, word in enumerate(words):
            leaves = whole(word.decode().strip())
            self._sure[number] = len(leaves) == 1 and is_han(leaves[0].text)
            self._has[number] = np.logical_and.reduce([postings.among(docs) for postings in snapshot.each(leaves)])

    def bounds(self, count: int) -> tuple[Floats, Floats]:
        """Return the least and the most that the factor of each document may be."""
        had = self._has.sum(axis=0)
        return 1 + self._has[self._sure].sum(axis=0) / count, 1 + had / count + (had > 1)

    def places(self, some: npt.NDArray[np.int64]) -> Iterator[list[list[int]]]:
        """Yield the places of the words that each of some documents has."""
        texts = zip(some.tolist(), self._snapshot.texts(self._docs[some]), strict=True)
        return ([places(text, word) for word in compress(self._words, self._has[:, n])] for n, text in texts)
