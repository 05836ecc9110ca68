"""A retrieval set of our own: stretches of the units that ship, and queries cut from them, without any outside data.

Of the four sorts of the public sets (bench.search.material): a word that stands by itself; a piece of a clause; two
pairs of characters that are remembered of a clause; a clause asked as people ask, its figure asked for and its
particles left out. Which are taken goes by a digest of each, so that a unit which changes takes its own queries
along and leaves most of the others.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import islice

from bench.search.material import Asked, passage
from dongling.search import Document

EACH = 200
"""So many queries of each sort."""
STRETCH = 200
"""A stretch ends with the sentence that makes it so long, in characters."""
FEW = 10
"""What more stretches answer than a page shows tells none of them."""
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
_HAN = "\u4e00-\u9fff"
_WORD = re.compile(f"(?<![{_HAN}])[{_HAN}]{{2,4}}(?![{_HAN}])")
_CLAUSE = re.compile(f"[{_HAN}0-9]{{8,20}}")
_YEAR, _FIGURE, _PARTICLE = re.compile(r"\d{4}年"), re.compile(r"\d+"), re.compile(r"[的了着]")
_WAYS = ("为什么{}", "{}是怎么回事")
Said = Mapping[str, str]
"""What each stretch says."""
Found = Iterator[tuple[str, frozenset[str]]]
"""Queries, and the stretches that answer each."""


def stretches(units: Iterable[Document]) -> list[Document]:
    """Return what units say, in stretches of a few sentences: the documents of the set."""
    return [
        passage(f"{unit.identifier}-{number}", unit.name, text)
        for unit in units
        for number, text in enumerate(_cut("\n".join(field.text for field in unit.fields if field.name != "name")))
    ]


def _cut(text: str) -> Iterator[str]:
    held = ""
    for sentence in _SENTENCE.findall(text):
        held += f"{sentence}\n"
        if len(held) >= STRETCH:
            yield held
            held = ""
    if held:
        yield held


def own_queries(documents: Sequence[Document]) -> list[Asked]:
    """Return queries of each sort that the stretches hold."""
    said = {one.identifier: "\n".join(field.text for field in one.fields) for one in documents}
    sorts: dict[str, Callable[[Said], Found]] = {
        "question": _questions,
        "phrase": _phrases,
        "keywords": _keywords,
        "word": _words,
    }
    return [
        Asked(sort, text, expected)
        for sort, make in sorts.items()
        for text, expected in islice((one for one in make(said) if len(one[1]) <= FEW), EACH)
    ]


def _questions(said: Said) -> Found:
    for clause in _mixed(_all(_CLAUSE, said)):
        yield _as_asked(clause), _having(clause, said)


def _phrases(said: Said) -> Found:
    for clause in _mixed(_all(_CLAUSE, said)):
        yield clause[1:7], _having(clause[1:7], said)


def _words(said: Said) -> Found:
    for word in _mixed(_all(_WORD, said)):
        yield word, _having(word, said)


def _keywords(said: Said) -> Found:
    for clause in _mixed(_all(_CLAUSE, said)):
        yield f"{clause[1:3]} {clause[5:7]}", _having(clause, said)


def _all(pattern: re.Pattern[str], said: Said) -> Iterator[str]:
    return (found for text in said.values() for found in pattern.findall(text))


def _mixed(texts: Iterable[str]) -> list[str]:
    return sorted(set(texts), key=lambda text: sha256(text.encode()).digest())


def _having(text: str, said: Said) -> frozenset[str]:
    return frozenset(identifier for identifier, all_of_it in said.items() if text in all_of_it)


def _as_asked(clause: str) -> str:
    asked, years = _YEAR.subn("哪一年", clause, count=1)
    if not years:
        asked, figures = _FIGURE.subn("多少", clause, count=1)
        years += figures
    return _PARTICLE.sub("", asked if years else _WAYS[len(clause) % len(_WAYS)].format(clause))
