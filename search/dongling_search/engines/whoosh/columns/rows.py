"""The row of a document, as a segment keeps it: what its columns are made of, and the words that it has."""

import json
from array import array
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from dongling_search.engines import Doc
from dongling_search.engines.whoosh.bm25 import Docs
from dongling_search.engines.whoosh.columns.columns import Columns
from dongling_search.engines.whoosh.columns.facets import NONE, Facet, Values
from dongling_search.language.grams import total
from dongling_search.words import Lines, tidy


def row(doc: Doc) -> bytes:
    """Return the row of a document: a line of facets, which many have in common, and a line of the rest."""
    rest = (doc.identifier, doc.digest, total(doc.grams), doc.minutes, doc.updated, *tidy(doc.words))
    lines = (json.dumps(line, ensure_ascii=False, separators=(",", ":")) for line in (dict(doc.facets), rest))
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def words_of(row: bytes) -> list[str]:
    """Return the words of a document."""
    words: list[str] = json.loads(row.split(b"\n")[1])[5:]
    return words


def columns_of(rows: Iterable[bytes]) -> Columns:
    """Return the columns of documents, all of them alive."""
    identifiers, digests, updated = list[str](), list[str](), list[str]()
    lengths, minutes, line_of = array("i"), array("i"), array("i")
    lines: dict[bytes, int] = {}
    for one in rows:
        facets, rest = one.split(b"\n")
        line_of.append(lines.setdefault(facets, len(lines)))
        identifier, digest, length, last, when, *_ = json.loads(rest)
        identifiers.append(identifier)
        digests.append(digest)
        lengths.append(length)
        minutes.append(last)
        updated.append(when)
    dates = sorted(set(updated))
    number = {date: at for at, date in enumerate(dates)}
    return Columns(
        identifiers=Lines.of(identifiers),
        digests=Lines.of(digests),
        live=np.ones(len(identifiers), dtype=np.bool_),
        lengths=np.array(lengths, dtype=np.int32),
        minutes=np.array(minutes, dtype=np.int32),
        dates=tuple(dates),
        date_of=np.fromiter(map(number.__getitem__, updated), np.int32, len(updated)),
        facets=dict(_facets(list(lines), np.array(line_of, dtype=np.int32))),
        order=np.fromiter(in_order(identifiers), np.int32, len(identifiers)),
    )


def _facets(lines: Sequence[bytes], line_of: Docs) -> Iterator[tuple[str, Facet]]:
    """Yield each facet; `line_of` names the line of each document."""
    read: list[dict[str, list[str]]] = [json.loads(line) for line in lines]
    for name in dict.fromkeys(name for one in read for name in one):
        sets: dict[Values, int] = {values: number for number, values in enumerate(NONE)}
        of_line = [sets.setdefault(tuple(one.get(name, ())), len(sets)) for one in read]
        yield name, Facet(tuple(sets), np.array(of_line, dtype=np.int32).take(line_of))


def in_order(identifiers: Sequence[str]) -> Iterator[int]:
    """Yield the numbers of documents by their identifiers.

    Those with the same beginning are sorted by themselves: Python lets no other thread run while it sorts.
    """
    alike: dict[str, list[int]] = {}
    for number, identifier in enumerate(identifiers):
        alike.setdefault(identifier[:BEGINNING], []).append(number)
    for begun in sorted(alike):
        yield from sorted(alike[begun], key=identifiers.__getitem__)


BEGINNING = 4
