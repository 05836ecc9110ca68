"""The vocabulary of one state of the index and its lexicon, by which pinyin, typing errors and prefixes are looked up.

It has two layers: the table of the index, which is made with it, and one of the few words that changed since or that
the lexicon has. That one is made when first asked for, since most readers type words that are simply found.
"""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator
from functools import cached_property
from heapq import merge
from itertools import groupby, islice
from operator import itemgetter

from dongling.search import Lexicon
from dongling_search.language.analyzer import is_han
from dongling_search.language.ordinary_words import is_ordinary
from dongling_search.language.pinyin import alike, blurred
from dongling_search.query.completion import Completer, Layer, Way
from dongling_search.query.names import Names
from dongling_search.words import LONGEST as LONGEST_CORRECTED
from dongling_search.words import SHORTEST, Words, WordTable, is_correctable, without_one

LONGEST = LONGEST_CORRECTED
"""Longer words are titles: completed and read as pinyin, but nothing is corrected to them."""
MEANT = 8
"""So many words are meant by one pinyin at the most."""
PREFIX = 4
"""So many letters of a pinyin begin a word."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Vocabulary:
    """Words, those that more units have first, and shorter ones first among these.

    What is looked up by its sound finds names (terms, schools and other words of the lexicon) before words that only
    units bring. `words` repeat a word as often as units have it, or are a function that is asked for them when they
    are needed.
    """

    def __init__(
        self,
        words: Iterable[str] | Callable[[], Iterable[str]],
        lexicon: Lexicon,
        names: Names | None = None,
    ) -> None:
        """Take words, a lexicon, and its names where these are at hand."""
        self._given, self._lexicon = words, lexicon
        names = names or Names.of(lexicon)
        self.others, self.everyday, self.named = names.others, names.everyday, names.named

    @cached_property
    def _layers(self) -> tuple[Layer, ...]:
        given = self._given() if callable(self._given) else self._given
        words = given if isinstance(given, Words) else Words.of(given)
        more = Counter(words.changes)
        more.update(self._lexicon.words)
        more.update(word for named in self._lexicon.facets.values() for word in named if is_han(word))
        numbers = {word: words.table.number(word) for word in more}
        hidden = frozenset(number for number in numbers.values() if number >= 0)
        for word, number in numbers.items():
            more[word] += int(words.table.counts[number]) if number >= 0 else 0
        table = WordTable.of({word: count for word, count in more.items() if count > 0})
        return Layer(words.table, hidden), Layer(table)

    @property
    def words(self) -> list[str]:
        """All words, the best first: for a look at them."""
        return [word for _, _, word in merge(*(layer.found(range(len(layer.table))) for layer in self._layers))]

    @cached_property
    def completer(self) -> Completer:
        """What completes words."""
        return Completer(*self._layers)

    @cached_property
    def known(self) -> "Known":
        """The folded words of Han characters that may be corrected to."""
        return Known(self._layers)

    def is_word(self, word: str) -> bool:
        """Tell whether a folded word is one: of everyday language, of a unit or of the lexicon."""
        return (
            word in self.named
            or word in self.others
            or is_ordinary(word)
            or (len(word) >= SHORTEST and word in self.known)
        )

    def pinyin(self, letters: str, *, short: bool = True) -> list[str]:
        """Return the words that are typed so: in full, by first letters (if `short`), or by their beginning."""
        words = self._names_first("keys", letters)
        if not words and short and len(letters) > 1:
            words = self._names_first("firsts", letters)
        return words or list(self._begun(letters))

    def spelled(self, letters: str) -> list[str]:
        """Return the words whose full pinyin is `letters`, or has the same sounds to those who confuse some."""
        return self._names_first("keys", letters) or self.confused(letters)

    def confused(self, letters: str) -> list[str]:
        """Return the words whose pinyin has the same sounds as `letters` to those who confuse zh and z, or l and n."""
        return self._names_first("blurred", blurred(letters)) if len(letters) > PREFIX else []

    def _names_first(self, way: Way, text: str) -> list[str]:
        """Return the first names that a text leads to, and after them the first other words."""
        return sorted(_distinct(self._layers, way, text), key=lambda word: word not in self.named)[:MEANT]

    def _read(self, letters: str) -> Iterator[str]:
        return _distinct(self._layers, "keys", letters)

    def _begun(self, letters: str) -> Iterator[str]:
        """Yield the best word of each of the first readings that begin so."""
        if len(letters) < PREFIX:
            return
        begun = merge(*(layer.begun(letters) for layer in self._layers))
        for _, read_so in islice(groupby(begun, key=itemgetter(0)), MEANT):
            yield next(read_so)[2]

    def nearly(self, letters: str) -> list[str]:
        """Return the words whose pinyin differs from `letters` by one letter, or by two that changed places."""
        if len(letters) <= PREFIX:
            return []
        edited = dict.fromkeys(_edits(letters))
        likely = {text for layer in self._layers for text in layer.table.keys_of.likely(edited)}
        return [word for text in edited if text in likely for word in self._read(text)]

    def sounding(self, part: str, read: list[str]) -> Iterator[str]:
        """Yield the words that sound like `part`, best first."""
        for full in alike(part, read):
            yield from (word for word in self._read(full) if word != part and is_correctable(word))

    def sounding_nearly(self, part: str, read: list[str]) -> Iterator[str]:
        """Yield the words of as many characters as `part` that sound like it to those who confuse sounds."""
        same = (word for word in self.confused("".join(read)) if len(word) == len(part) and is_correctable(word))
        yield from (word for word in same if word != part)

    def slipped(self, part: str) -> Iterator[str]:
        """Yield the words of which two neighbours changed places in `part`, or one character stands twice."""
        for at in range(len(part) - 1):
            first, second = part[at], part[at + 1]
            word = part[:at] + (first if first == second else second + first) + part[at + 2 :]
            if word in self.known:
                yield word

    def looking(self, part: str) -> Iterator[str]:
        """Yield the words that differ from `part` by one character, best first."""
        if len(part) >= SHORTEST:
            yield from (word for word in self._shortened(part) if part in without_one(word))
            for short in without_one(part):
                if len(short) >= SHORTEST and short in self.known:
                    yield short
                yield from (word for word in self._shortened(short) if _differ_once(word, part))

    def _shortened(self, short: str) -> Iterator[str]:
        """Yield the words that are `short` with one character more, and maybe others."""
        return _merged((layer, layer.table.shortened.may_have(short)) for layer in self._layers)


class Known(Container[str]):
    """Tells which words may be corrected to, and yields each of them once."""

    def __init__(self, layers: tuple[Layer, ...]) -> None:
        self._layers = layers

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and any(
            number not in layer.hidden and layer.table.folded[number] == word
            for layer in self._layers
            for number in layer.table.corrected.may_have(word)
        )

    def __iter__(self) -> Iterator[str]:
        words = (
            layer.table.folded[n] for layer in self._layers for n in layer.table.key_order if n not in layer.hidden
        )
        yield from dict.fromkeys(filter(is_correctable, words))


def _distinct(layers: Iterable[Layer], way: Way, text: str) -> Iterator[str]:
    """Yield the folded words that a text leads to, best first, each once."""
    yield from dict.fromkeys(_merged((layer, layer.having(way, text)) for layer in layers))


def _merged(numbered: Iterable[tuple[Layer, Iterable[int]]]) -> Iterator[str]:
    """Yield folded words of all layers, best first."""
    return (folded for _, folded in merge(*(layer.read(numbers) for layer, numbers in numbered)))


def _differ_once(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _edits(letters: str) -> Iterator[str]:
    for at in range(len(letters) + 1):
        before, after = letters[:at], letters[at:]
        yield from (before + letter + after for letter in _LETTERS)
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in _LETTERS)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
