"""The search backend that Library holds: the front (reading, expanding, correcting, showing) over one engine."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import ceil
from pathlib import Path
from threading import Lock
from time import perf_counter

from dongling.problems import DonglingError, Said
from dongling.search import FACETS, MAX_TEXT, PAGE, Document, Hit, Lexicon, Part, Query, Results, digest
from dongling.settings import Settings
from dongling_search.documents import AUDIENCE, doc
from dongling_search.engines import NOTHING, Ask, Engine
from dongling_search.language.folded_text import fold
from dongling_search.query import RUN, Facets, Gram, Plan, ReadQuery, Vocabulary, correct, expand, parse, read
from dongling_search.results import Finder, confident, show

WORD = 6
"""When the hits are sure, only so short runs are looked at for errors: a sentence was understood already."""
KEPT = 512
"""So many results are kept; all go when the generation changes."""


@dataclass(frozen=True, slots=True)
class Meant:
    """A query that was read and parsed: its chips and words, and the plan for the engine."""

    read: ReadQuery
    plan: Plan


@dataclass(frozen=True, slots=True)
class Generation:
    """One generation of the index: its name, its vocabulary, the words of its filters."""

    name: str
    vocabulary: Vocabulary
    facets: Facets


class Backend:
    """A SearchBackend (dongling.search) over any engine, which keeps its last `kept` answers."""

    def __init__(
        self,
        engine: Engine,
        lexicon: Lexicon = Lexicon(),  # noqa: B008 - it never changes
        kept: int = KEPT,
    ) -> None:
        self._engine = engine
        self._most = kept
        self._lock = Lock()
        self.learn(lexicon)

    def learn(self, lexicon: Lexicon) -> None:
        """Take another lexicon."""
        with self._lock:
            self._lexicon = lexicon
            self._learned = digest(lexicon)
            self._current: tuple[str, Generation] | None = None
            self._kept: OrderedDict[object, Results] = OrderedDict()

    def known(self) -> Mapping[str, str]:
        """Return the digest of every indexed document; empty when there is no sound index."""
        return self._engine.known()

    def generation(self) -> str:
        """Return a name that changes exactly when results may change."""
        return self._named(self._engine.generation())

    def _named(self, generation: str) -> str:
        return digest((generation, self._learned)) if generation != NOTHING else NOTHING

    def rebuild(self, documents: Iterable[Document]) -> str:
        """Make the index anew, aside, and switch to it."""
        return self._named(self._engine.rebuild(map(doc, documents)))

    def apply(self, upserts: Iterable[Document], deletes: Iterable[str]) -> str:
        """Change single documents; visible on return."""
        return self._named(self._engine.apply(map(doc, upserts), deletes))

    def search(self, query: Query) -> Results:
        """Answer a query; without text, list what passes the filters, the newest first."""
        began = perf_counter()
        generation = self._in_use()
        key = (generation.name, query.text, _hashable(query))
        with self._lock:
            results = self._kept.get(key)
        if results is None:
            results = self._answer(query, generation)
            with self._lock:
                self._kept[key] = results
                while len(self._kept) > self._most:
                    self._kept.popitem(last=False)
        return replace(results, took_ms=(perf_counter() - began) * 1000)

    def complete(self, prefix: str, limit: int = 8) -> list[str]:
        """Return words and titles that begin with or hold `prefix`, or are read so, best first."""
        return self._in_use().vocabulary.completer.complete(prefix, limit)

    def explain(self, query: Query, identifier: str) -> list[Part]:
        """Return what makes up the score of a hit, the most first."""
        parts = self._engine.explain(self._meant(query, self._in_use()).plan, identifier)
        return sorted(parts, key=lambda part: -part.score)

    def close(self) -> None:
        """Let go of files and memory."""
        self._engine.close()

    def _in_use(self) -> Generation:
        generation = self._engine.generation()
        with self._lock:
            if self._current is None or self._current[0] != generation:
                facets = {name: {fold(w): v for w, v in words.items()} for name, words in self._lexicon.facets.items()}
                vocabulary = Vocabulary(self._engine.words(), self._lexicon)
                self._current = generation, Generation(self._named(generation), vocabulary, facets)
                self._kept.clear()
            return self._current[1]

    def _answer(self, query: Query, generation: Generation) -> Results:
        """Return the results of a query, or of what was probably meant when it has none to be confident of."""
        results, seen = self._page(query, self._meant(query, generation))
        if query.raw:
            return results
        if not results.total and results.chips:
            words = read(query, generation.facets).words
            return replace(results, suggestions=(words,) if words.strip() != query.text.strip() else ())
        longest = WORD if results.confident else RUN
        better = correct(query.text, generation.vocabulary, lambda word: self._stands(word, seen), longest)
        if not better:
            return results
        corrected = replace(query, text=better)
        other, _ = self._page(corrected, self._meant(corrected, generation))
        if not (other.total and other.confident):
            return results
        return replace(results, suggestions=(better,)) if results.confident else replace(other, corrected=better)

    def _meant(self, query: Query, generation: Generation) -> Meant:
        reading = read(query, generation.facets)
        plan = replace(parse(reading.words), everything=True) if reading.only_chips else parse(reading.words)
        return Meant(reading, expand(plan, generation.vocabulary, self._stated))

    def _page(self, query: Query, meant: Meant) -> tuple[Results, frozenset[str]]:
        """Return the results, and the words that were found in the best of them."""
        reading, plan = meant.read, meant.plan
        number, limit = max(1, query.page), max(1, query.limit)
        minutes = min((m for m in (query.minutes, reading.minutes) if m is not None), default=None)
        ask = Ask(plan, _filters(query, reading.filters), minutes, query.sort, FACETS, (number - 1) * limit, limit)
        page = self._engine.search(ask)
        finder = Finder(plan)
        shown = [show(hit, finder) for hit in page.hits]
        best = shown
        if ask.offset or ask.sort != "relevance" or limit < PAGE:
            first = self._engine.search(replace(ask, sort="relevance", facets=(), offset=0, limit=PAGE))
            best = [show(hit, finder) for hit in first.hits]
        results = Results(
            hits=tuple(
                Hit(hit.identifier, hit.score, what.title, what.snippet, what.why)
                for hit, what in zip(page.hits, shown, strict=True)
            ),
            total=page.total,
            page=number,
            pages=ceil(page.total / limit),
            facets=page.facets,
            generation=self._named(page.generation),
            confident=confident(plan, best[:PAGE]),
            chips=reading.chips,
            cut=len(query.text) > MAX_TEXT,
        )
        return results, frozenset().union(*(hit.words for hit in best))

    def _stands(self, word: str, seen: frozenset[str]) -> bool:
        """Tell whether any unit holds a word as it stands; those seen in the best hits need no search."""
        return (
            any(word in stretch for stretch in seen) or self._engine.search(Ask(parse(f'"{word}"'), limit=0)).total > 0
        )

    def _stated(self, letters: str) -> bool:
        """Tell whether any unit has a word of letters."""
        return self._engine.search(Ask(Plan(should=(Gram(letters),)), limit=0)).total > 0


class WhooshBackend(Backend):
    """The embedded backend: no service, one folder that may be thrown away; in memory without one."""

    def __init__(
        self,
        folder: Path | None,
        lexicon: Lexicon = Lexicon(),  # noqa: B008 - it never changes
        settings: Settings = Settings(),  # noqa: B008 - it never changes
    ) -> None:
        from dongling_search.engines.whoosh.engine import WhooshEngine

        super().__init__(WhooshEngine(folder), lexicon)


class OpenSearchBackend(Backend):
    """The backend on a cluster: for a district that outgrew one machine."""

    def __init__(
        self,
        folder: Path | None,
        lexicon: Lexicon = Lexicon(),  # noqa: B008 - it never changes
        settings: Settings = Settings(),  # noqa: B008 - it never changes
    ) -> None:
        try:
            from dongling_search.engines.opensearch.cluster import Address
            from dongling_search.engines.opensearch.engine import OpenSearchEngine
        except ImportError:
            raise DonglingError(_NO_CLIENT) from None
        address = Address.read(settings.search_url, settings.search_login, settings.search_ca)
        super().__init__(OpenSearchEngine(address, settings.search_index, settings.search_shards), lexicon)


_NO_CLIENT = Said(
    "检索集群要多装一个库：pip install 'dongling[opensearch]'",
    "search on a cluster needs one more library: pip install 'dongling[opensearch]'",
)


def _filters(query: Query, more: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    filters = {name: tuple(values) for name, values in query.filters.items() if values}
    filters.update(more)
    if query.audience != "all":
        filters[AUDIENCE] = ("student", query.audience)
    return filters


def _hashable(query: Query) -> object:
    filters = tuple(sorted((name, tuple(values)) for name, values in query.filters.items()))
    return filters, query.minutes, query.audience, query.page, query.limit, query.sort, query.raw
