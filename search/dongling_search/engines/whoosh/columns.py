"""Columns over all documents, for filters, counts of facets and order.

Read from a row for each document when an index is opened; a search then touches only the rows that match.
"""

import json
from array import array
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from dongling_search.engines import DECIMALS, Ask, Doc
from dongling_search.engines.whoosh.bm25 import Docs, Floats, Norms

Mask = npt.NDArray[np.bool_]


def row(doc: Doc) -> bytes:
    """Return the row of a document: a line of facets, which many have in common, and a line of the rest."""
    length = sum(doc.grams.values())
    rest = (doc.identifier, doc.digest, length, doc.minutes, doc.updated, *doc.words)
    lines = (json.dumps(line, ensure_ascii=False, separators=(",", ":")) for line in (dict(doc.facets), rest))
    return "\n".join(lines).encode("utf-8", "surrogatepass")


class Facet:
    """The values of one facet: documents have few different sets of them, and each document names its set."""

    def __init__(self) -> None:
        self._sets: dict[tuple[str, ...], int] = {(): 0}
        self._which: list[int] = []

    def add(self, line: int, values: Iterable[str]) -> None:
        """Add a line of facets with its values; those between it and the one before have none."""
        self._which += [0] * (line - len(self._which))
        self._which.append(self._sets.setdefault(tuple(values), len(self._sets)))

    def finish(self, lines: int, line_of: Docs) -> None:
        """Make what is asked, when all of so many lines were added; `line_of` names the line of each document."""
        self._which += [0] * (lines - len(self._which))
        self.values = list(dict.fromkeys(value for values in self._sets for value in values))
        self._has = np.array([[value in values for value in self.values] for values in self._sets], dtype=np.int64)
        self._set_of: Docs = np.array(self._which, dtype=np.int32)[line_of]

    def any_of(self, wanted: Iterable[str], docs: Docs) -> Mask:
        """Tell of each of `docs` whether it has any of the wanted values."""
        positions = [self.values.index(value) for value in wanted if value in self.values]
        passes = np.any(self._has[:, positions], axis=1)
        mask: Mask = passes[self._set_of[docs]]
        return mask

    def counts(self, docs: Docs) -> dict[str, int]:
        """Return how many of `docs` have each value that any of them has."""
        counts = np.bincount(self._set_of[docs], minlength=len(self._sets)) @ self._has
        return {value: count for value, count in zip(self.values, counts.tolist(), strict=True) if count}


class Columns:
    """The columns of one index; rows of deleted documents are there, but never `live`."""

    def __init__(self, rows: Iterable[bytes], live: Sequence[bool]) -> None:
        self.is_live: Mask = np.array(live, dtype=np.bool_)
        self.live: Docs = np.flatnonzero(self.is_live).astype(np.int32)
        self.identifiers: list[str] = []
        self.known: dict[str, str] = {}
        self.words: list[str] = []
        lengths, minutes, updated, line_of = array("q"), array("q"), list[str](), array("i")
        once: dict[str, str] = {}
        lines: dict[bytes, int] = {}
        for doc, text in enumerate(rows):
            facets, rest = text.split(b"\n")
            line_of.append(lines.setdefault(facets, len(lines)))
            identifier, digest, length, last, when, *words = json.loads(rest)
            self.identifiers.append(identifier)
            lengths.append(length if live[doc] else 0)
            minutes.append(last)
            updated.append(once.setdefault(when, when))
            if live[doc]:
                self.known[identifier] = digest
                self.words += [once.setdefault(word, word) for word in words]
        self._facets = _facets(lines, np.array(line_of, dtype=np.int32))
        self.norms = Norms.of(lengths, len(self.live))
        self._minutes = np.array(minutes, dtype=np.int64)
        self._updated = _ranks(updated)
        self._by_identifier = _ranks(self.identifiers)

    def numbers(self) -> dict[str, int]:
        """Return the number of each live document."""
        return {self.identifiers[doc]: doc for doc in self.live.tolist()}

    def filtered(self, ask: Ask, docs: Docs) -> tuple[Docs, dict[str, dict[str, int]]]:
        """Return those of `docs` that pass all filters, and the counts of the facets asked for."""
        masks = {name: self._any_of(name, wanted, docs) for name, wanted in ask.filters.items() if wanted}
        if ask.minutes is not None:
            masks[""] = self._minutes[docs] <= ask.minutes
        passing = _passing(docs, masks.values())
        counts: dict[str, dict[str, int]] = {}
        for name in ask.facets:
            others = (mask for other, mask in masks.items() if other != name)
            counted = _passing(docs, others) if name in masks else passing
            counts[name] = self._facets[name].counts(counted) if name in self._facets else {}
        return passing, counts

    def _any_of(self, name: str, wanted: Iterable[str], docs: Docs) -> Mask:
        facet = self._facets.get(name)
        return facet.any_of(wanted, docs) if facet else np.zeros(len(docs), dtype=np.bool_)

    def best(self, ask: Ask, docs: Docs, scores: Floats) -> Docs:
        """Return the wanted ones of `docs` in the order asked for; a list of everything has the newest first."""
        if not ask.limit:
            return docs[:0]
        scores = np.round(scores, DECIMALS)
        if ask.sort == "minutes":
            key: npt.NDArray[np.generic] = self._minutes[docs]
        elif ask.sort == "newest" or (ask.plan.everything and not ask.plan.leaves):
            key = -self._updated[docs]
        else:
            key = -scores
        end = ask.offset + ask.limit
        if 0 < end < len(docs):
            near = np.flatnonzero(key <= np.partition(key, end - 1)[end - 1])
            docs, scores, key = docs[near], scores[near], key[near]
        return docs[np.lexsort((self._by_identifier[docs], -scores, key))[ask.offset : end]]


def _facets(lines: Iterable[bytes], line_of: Docs) -> dict[str, Facet]:
    facets: dict[str, Facet] = {}
    count = 0
    for count, line in enumerate(lines, 1):
        for name, values in json.loads(line).items():
            facets.setdefault(name, Facet()).add(count - 1, values)
    for facet in facets.values():
        facet.finish(count, line_of)
    return facets


def _ranks(texts: list[str]) -> npt.NDArray[np.int64]:
    order = {text: rank for rank, text in enumerate(sorted(set(texts)))}
    return np.array([order[text] for text in texts], dtype=np.int64)


def _passing(docs: Docs, masks: Iterable[Mask]) -> Docs:
    """Return those of `docs` that pass all masks."""
    every = list(masks)
    return docs[np.logical_and.reduce(every)] if every else docs
