"""The embedded engine: Whoosh keeps postings and columns, the scoring is ours (scoring.py, columns.py).

Only what Whoosh-Reloaded 2.7.5 and whoosh3 have in common is used: writer, reader, matcher, column. Postings
of one combined field are enough: a gram in the title counts twice because it was counted twice.
"""

from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
import whoosh
from whoosh import columns, fields, formats, index
from whoosh.system import pack_uint
from whoosh.writing import IndexingError, IndexWriter

from dongling.searching import Part, digest
from dongling_search import analyzer
from dongling_search.engines import LIFT, Ask, Doc, Page
from dongling_search.engines.closeness import BEST, asked, lift
from dongling_search.engines.columns import row
from dongling_search.engines.folder import IndexFolder
from dongling_search.engines.scoring import Docs, Floats
from dongling_search.engines.snapshot import KEPT, Snapshot, data
from dongling_search.syntax import Plan

FORMAT = 2
"""Changes whenever what is written changes."""


class Grams(fields.FieldType):
    """A field of grams that are counted already: no analysis, no positions."""

    def __init__(self) -> None:
        self.format = formats.Frequency()

    def index(self, value: Mapping[str, int], **_: Any) -> Generator[tuple[bytes, int, float, bytes], None, None]:
        """Yield each gram with its count."""
        for gram, count in value.items():
            yield gram.encode(), count, float(count), pack_uint(count)


def _schema() -> fields.Schema:
    kept = {name: fields.COLUMN(columns.VarBytesColumn()) for name in KEPT}
    return fields.Schema(id=fields.ID(unique=True), grams=Grams(), **kept)


class WhooshEngine:
    """An Engine (engines/__init__.py) in a folder."""

    def __init__(self, folder: Path, patience: float = 10.0) -> None:
        release = ".".join(map(str, whoosh.__version__))
        self._made_by = f"whoosh {release} format {FORMAT} analyzer {analyzer.version()}"
        self._folder = IndexFolder(folder, self._made_by, patience)
        self._lock = Lock()
        self._stamp: object = None
        self._snapshot = Snapshot()

    def generation(self) -> str:
        """Return the digest of what is indexed."""
        with self._pinned() as snapshot:
            return snapshot.generation

    def known(self) -> Mapping[str, str]:
        """Return the digest of every document by identifier."""
        with self._pinned() as snapshot:
            return dict(snapshot.columns.known)

    def words(self) -> Iterable[str]:
        """Return the words of all documents."""
        with self._pinned() as snapshot:
            return snapshot.columns.words

    def rebuild(self, docs: Iterable[Doc]) -> str:
        """Write a new index and switch to it."""
        with self._folder.writing():
            folder = self._folder.fresh()
            index.create_in(str(folder), _schema()).close()
            return self._write(folder, {}, docs, ())

    def apply(self, upserts: Iterable[Doc], deletes: Iterable[str]) -> str:
        """Write an index with the changes, sharing what stays, and switch to it."""
        with self._folder.writing():
            pointer = self._folder.current()
            folder = self._folder.fresh(pointer)
            if not pointer:
                index.create_in(str(folder), _schema()).close()
            known = dict(self.known()) if pointer else {}
            upserts = list(upserts)
            gone = {*deletes, *(doc.identifier for doc in upserts)} & known.keys()
            return self._write(folder, known, upserts, gone)

    def _write(self, folder: Path, known: dict[str, str], docs: Iterable[Doc], gone: Iterable[str]) -> str:
        with _writer(folder) as writer:
            for identifier in gone:
                writer.delete_by_term("id", identifier)
                del known[identifier]
            for doc in docs:
                if doc.identifier not in known:
                    known[doc.identifier] = doc.digest
                    writer.add_document(
                        id=doc.identifier, grams=doc.grams, row=row(doc), text=doc.text.encode(), data=data(doc)
                    )
        generation = digest((self._made_by, sorted(known.items())))
        self._folder.switch(folder, generation)
        return generation

    def search(self, ask: Ask) -> Page:
        """Answer a query on one state of the index, whatever is written meanwhile."""
        with self._pinned() as snapshot:
            docs, scores = _match(snapshot, ask.plan)
            docs, counts = snapshot.columns.filtered(ask, docs)
            best = _best(snapshot, ask, docs, scores)
            hits = tuple(snapshot.found(doc, float(scores[doc])) for doc in best.tolist())
            return Page(snapshot.generation, len(docs), hits, counts)

    def explain(self, plan: Plan, identifier: str) -> list[Part]:
        """Return what each leaf and alternative adds to a document's score, and the lift."""
        with self._pinned() as snapshot:
            if identifier not in snapshot.columns.known:
                return []
            doc = snapshot.columns.number(identifier)
            each = [(leaf.text, snapshot.postings(leaf)) for leaf in plan.leaves]
            each += [(other.word, snapshot.alternative(other)) for other in plan.instead]
            parts = [Part(text, found.of(doc), len(found.docs)) for text, found in each]
            words = asked(plan)
            if words:
                whole = sum(part.score for part in parts)
                parts.append(Part(LIFT, whole * (lift(snapshot.text(doc), words) - 1), 0))
            return [part for part in parts if part.score]

    def close(self) -> None:
        """Let go of the index; it is opened again when asked."""
        with self._lock:
            self._replace(Snapshot(), None)

    @contextmanager
    def _pinned(self) -> Iterator[Snapshot]:
        with self._lock:
            while (stamp := self._folder.stamp()) != self._stamp:
                pointer = self._folder.current()
                new = Snapshot(pointer.generation, self._folder.path / pointer.folder) if pointer else Snapshot()
                self._replace(new, stamp)
            snapshot = self._snapshot
            snapshot.users += 1
        try:
            yield snapshot
        finally:
            with self._lock:
                snapshot.users -= 1
                if snapshot is not self._snapshot and not snapshot.users:
                    snapshot.close()

    def _replace(self, new: Snapshot, stamp: object) -> None:
        old, self._snapshot, self._stamp = self._snapshot, new, stamp
        if not old.users:
            old.close()


@contextmanager
def _writer(folder: Path) -> Iterator[IndexWriter]:
    opened = index.open_dir(str(folder))
    writer = opened.writer(limitmb=128)
    try:
        yield writer
        writer.commit()
    except BaseException:
        with suppress(OSError, IndexingError):
            writer.cancel()
        raise
    finally:
        opened.close()
        for lock in folder.glob("*LOCK"):
            lock.unlink()


def _match(snapshot: Snapshot, plan: Plan) -> tuple[Docs, Floats]:
    """Return the documents that a plan finds, in order of their number, and every document's score."""
    scores: Floats = np.zeros(len(snapshot.columns.identifiers))
    for leaf in plan.leaves:
        postings = snapshot.postings(leaf)
        scores[postings.docs] += postings.impacts
    for alternative in plan.instead:
        postings = snapshot.alternative(alternative)
        scores[postings.docs] += postings.impacts
    docs: Docs = snapshot.columns.live if plan.everything else np.flatnonzero(scores).astype(np.int32)
    for phrase in plan.must:
        docs = np.intersect1d(docs, snapshot.phrase(phrase), assume_unique=True)
    for phrase in plan.must_not:
        docs = np.setdiff1d(docs, snapshot.phrase(phrase), assume_unique=True)
    return docs, scores


def _best(snapshot: Snapshot, ask: Ask, docs: Docs, scores: Floats) -> Docs:
    """Return the wanted documents in order; of the best by relevance, those with whole words near each other first."""
    words = asked(ask.plan)
    if not words or ask.sort != "relevance" or ask.plan.everything:
        return snapshot.columns.best(ask, docs, scores[docs])
    end = ask.offset + ask.limit
    best = snapshot.columns.best(replace(ask, offset=0, limit=max(BEST, end)), docs, scores[docs])
    first = best[:BEST]
    scores[first] *= [lift(snapshot.text(doc), words) for doc in first.tolist()]
    first = snapshot.columns.best(replace(ask, offset=0, limit=BEST), first, scores[first])
    return np.concatenate([first, best[BEST:]])[ask.offset : end]
