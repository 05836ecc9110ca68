"""The embedded engine: Whoosh keeps postings and columns, the scoring is ours (bm25.py, columns.py).

Only what Whoosh-Reloaded 2.7.5 and whoosh3 have in common is used: writer, reader, matcher, column. Postings
of one combined field are enough: a gram in the title counts twice because it was counted twice.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial, reduce
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
import whoosh
from whoosh import columns, fields, index
from whoosh.writing import IndexingError

from dongling.problems import Said
from dongling.search import IndexDamaged, Part, digest
from dongling_search.engines import LIFT, Ask, Doc, Page
from dongling_search.engines.closeness import BEST, asked, lift
from dongling_search.engines.memory import give_back
from dongling_search.engines.whoosh.bm25 import Docs, Floats
from dongling_search.engines.whoosh.columns import row
from dongling_search.engines.whoosh.index_folder import IndexFolder
from dongling_search.engines.whoosh.index_memory import IndexMemory
from dongling_search.engines.whoosh.index_place import IndexPlace
from dongling_search.engines.whoosh.postings_pool import Pool
from dongling_search.engines.whoosh.postings_reader import FORMAT
from dongling_search.engines.whoosh.postings_writer import FIELD, Codec
from dongling_search.engines.whoosh.snapshot import KEPT, Snapshot, data
from dongling_search.language import analyzer
from dongling_search.language.analyzer import is_han
from dongling_search.query import Plan, whole

VERSION = 4
"""Changes whenever what is written changes."""


_UNOPENED = object()


class Grams(fields.FieldType):
    """A field of grams that are counted already: no analysis, no positions, and counts are the postings' weights."""

    def __init__(self) -> None:
        self.format = FORMAT


def _schema() -> fields.Schema:
    stored = {name: fields.COLUMN(columns.VarBytesColumn()) for name in KEPT}
    return fields.Schema(**{FIELD: Grams()}, **stored)


class WhooshEngine:
    """An Engine (engines/engine.py) in a folder, in memory without one.

    An index that is no longer what was written raises IndexDamaged from everything but `rebuild`.
    """

    def __init__(self, folder: Path | None, patience: float = 10.0) -> None:
        release = ".".join(map(str, whoosh.__version__))
        self._made_by = f"whoosh {release} format {VERSION} analyzer {analyzer.version()}"
        self._place: IndexPlace = IndexFolder(folder, self._made_by, patience) if folder else IndexMemory()
        self._lock = Lock()
        self._stamp: object = _UNOPENED
        self._snapshot = Snapshot()
        self._there = False

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
        with self._place.writing():
            storage = self._place.begin(anew=True)
            index.FileIndex.create(storage, _schema()).close()
            generation = self._write(storage, {}, docs, ())
        give_back()
        return generation

    def apply(self, upserts: Iterable[Doc], deletes: Iterable[str]) -> str:
        """Write an index with the changes, sharing what stays, and switch to it."""
        with self._place.writing():
            storage = self._place.begin(anew=False)
            there = bool(list(storage.list()))
            if not there:
                index.FileIndex.create(storage, _schema()).close()
            with self._pinned() as snapshot:
                known, numbers = dict(snapshot.columns.known), snapshot.columns.numbers()
            if known and not there:
                raise IndexDamaged(_DAMAGED)
            upserts = list(upserts)
            gone = {*deletes, *(doc.identifier for doc in upserts)} & known.keys()
            for identifier in gone:
                del known[identifier]
            generation = self._write(storage, known, upserts, [numbers[identifier] for identifier in gone])
        give_back()
        return generation

    def _write(self, storage: Any, known: dict[str, str], docs: Iterable[Doc], gone: Iterable[int]) -> str:
        """Write documents beside those that are `known` and stay; `gone` are the numbers of those that do not."""
        with _writer(storage) as (writer, pool):
            for number in gone:
                writer.delete_document(number)
            for doc in docs:
                if doc.identifier not in known:
                    known[doc.identifier] = doc.digest
                    pool.take(writer.docnum, doc.grams)
                    writer.add_document(row=row(doc), text=doc.text.encode(), data=data(doc))
        generation = digest((self._made_by, sorted(known.items())))
        self._place.finish(storage, generation)
        self._there = True
        return generation

    def search(self, ask: Ask) -> Page:
        """Answer a query on one state of the index, whatever is written meanwhile."""
        with self._pinned() as snapshot:
            docs, scores = _match(snapshot, ask.plan)
            docs, counts = snapshot.columns.filtered(ask, docs)
            best = _best(snapshot, ask, docs, scores)
            return Page(snapshot.generation, len(docs), snapshot.found(best, scores[best]), counts)

    def explain(self, plan: Plan, identifier: str) -> list[Part]:
        """Return what each leaf and alternative adds to a document's score, and the lift."""
        with self._pinned() as snapshot:
            if identifier not in snapshot.columns.known:
                return []
            doc = snapshot.columns.numbers()[identifier]
            each = [(leaf.text, snapshot.postings(leaf)) for leaf in plan.leaves]
            each += [(other.word, snapshot.alternative(other)) for other in plan.instead]
            parts = [Part(text, postings.of(doc), len(postings.docs)) for text, postings in each]
            words = asked(plan)
            if words:
                whole = sum(part.score for part in parts)
                (text,) = snapshot.texts(np.array([doc], dtype=np.int32))
                parts.append(Part(LIFT, whole * (lift(text, words) - 1), 0))
            return [part for part in parts if part.score]

    def close(self) -> None:
        """Let go of the index; it is opened again when asked."""
        with self._lock:
            self._replace(Snapshot(), _UNOPENED)

    @contextmanager
    def _pinned(self) -> Iterator[Snapshot]:
        with self._lock:
            while (stamp := self._place.stamp()) != self._stamp:
                opened = self._opened(stamp)
                if opened:
                    self._replace(opened, stamp)
            snapshot = self._snapshot
            snapshot.users += 1
        try:
            yield snapshot
        except Exception as error:
            if snapshot.damaged:
                raise IndexDamaged(_DAMAGED) from error
            raise
        finally:
            with self._lock:
                snapshot.users -= 1
                if snapshot is not self._snapshot and not snapshot.users:
                    snapshot.close()
        if snapshot.damaged:
            raise IndexDamaged(_DAMAGED)

    def _opened(self, stamp: object) -> Snapshot | None:
        """Return the index in use; None when a writer put another in its place before all its files were open.

        Raises IndexDamaged when there was one and none is sound now: to find nothing would be a wrong answer.
        """
        sound = self._place.sound()
        if sound is None:
            if self._there and self._place.stamp() == stamp:
                raise IndexDamaged(_DAMAGED)
            return None if self._there else Snapshot()
        self._there = True
        try:
            return Snapshot(sound.generation, sound.storage)
        except Exception as error:
            if self._place.stamp() != stamp:
                return None
            raise IndexDamaged(_DAMAGED) from error

    def _replace(self, new: Snapshot, stamp: object) -> None:
        old, self._snapshot, self._stamp = self._snapshot, new, stamp
        if not old.users:
            old.close()


_DAMAGED = Said("索引坏了，要重建", "the index is damaged and has to be made anew")


@contextmanager
def _writer(storage: Any) -> Iterator[tuple[Any, Pool]]:
    opened = index.FileIndex(storage)
    writer: Any = opened.writer(codec=Codec(), compound=False)
    folder = getattr(storage, "folder", "")
    writer.pool = pool = Pool(Path(folder) if folder else None)
    try:
        yield writer, pool
        writer.commit()
    except BaseException:
        with suppress(OSError, IndexingError):
            writer.cancel()
        raise
    finally:
        opened.close()
        for lock in [name for name in storage.list() if name.endswith("LOCK")]:
            storage.delete_file(lock)


def _match(snapshot: Snapshot, plan: Plan) -> tuple[Docs, Floats]:
    """Return the documents that a plan finds, in order of their number, and every document's score."""
    scores: Floats = np.zeros(len(snapshot.columns.identifiers))
    for leaf in plan.leaves:
        postings = snapshot.postings(leaf)
        scores[postings.docs] += postings.impacts
    for alternative in plan.instead:
        postings = snapshot.alternative(alternative)
        scores[postings.docs] += postings.impacts
    if plan.must:
        phrases = [snapshot.phrase(phrase) for phrase in plan.must]
        docs: Docs = reduce(partial(np.intersect1d, assume_unique=True), phrases)
    else:
        docs = snapshot.columns.live if plan.everything else np.flatnonzero(scores).astype(np.int32)
    for phrase in plan.must_not:
        docs = np.setdiff1d(docs, snapshot.phrase(phrase), assume_unique=True)
    return docs, scores


def _best(snapshot: Snapshot, ask: Ask, docs: Docs, scores: Floats) -> Docs:
    """Return the wanted documents in order; of the best by relevance, those with whole words near each other first."""
    words = asked(ask.plan)
    if not (words and ask.limit) or ask.sort != "relevance" or ask.plan.everything:
        return snapshot.columns.best(ask, docs, scores[docs])
    end = ask.offset + ask.limit
    best = snapshot.columns.best(replace(ask, offset=0, limit=max(BEST, end)), docs, scores[docs])
    first = best[:BEST]
    scores[first] *= _lifts(snapshot, first, words)
    first = snapshot.columns.best(replace(ask, offset=0, limit=BEST), first, scores[first])
    return np.concatenate([first, best[BEST:]])[ask.offset : end]


def _lifts(snapshot: Snapshot, docs: Docs, words: tuple[bytes, ...]) -> Floats:
    """Return the factor of each document; of one that can have but one word, a pair of characters, without its text."""
    pairs, others = np.zeros(len(docs)), np.zeros(len(docs))
    for word in words:
        leaves = whole(word.decode().strip())
        is_pair = len(leaves) == 1 and is_han(leaves[0].text)
        has = np.logical_and.reduce([snapshot.postings(leaf).among(docs) for leaf in leaves])
        (pairs if is_pair else others)[has] += 1
    lifts = 1 + pairs / len(words)
    unsure = (pairs > 1) | (others > 0)
    lifts[unsure] = [lift(text, words) for text in snapshot.texts(docs[unsure])]
    return lifts
