"""The embedded engine: Whoosh keeps postings and columns, the scoring is ours (bm25.py, columns.py).

Only what Whoosh-Reloaded 2.7.5 and whoosh3 have in common is used: writer, reader, matcher, column. Postings
of one combined field are enough: a gram in the title counts twice because it was counted twice.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import chain, islice
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
import whoosh
from whoosh import columns, fields, index
from whoosh.writing import IndexingError

from dongling.problems import Said
from dongling.search import IndexDamaged, Part, digest
from dongling_search.engines import LIFT, NOTHING, Ask, Doc, EngineHit, Page
from dongling_search.engines.closeness import asked, lift
from dongling_search.engines.marks import MODULUS
from dongling_search.engines.memory import give_back
from dongling_search.engines.whoosh.columns.added import Added, columns_after
from dongling_search.engines.whoosh.columns.index_state import WORDS, IndexState, write_state, write_words
from dongling_search.engines.whoosh.columns.rows import row, words_of
from dongling_search.engines.whoosh.columns.selection import Selection
from dongling_search.engines.whoosh.index_folder import IndexFolder
from dongling_search.engines.whoosh.index_memory import IndexMemory
from dongling_search.engines.whoosh.index_place import IndexPlace
from dongling_search.engines.whoosh.matches import best, best_beyond, finds, match, stands
from dongling_search.engines.whoosh.postings.postings_pool import Pool
from dongling_search.engines.whoosh.postings.postings_reader import FORMAT
from dongling_search.engines.whoosh.postings.postings_writer import FIELD, Codec
from dongling_search.engines.whoosh.snapshot import KEPT, Snapshot
from dongling_search.engines.whoosh.texts import data
from dongling_search.language import analyzer
from dongling_search.query import Plan
from dongling_search.words import Words, WordTable

VERSION = 14
"""Changes whenever what is written changes."""


FIRST = 10_000
"""Where there was no index, so many documents are found while the others are still being indexed: in a segment of their
own, which makes later searches a little slower. Smaller indexes have one segment."""
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
        self._table = "", WordTable.of({})
        self._there = False

    def generation(self) -> str:
        """Return the digest of what is indexed."""
        with self._pinned() as snapshot:
            return snapshot.generation

    def known(self) -> Mapping[str, str]:
        """Return the digest of every document by identifier."""
        with self._pinned() as snapshot:
            return snapshot.columns.known()

    def words(self) -> Words:
        """Return the words of all documents."""
        with self._pinned() as snapshot:
            return self._words_of(snapshot)

    def _words_of(self, snapshot: Snapshot) -> Words:
        """Return the words of a snapshot; a table is read once, and stays the same over many changes."""
        name, table = self._table
        if name != snapshot.state.words:
            table = snapshot.table()
            self._table = snapshot.state.words, table
        return Words(table, snapshot.state.changes)

    def rebuild(self, docs: Iterable[Doc]) -> str:
        """Write a new index and switch to it; where there was none, as soon as FIRST documents are in it."""
        rest, seen = iter(docs), set[str]()
        with self._place.writing():
            storage = self._place.begin(anew=True)
            index.FileIndex.create(storage, _schema()).close()
            first = islice(rest, FIRST) if self._is_empty() else rest
            generation = self._write(storage, Snapshot(), first, (), seen)
            for more in rest:
                with self._pinned() as snapshot:
                    generation = self._write(self._place.begin(anew=False), snapshot, chain([more], rest), (), seen)
        give_back()
        return generation

    def _is_empty(self) -> bool:
        """Tell whether nothing answers now."""
        try:
            with self._pinned() as snapshot:
                return not len(snapshot.columns)
        except IndexDamaged:
            return True

    def apply(self, upserts: Iterable[Doc], deletes: Iterable[str]) -> str:
        """Write an index with the changes, sharing what stays, and switch to it."""
        upserts = list(upserts)
        names = dict.fromkeys([*deletes, *(doc.identifier for doc in upserts)])
        with self._place.writing(), self._pinned() as snapshot:
            storage = self._place.begin(anew=snapshot.generation == NOTHING)
            there = bool(list(storage.list()))
            if not there:
                index.FileIndex.create(storage, _schema()).close()
            if len(snapshot.columns) and not there:
                raise IndexDamaged(_DAMAGED)
            gone = [number for number in map(snapshot.columns.number, names) if number >= 0]
            try:
                generation = self._write(storage, snapshot, upserts, gone, set())
            except OSError as error:
                if storage.damaged:
                    raise IndexDamaged(_DAMAGED) from error
                raise
        give_back()
        return generation

    def _write(self, storage: Any, before: Snapshot, docs: Iterable[Doc], gone: Sequence[int], seen: set[str]) -> str:
        """Write documents beside those that stay of `before`; `gone` are the numbers of those that do not.

        `seen` has the identifiers of documents that were written before these.
        """
        with _writer(storage) as (writer, pool):
            for number in gone:
                writer.delete_document(number)
            added = Added(seen)
            for doc in docs:
                if added.take(doc):
                    pool.take(writer.docnum, doc.grams)
                    writer.add_document(row=row(doc), text=doc.text.encode(), data=data(doc))
        state = self._state(storage, before, added, gone)
        write_state(storage, state)
        generation = digest((self._made_by, len(state.columns.live_docs), f"{state.total:x}"))
        self._place.finish(storage, generation)
        with self._lock:
            self._there, self._stamp = True, _UNOPENED
        return generation

    def _state(self, storage: Any, before: Snapshot, added: Added, gone: Sequence[int]) -> IndexState:
        """Return the state of a storage that documents were written to, after the state of before."""
        rows = before.rows(gone)
        columns = before.columns
        for number, one in zip(gone, rows, strict=True):
            added.leave(columns.identifiers[number], columns.digests[number], words_of(one))
        old = self._words_of(before)
        words = old.changed(added.words) if len(columns) else Words(WordTable.of(added.words))
        name = before.state.words if words.table is old.table else ""
        if not name:
            for file in [file for file in storage.list() if file.startswith(WORDS)]:
                storage.delete_file(file)
            name = write_words(storage, words.table)
            self._table = name, words.table
        made, segments = columns_after(storage, before.state)
        total = (before.state.total + added.total) % MODULUS
        return IndexState(made, segments, name, words.changes, total)

    def search(self, ask: Ask) -> Page:
        """Answer a query on one state of the index, whatever is written meanwhile."""
        with self._pinned() as snapshot:
            matching, scores = match(snapshot, ask.plan)
            selection = Selection(snapshot.columns, ask, matching)
            beyond = best_beyond(snapshot, selection.beyond, scores)
            left_out = snapshot.found(beyond, scores[beyond])
            wanted = best(snapshot, ask, selection.passing, scores)
            hits = snapshot.found(wanted, scores[wanted])
            return Page(snapshot.generation, len(selection.passing), hits, selection.counts, left_out)

    def pick(self, identifiers: Sequence[str], ask: Ask) -> tuple[EngineHit, ...]:
        """Return those of the documents that pass the filters, and which of them the plan finds."""
        with self._pinned() as snapshot:
            numbers = map(snapshot.columns.number, identifiers)
            there = np.array([number for number in numbers if number >= 0], dtype=np.int32)
            docs = Selection(snapshot.columns, ask, there).passing
            return snapshot.found(docs, np.isin(docs, match(snapshot, ask.plan)[0]).astype(np.float64))

    def totals(self, plans: Sequence[Plan], ask: Ask) -> list[int]:
        """Tell of each plan how many documents it finds that pass the filters."""
        with self._pinned() as snapshot:
            columns, passes = snapshot.columns, np.zeros(len(snapshot.columns), np.bool_)
            passes[Selection(columns, ask, columns.live_docs).passing] = True
            return [int(np.count_nonzero(passes.take(finds(snapshot, plan)))) for plan in plans]

    def standing(self, plans: Sequence[Plan], filters: Mapping[str, tuple[str, ...]]) -> list[bool]:
        """Tell of each plan whether any document that passes the filters has all its phrases."""
        with self._pinned() as snapshot:
            selection = Selection(snapshot.columns, Ask(Plan(everything=True), filters), snapshot.columns.live_docs)
            return [stands(snapshot, plan.must, selection.passing) for plan in plans]

    def explain(self, plan: Plan, identifier: str) -> list[Part]:
        """Return what each leaf and alternative adds to a document's score, and the lift."""
        with self._pinned() as snapshot:
            doc = snapshot.columns.number(identifier)
            if doc < 0:
                return []
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
        try:
            opened = Snapshot(sound.generation, sound.storage, self._snapshot)
        except Exception as error:
            if self._place.stamp() != stamp:
                return None
            if not self._there:
                return Snapshot()
            raise IndexDamaged(_DAMAGED) from error
        self._there = True
        return opened

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
