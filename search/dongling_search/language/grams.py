"""The grams of a document, counted: those that analyzer.document_grams cuts, without a text for each pair.

Pairs of Han characters, and the last one of a run, are numbers: both code points, one beside the other, which puts
them in the order of their texts. All other grams are texts.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from sys import maxunicode
from typing import Any

import numpy as np
import numpy.typing as npt

from dongling_search.language.analyzer import LONGEST, document_grams, is_han, runs
from dongling_search.language.number_keys import figures

BITS = 21
"""So many bits has a code point."""
_WEIGHT = 2**16
"""Smaller weights are sorted together with codes."""
_HAN, _OTHER, _NEITHER = 1, 2, 3
_UTF8 = "utf-8", "surrogatepass"
_UTF32 = "utf-32-le", "surrogatepass"

Codes = npt.NDArray[np.uint64]
Counts = npt.NDArray[np.uint32]


class _Kinds:
    """Whether characters are Han, another letter or digit, or neither; worked out when first met."""

    def __init__(self) -> None:
        self._kinds = np.zeros(maxunicode + 1, np.uint8)

    def of(self, codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint8]:
        kinds = self._kinds.take(codes)
        if not kinds.all():
            for code in np.unique(codes[kinds == 0]).tolist():
                char = chr(code)
                self._kinds[code] = _HAN if is_han(char) else _OTHER if runs(char) else _NEITHER
            kinds = self._kinds.take(codes)
        return kinds


_KINDS = _Kinds()


class GramCounts(Mapping[str, int]):
    """How often each gram occurs, weights included: Han grams by their `codes`, in order, and `words`."""

    def __init__(self, codes: Codes, counts: Counts, words: Mapping[str, int]) -> None:
        self.codes, self.counts, self.words = codes, counts, words

    @classmethod
    def of(cls, folded: str, ends: Sequence[int], weights: Sequence[int]) -> "GramCounts":
        """Count the grams of folded texts that stand one after the other, each of which ends at one of `ends`."""
        chars = np.frombuffer(folded.encode(*_UTF32), np.uint32)
        kinds = _KINDS.of(chars)
        words: Counter[str] = Counter()
        for start, end in _stretches(kinds == _OTHER):
            words[folded[start:end][:LONGEST]] += weights[bisect_left(ends, end)]
        for figure in figures(folded):
            written = runs(folded[figure.start : figure.end])
            for key in figure.keys:
                if key not in written:
                    words[key] += weights[bisect_left(ends, figure.end)]
        return cls(*_han(chars, kinds == _HAN, ends, weights), words)

    @property
    def total(self) -> int:
        """How many grams there are, each as often as it occurs."""
        return int(self.counts.sum(dtype=np.int64)) + sum(self.words.values())

    def __len__(self) -> int:
        return len(self.codes) + len(self.words)

    def __iter__(self) -> Iterator[str]:
        yield from map(text_of, self.codes.tolist())
        yield from self.words

    def __getitem__(self, gram: str) -> int:
        code = code_of(gram)
        if not code:
            return self.words[gram]
        at = int(np.searchsorted(self.codes, np.uint64(code)))
        if at == len(self.codes) or self.codes[at] != code:
            raise KeyError(gram)
        return int(self.counts[at])


def pair_places(text: bytes) -> tuple[Codes, Counts]:
    """Return the code of each pair of Han characters of a run text, in its order, and at which byte it is."""
    chars = np.frombuffer(text.decode(*_UTF8).encode(*_UTF32), np.uint32)
    han = _KINDS.of(chars) == _HAN
    pairs = np.flatnonzero(han[:-1] & han[1:])
    sizes = 1 + (chars >= 2**7).view(np.uint8) + (chars >= 2**11) + (chars >= 2**16)
    places = (np.cumsum(sizes, dtype=np.uint32) - sizes).take(pairs)
    codes = chars.take(pairs).astype(np.uint64) << np.uint64(BITS) | chars.take(pairs + 1)
    return codes, places.astype(np.uint32)


def run_texts(folded: str, ends: Sequence[int]) -> str:
    """Return the run texts (analyzer.run_text) of folded texts that stand one after the other, each in a line."""
    if not ends:
        return ""
    chars = np.frombuffer(f"{folded}\n".encode(*_UTF32), np.uint32)
    kinds = _KINDS.of(chars)
    kept = kinds != _NEITHER
    begins = kept.copy()
    begins[1:] &= kinds[1:] != kinds[:-1]
    sizes = kept.view(np.int8) + begins.view(np.int8)  # a run has a space before it
    last = np.array(ends)
    runs = _steps(begins.cumsum(dtype=np.int32).take(last))
    sizes[last] = 2 + (runs == 0)  # a text has a space at its end, and at its beginning if there is no run
    places = sizes.cumsum(dtype=np.int32) - 1
    made = np.full(places[-1], ord(" "), np.uint32)
    kept[last[:-1]] = True  # the line breaks between
    made[places[kept]] = chars[kept]
    return made.tobytes().decode(*_UTF32)


def counted(folded: str, ends: Sequence[int], weights: Sequence[int]) -> Mapping[str, int]:
    """Count the grams of folded texts that stand one after the other, each of which ends at one of `ends`."""
    if max(weights, default=0) < _WEIGHT:
        return GramCounts.of(folded, ends, weights)
    counts: Counter[str] = Counter()
    start = 0
    for end, weight in zip(ends, weights, strict=True):
        for gram in document_grams(folded[start:end]):
            counts[gram] += weight
        start = end + 1
    return counts


def total(grams: Mapping[str, int]) -> int:
    """Return how many grams a document has, each as often as it occurs."""
    return grams.total if isinstance(grams, GramCounts) else sum(grams.values())


def code_of(gram: str) -> int:
    """Return the code of a Han gram, a character or two; 0 for any other."""
    if not 0 < len(gram) <= 2 or not all(map(is_han, gram)):
        return 0
    return ord(gram[0]) << BITS | (ord(gram[1]) if len(gram) > 1 else 0)


def text_of(code: int) -> str:
    """Return the Han gram of a code."""
    second = code & (1 << BITS) - 1
    return chr(code >> BITS) + (chr(second) if second else "")


def _steps(numbers: npt.NDArray[np.integer[Any]]) -> npt.NDArray[np.integer[Any]]:
    """Return each number less the one before it; the first as it is."""
    steps = numbers.copy()
    steps[1:] -= numbers[:-1]
    return steps


def _stretches(mask: npt.NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """Yield where each stretch begins and ends in which a mask is true."""
    edges = np.flatnonzero(np.diff(mask.view(np.int8), prepend=0, append=0)).tolist()
    return zip(edges[::2], edges[1::2], strict=True)


def _han(
    chars: npt.NDArray[np.uint32], han: npt.NDArray[np.bool_], ends: Sequence[int], weights: Sequence[int]
) -> tuple[Codes, Counts]:
    """Return the codes of Han grams, each once and in order, and how often each occurs.

    Every Han character begins one gram: with the one after it, or alone where that is none.
    """
    places = np.flatnonzero(han)
    after = np.where(han, chars, 0)[1:]
    codes = chars.take(places).astype(np.uint64) << np.uint64(BITS)
    codes |= np.append(after, np.uint32(0)).take(places).astype(np.uint64)
    each = np.repeat(np.array(weights, np.uint64), _steps(places.searchsorted(ends)))
    every = np.sort(codes * np.uint64(_WEIGHT) + each)  # sorted together: a third of the time of sorting one by another
    codes, each = every // np.uint64(_WEIGHT), every % np.uint64(_WEIGHT)
    if not len(codes):
        return codes, each.astype(np.uint32)
    first = np.flatnonzero(np.append(True, codes[1:] != codes[:-1]))
    return codes[first], np.add.reduceat(each, first).astype(np.uint32)
