"""What is known of all documents at once, as columns: filters, counts of facets, order.

Read from a row for each document when an index is opened; a search then touches only the rows that match.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dongling_search.engines import Ask, Doc
from dongling_search.engines.scoring import DECIMALS, Docs, Floats, Norms

Mask = npt.NDArray[np.bool_]


def row(doc: Doc) -> bytes:
    """Return the row of a document."""
    length = sum(doc.grams.values())
    parts = (doc.identifier, doc.digest, length, doc.minutes, doc.updated, dict(doc.facets), doc.words)
    return json.dumps(parts, ensure_ascii=False).encode("utf-8", "surrogatepass")


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one facet and which document has which."""

    values: tuple[str, ...]
    has: Mask

    @classmethod
    def of(cls, rows: Sequence[Sequence[str]]) -> "Facet":
        """Return the facet of documents that have these values."""
        values = tuple(sorted({value for found in rows for value in found}))
        number = {value: i for i, value in enumerate(values)}
        has = np.zeros((len(rows), len(values)), dtype=np.bool_)
        for doc, found in enumerate(rows):
            has[doc, [number[value] for value in found]] = True
        return cls(values, has)

    def any_of(self, wanted: Iterable[str], docs: Docs) -> Mask:
        """Tell of each of `docs` whether it has any of the wanted values."""
        mask: Mask = np.zeros(len(docs), dtype=np.bool_)
        for value in wanted:
            if value in self.values:
                mask |= self.has[docs, self.values.index(value)]
        return mask

    def counts(self, docs: Docs) -> dict[str, int]:
        """Return how many of `docs` have each value that any of them has."""
        counts = np.count_nonzero(self.has[docs], axis=0).tolist()
        return {value: count for value, count in zip(self.values, counts, strict=True) if count}


class Columns:
    """The columns of one index; rows of deleted documents are there, but never `live`."""

    def __init__(self, rows: Sequence[bytes], live: Sequence[bool]) -> None:
        read = json.loads(b"[%s]" % b",".join(rows))
        self.identifiers: list[str] = [r[0] for r in read]
        self.live: Docs = np.flatnonzero(np.array(live, dtype=np.bool_)).astype(np.int32)
        self.is_live: Mask = np.array(live, dtype=np.bool_)
        self.known = {read[doc][0]: str(read[doc][1]) for doc in self.live.tolist()}
        self.words: list[str] = [word for doc in self.live.tolist() for word in read[doc][6]]
        self.norms = Norms.of([r[2] if alive else 0 for r, alive in zip(read, live, strict=True)], len(self.live))
        self._minutes = np.array([r[3] for r in read], dtype=np.int64)
        self._updated = _ranks([r[4] for r in read])
        self._by_identifier = _ranks(self.identifiers)
        names = {name for r in read for name in r[5]}
        self._facets: Mapping[str, Facet] = {n: Facet.of([r[5].get(n, ()) for r in read]) for n in names}

    def number(self, identifier: str) -> int:
        """Return the number of a live document."""
        return next(doc for doc, name in enumerate(self.identifiers) if name == identifier and self.is_live[doc])

    def filtered(self, ask: Ask, docs: Docs) -> tuple[Docs, dict[str, dict[str, int]]]:
        """Return those of `docs` that pass all filters, and the counts of the facets asked for."""
        passes = {name: self._any_of(name, wanted, docs) for name, wanted in ask.filters.items() if wanted}
        always = np.ones(len(docs), dtype=np.bool_) if ask.minutes is None else self._minutes[docs] <= ask.minutes
        counts: dict[str, dict[str, int]] = {}
        for name in ask.facets:
            others = _all([always, *(mask for other, mask in passes.items() if other != name)])
            counts[name] = self._facets[name].counts(docs[others]) if name in self._facets else {}
        return docs[_all([always, *passes.values()])], counts

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


def _ranks(texts: list[str]) -> npt.NDArray[np.int64]:
    order = {text: rank for rank, text in enumerate(sorted(set(texts)))}
    return np.array([order[text] for text in texts], dtype=np.int64)


def _all(masks: list[Mask]) -> Mask:
    mask: Mask = np.logical_and.reduce(masks)
    return mask
