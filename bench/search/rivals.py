"""The engines that are measured, each behind the same two questions: which units, and a whole results page.

A page is: how many, the first ten, the counts of four facets, and ten marked snippets. Where an engine has no
facets of its own, our columns count them; snippets are made by our code for all others, from a shelf of folded texts
in memory that is made beforehand.
"""

import importlib
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from dongling.catalog import EVERYTHING
from dongling.search import FACETS, Document, Query
from dongling_search.backend import ANSWERING, Backend
from dongling_search.documents import doc
from dongling_search.engines import Ask, EngineHit, StoredTexts
from dongling_search.engines.whoosh.columns.rows import columns_of, row
from dongling_search.engines.whoosh.columns.selection import Selection
from dongling_search.engines.whoosh.engine import WhooshEngine
from dongling_search.language.analyzer import is_han, pairs, runs
from dongling_search.language.folded_text import fold
from dongling_search.query import Plan, Prefix, parse
from dongling_search.results import Finder, as_hits, show


class Shelf:
    """What engines without facets and snippets are lent: our columns, and folded texts in memory."""

    def __init__(self, documents: Sequence[Document]) -> None:
        rows = []
        self.found: list[EngineHit] = []
        for document in documents:
            made = doc(document)
            rows.append(row(made))
            self.found.append(EngineHit(made.identifier, 0.0, made.name, StoredTexts.of(made.fields)))
        self.columns = columns_of(rows)
        self.number = {document.identifier: number for number, document in enumerate(documents)}

    def shown(self, plan: Plan, numbers: Iterable[int]) -> None:
        """Make the snippets, as our own page does: of a question the first is the passage that answers it."""
        finder = Finder(plan)
        as_hits(show(self.found[number], finder, answering=rank < ANSWERING) for rank, number in enumerate(numbers))

    def counted(self, numbers: Sequence[int]) -> None:
        """Count the facets of all that were found."""
        ask = Ask(Plan(everything=True), facets=FACETS)
        _ = Selection(self.columns, ask, np.array(sorted(numbers), dtype=np.int32)).counts


class Rival(Protocol):
    """An engine that is measured."""

    name: str
    shelf: Shelf

    def build(self, documents: Sequence[Document], folder: Path) -> None:
        """Index the documents in a folder."""
        ...

    def first(self, text: str, limit: int = 10) -> list[str]:
        """Return the identifiers of the best."""
        ...

    def page(self, text: str) -> int:
        """Make a whole results page; return how many were found."""
        ...


class Ours:
    """dongling_search: no answer is kept; postings and texts that were read are, up to a bound."""

    name = "dongling"

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf

    def build(self, documents: Sequence[Document], folder: Path) -> None:
        """Index the documents."""
        self._backend = Backend(WhooshEngine(folder), kept=0)
        self._backend.rebuild(documents)

    def first(self, text: str, limit: int = 10) -> list[str]:
        """Return the best."""
        return [hit.identifier for hit in self._backend.search(Query(text, limit=limit)).hits]

    def page(self, text: str) -> int:
        """Make a page of all units, as the others do, who know no doors; all that only we do to a query is included.

        That is parsing, other names, pinyin, correction and confidence. What doors cost is in the whole pages that
        bench.scale measures.
        """
        return self._backend.search(Query(text, door=EVERYTHING)).total


def in_order(document: Document) -> list[str]:
    """Return the grams of a document in the order of its text, those of heavy fields twice."""
    texts = [field.text for field in document.fields for _ in range(field.weight)]
    return [gram for text in texts for gram in grams(text)]


def grams(text: str) -> list[str]:
    """Return pairs of Han characters and other runs."""
    return [gram for run in runs(fold(text)) for gram in (pairs(run) if is_han(run) and len(run) > 1 else [run])]


class Tantivy:
    """tantivy with our grams: search and facets in Rust."""

    name = "tantivy"

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf

    def build(self, documents: Sequence[Document], folder: Path) -> None:
        """Index the documents."""
        self._t: Any = importlib.import_module("tantivy")
        folder.mkdir(parents=True)
        builder = self._t.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw")
        builder.add_text_field("grams", tokenizer_name="whitespace")
        for facet in FACETS:
            builder.add_text_field(facet, fast=True, tokenizer_name="raw")
        self._schema = builder.build()
        index = self._t.Index(self._schema, str(folder))
        writer = index.writer(128_000_000, 1)
        for document in documents:
            facets = {facet: list(document.facets.get(facet, ())) for facet in FACETS}
            texts = {"id": [document.identifier], "grams": [" ".join(in_order(document))]}
            writer.add_document(self._t.Document(**texts, **facets))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self._searcher = index.searcher()

    def _query(self, plan: Plan) -> Any:
        query, occur = self._t.Query, self._t.Occur
        parts = []
        for leaf in plan.should:
            if isinstance(leaf, Prefix):
                parts.append((occur.Should, query.regex_query(self._schema, "grams", f"{leaf.text}.*")))
            else:
                parts.append((occur.Should, query.term_query(self._schema, "grams", leaf.text)))
        for phrase in plan.must:
            words = [leaf.text for leaf in phrase.leaves]
            one = query.phrase_query(self._schema, "grams", words) if len(words) > 1 else None
            parts.append((occur.Must, one or query.term_query(self._schema, "grams", words[0])))
        return query.boolean_query(parts)

    def _found(self, plan: Plan, limit: int) -> tuple[int, list[str], Any]:
        query = self._query(plan)
        found = self._searcher.search(query, limit, count=True)
        return found.count, [self._searcher.doc(address)["id"][0] for _, address in found.hits], query

    def first(self, text: str, limit: int = 10) -> list[str]:
        """Return the best."""
        return self._found(parse(text), limit)[1]

    def page(self, text: str) -> int:
        """Make a page."""
        plan = parse(text)
        count, best, query = self._found(plan, 10)
        self._searcher.aggregate(query, {facet: {"terms": {"field": facet, "size": 50}} for facet in FACETS})
        self.shelf.shown(plan, (self.shelf.number[identifier] for identifier in best))
        return count


class Sqlite:
    """SQLite's FTS5, fed with our grams or cutting trigrams itself."""

    def __init__(self, shelf: Shelf, *, trigram: bool) -> None:
        self.shelf = shelf
        self.name = "FTS5 trigram" if trigram else "FTS5 + our grams"
        self._trigram = trigram

    def build(self, documents: Sequence[Document], folder: Path) -> None:
        """Index the documents."""
        folder.mkdir(parents=True)
        self._db = sqlite3.connect(folder / "fts.db")
        tokenizer = "trigram" if self._trigram else "unicode61"
        self._db.execute(f"create virtual table t using fts5(grams, content='', tokenize='{tokenizer}')")
        texts = (self._text(document) for document in documents)
        self._db.executemany("insert into t(rowid, grams) values (?, ?)", enumerate(texts))
        self._db.execute("insert into t(t) values ('optimize')")
        self._db.commit()

    def _text(self, document: Document) -> str:
        if self._trigram:
            return "\n".join(fold(field.text) for field in document.fields for _ in range(field.weight))
        return " ".join(in_order(document))

    def _match(self, text: str) -> str:
        if self._trigram:
            phrase = text.startswith('"')
            found = [run for run in runs(fold(text)) if len(run) > 2]
            parts = found if phrase else [run[i : i + 3] for run in found for i in range(len(run) - 2)]
            return " OR ".join(f'"{part}"' for part in dict.fromkeys(parts))
        plan = parse(text)
        parts = [f'"{leaf.text}"' + ("*" if isinstance(leaf, Prefix) else "") for leaf in plan.should]
        parts += ['"' + " ".join(leaf.text for leaf in phrase.leaves) + '"' for phrase in plan.must]
        return " OR ".join(parts)

    def _rows(self, text: str, limit: int) -> list[int]:
        match = self._match(text)
        if not match:
            return []
        sql = "select rowid from t where t match ? order by rank limit ?"
        return [number for (number,) in self._db.execute(sql, (match, limit))]

    def first(self, text: str, limit: int = 10) -> list[str]:
        """Return the best."""
        return [self.shelf.found[number].identifier for number in self._rows(text, limit)]

    def page(self, text: str) -> int:
        """Make a page."""
        numbers = self._rows(text, -1)
        self.shelf.counted(numbers)
        self.shelf.shown(parse(text), numbers[:10])
        return len(numbers)


class Jieba:
    """Stock Whoosh with jieba's ChineseAnalyzer, as tutorials have it: two fields, any word."""

    name = "Whoosh + jieba"

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf

    def build(self, documents: Sequence[Document], folder: Path) -> None:
        """Index the documents."""
        fields, index = importlib.import_module("whoosh.fields"), importlib.import_module("whoosh.index")
        jieba: Any = importlib.import_module("jieba")
        jieba.setLogLevel(60)
        analyzer = importlib.import_module("jieba.analyse").ChineseAnalyzer()
        schema = fields.Schema(
            id=fields.ID(stored=True), title=fields.TEXT(analyzer=analyzer), body=fields.TEXT(analyzer=analyzer)
        )
        folder.mkdir(parents=True)
        opened = index.create_in(str(folder), schema)
        writer = opened.writer(limitmb=128)
        for document in documents:
            body = "\n".join(field.text for field in document.fields if field.name != "name")
            writer.add_document(id=document.identifier, title=document.name, body=body)
        writer.commit()
        self._searcher = opened.searcher()
        qparser = importlib.import_module("whoosh.qparser")
        self._parser = qparser.MultifieldParser(["title", "body"], schema, group=qparser.OrGroup)

    def first(self, text: str, limit: int = 10) -> list[str]:
        """Return the best."""
        found = self._searcher.search(self._parser.parse(text), limit=limit)
        return [hit["id"] for hit in found]

    def page(self, text: str) -> int:
        """Make a page."""
        found = self._searcher.search(self._parser.parse(text), limit=10)
        numbers = list(found.docs())
        self.shelf.counted(numbers)
        self.shelf.shown(parse(text), [self.shelf.number[hit["id"]] for hit in found])
        return len(numbers)


def rivals(shelf: Shelf, names: Sequence[str] = ()) -> list[Rival]:
    """Return the engines to measure, all or those named."""
    fed: list[Rival] = [Ours(shelf), Tantivy(shelf), Sqlite(shelf, trigram=False)]
    every = [*fed, Sqlite(shelf, trigram=True), Jieba(shelf)]
    return [one for one in every if not names or one.name in names]


def size(folder: Path) -> int:
    """Return the bytes of a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
