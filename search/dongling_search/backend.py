"""The search backend that Library holds: the front (reading, expanding, correcting, showing) over one engine."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from math import ceil
from pathlib import Path
from threading import Lock
from time import monotonic, perf_counter

from dongling.catalog import PUPIL
from dongling.problems import DonglingError, Said
from dongling.search import (
    DOOR,
    FACETS,
    MAX_TEXT,
    PAGE,
    Document,
    Embedder,
    Lexicon,
    Part,
    Progress,
    Query,
    Results,
    digest,
)
from dongling.settings import Settings
from dongling_search.blend import ByWords, blended
from dongling_search.documents import doc, docs
from dongling_search.engines import NOTHING, Ask, Engine
from dongling_search.generations import Generation, name_of
from dongling_search.language.folded_text import fold
from dongling_search.meaning import Meaning
from dongling_search.query import (
    RUN,
    Gram,
    Names,
    Plan,
    ReadQuery,
    Vocabulary,
    correct,
    expand,
    filters_of,
    is_other_word,
    parse,
    read,
    seen_from,
)
from dongling_search.results import Finder, Judge, Shown, as_hits, is_far_before, later_hits, narrowed, show, sure_ones

WORD = 6
"""When the hits are sure, only so short runs are looked at for errors: a sentence was understood already."""
SPARE = 3
"""So many times the words that are wanted are looked at, since some may be of units that a reader does not see."""
MOST_HELPING = 4096
"""Of so many words is kept whether they help."""
ANSWERING = 1
"""So many of the first hits show the passage that answers a question; the others what they are."""
KEPT = 32
"""So many results are kept; all go when the generation changes."""
RENEWED = 60.0
"""Seconds after which an engine is asked for its words again: a cluster may give those of a moment ago."""


@dataclass(frozen=True, slots=True)
class Meant:
    """A query that was read and parsed: its chips and words, the plan for the engine, and what is a word."""

    read: ReadQuery
    plan: Plan
    is_word: Callable[[str], bool]


class Backend:
    """A SearchBackend (dongling.search) over any engine, which keeps its last `kept` answers."""

    def __init__(
        self,
        engine: Engine,
        lexicon: Lexicon = Lexicon(),  # noqa: B008 - it never changes
        kept: int = KEPT,
        vectors: Path | None = None,
    ) -> None:
        self._engine = engine
        self._meaning: Meaning | None = None
        self._vectors = vectors
        self._most = kept
        self._lock = Lock()
        self._take(lexicon)

    def learn(self, lexicon: Lexicon) -> None:
        """Take another lexicon; one that is equal costs nothing."""
        with self._lock:
            if lexicon != self._lexicon:
                self._take(lexicon)

    def _take(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._learned = digest(lexicon)
        self._names = Names.of(lexicon)
        self._facets = {name: {fold(w): v for w, v in words.items()} for name, words in lexicon.facets.items()}
        self._current: tuple[str, Generation] | None = None
        self._renew_at = 0.0
        self._kept: OrderedDict[object, Results] = OrderedDict()
        self._helping: OrderedDict[object, bool] = OrderedDict()

    def embed_with(self, make: Callable[[], Embedder]) -> None:
        """Take an embedder; its vectors are made and kept beside the index, in the background."""
        if self._meaning:
            self._meaning.close()
        self._meaning = Meaning(self._engine, make, self._vectors)

    @property
    def meaning(self) -> Meaning | None:
        """The keeper of vectors; None when no embedder was given."""
        return self._meaning

    @property
    def embedded(self) -> tuple[int, int]:
        """Of how many units the vectors are made, and how many units there are."""
        return self._meaning.progress if self._meaning else (0, 0)

    @property
    def embedder_trouble(self) -> Said | None:
        """Why words alone decide though an embedder was given."""
        return self._meaning.trouble if self._meaning else None

    def known(self) -> Mapping[str, str]:
        """Return the digest of every indexed document; empty when there is no sound index."""
        return self._engine.known()

    def generation(self) -> str:
        """Return a name that changes exactly when results may change."""
        return self._named(self._engine.generation())

    def _named(self, generation: str) -> str:
        return name_of(generation, self._learned, self._edition) if generation != NOTHING else NOTHING

    @property
    def _edition(self) -> str:
        return self._meaning.edition if self._meaning else ""

    def _keep(self, key: object, results: Results) -> None:
        with self._lock:
            self._kept[key] = results
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)

    def rebuild(self, documents: Iterable[Document], progress: Progress | None = None) -> str:
        """Make the index anew, aside, and switch to it; what is there answers meanwhile."""
        return self._changed(self._engine.rebuild(docs(documents, progress)))

    def apply(self, upserts: Iterable[Document], deletes: Iterable[str]) -> str:
        """Change single documents; visible on return."""
        return self._changed(self._engine.apply(map(doc, upserts), deletes))

    def _changed(self, generation: str) -> str:
        if self._meaning:
            self._meaning.changed()
        return self._named(generation)

    def search(self, query: Query) -> Results:
        """Answer a query; without text, list what passes the filters, the newest first."""
        began = perf_counter()
        generation = self._in_use()
        key = (generation.name, self._edition, query.text, _hashable(query))
        with self._lock:
            results = self._kept.get(key)
        if results is None:
            results = self._answer(query, generation)
            if key[1] == self._edition:  # else it failed or got more just now
                self._keep(key, results)
        return replace(results, took_ms=(perf_counter() - began) * 1000)

    def complete(self, prefix: str, limit: int = 8, door: str = PUPIL) -> list[str]:
        """Return words and titles that begin with or hold `prefix`, or are read so, best first.

        A word that only units hold which a door does not show is no help behind it.
        """
        generation = self._in_use()
        vocabulary = generation.vocabulary
        words = vocabulary.completer.complete(prefix, limit * SPARE)
        words.sort(key=lambda word: fold(word) in vocabulary.everyday)
        helping = self._helping_of(words, door, generation)
        return [word for word in words if word in helping][: max(0, limit)]

    def _helping_of(self, words: Iterable[str], door: str, generation: Generation) -> set[str]:
        """Return those words that are names, or stand in a unit that the door shows: one look for all of them."""
        filters, vocabulary = seen_from(door), generation.vocabulary
        if not filters:
            return set(words)
        asked = [w for w in words if not (fold(w) in vocabulary.named or fold(w) in vocabulary.everyday)]
        with self._lock:
            known = {word: self._helping.get((generation.name, word, door)) for word in asked}
        unknown = [word for word, helps in known.items() if helps is None]
        standing = self._engine.standing([parse(f'"{word}"') for word in unknown], filters) if unknown else ()
        with self._lock:
            for word, helps in zip(unknown, standing, strict=True):
                self._helping[generation.name, word, door] = known[word] = helps
            while len(self._helping) > MOST_HELPING:
                self._helping.popitem(last=False)
        return {word for word in words if known.get(word, True)}

    def explain(self, query: Query, identifier: str) -> list[Part]:
        """Return what makes up the score of a hit, the most first."""
        parts = self._engine.explain(self._meant(query, self._in_use()).plan, identifier)
        return sorted(parts, key=lambda part: -part.score)

    def close(self) -> None:
        """Let go of files and memory."""
        if self._meaning:
            self._meaning.close()
        self._engine.close()

    def _in_use(self) -> Generation:
        generation, now = self._engine.generation(), monotonic()
        with self._lock:
            if self._current is None or self._current[0] != generation:
                self._kept.clear()
                self._current = None
            if self._current is None or now >= self._renew_at:
                vocabulary = Vocabulary(self._engine.words, self._lexicon, self._names)
                self._current = generation, Generation(self._named(generation), vocabulary, self._facets)
                self._renew_at = now + RENEWED
            return self._current[1]

    def _answer(self, query: Query, generation: Generation) -> Results:
        """Return the results of a query by words, and by meaning where that is at hand."""
        results, ask = self._by_words(query, generation)
        if self._meaning is None:
            return results
        words = read(query, generation.facets, self._lexicon.own).words
        return blended(ByWords(self._engine, replace(ask, beyond=""), words, results), query, self._meaning)

    def _by_words(self, query: Query, generation: Generation) -> tuple[Results, Ask]:
        """Return the results of a query, or of what was probably meant when it has none to be confident of.

        And what the engine was asked for the query itself.
        """
        results, best, ask = self._page(query, self._meant(query, generation))
        if query.raw:
            return results, ask
        better = self._better(query, results, best, generation)
        if better is not None:
            return better, ask
        if not results.total and results.chips:
            words = read(query, generation.facets, self._lexicon.own).words
            results = replace(results, suggestions=(words,) if words.strip() != query.text.strip() else ())
        return results, ask

    def _better(self, query: Query, results: Results, best: Iterable[Shown], generation: Generation) -> Results | None:
        """Return the results with a correction offered, or those of the correction; None when there is none."""
        longest = WORD if results.confident else RUN
        better = correct(
            query.text,
            generation.vocabulary,
            lambda word: self._stands(word, best),
            longest,
            pinyin=not results.confident,
        )
        if not better:
            return None
        corrected = replace(query, text=better)
        other, _, _ = self._page(corrected, self._meant(corrected, generation))
        if not (other.total and other.confident):
            return None
        if results.confident and not is_other_word(query.text, better):
            return replace(results, suggestions=(better,))
        return replace(other, corrected=better)

    def _meant(self, query: Query, generation: Generation) -> Meant:
        reading = read(query, generation.facets, self._lexicon.own)
        plan = (
            replace(parse(reading.words), everything=True, topic=None) if reading.only_chips else parse(reading.words)
        )
        return Meant(reading, expand(plan, generation.vocabulary, self._stated), generation.vocabulary.is_word)

    def _ask(self, query: Query, meant: Meant) -> Ask:
        reading, limit = meant.read, max(1, query.limit)
        minutes = min((m for m in (query.minutes, reading.minutes) if m is not None), default=None)
        filters, facets = filters_of(query, reading), (*FACETS, *self._lexicon.own, DOOR)
        offset = (max(1, query.page) - 1) * limit
        beyond = "" if meant.plan.everything else DOOR
        return Ask(meant.plan, filters, minutes, query.sort, facets, offset, limit, beyond)

    def _page(self, query: Query, meant: Meant) -> tuple[Results, list[Shown], Ask]:
        """Return the results, the best of all that was found, and what the engine was asked."""
        reading, ask, number = meant.read, self._ask(query, meant), max(1, query.page)
        ask = narrowed(ask, self._engine)
        page, limit, plan = self._engine.search(ask), ask.limit, ask.plan
        finder, judge = Finder(plan), Judge(plan, meant.is_word)
        shown = [show(hit, finder, answering=rank < ANSWERING) for rank, hit in enumerate(page.hits)]
        beyond = sure_ones([show(hit, finder) for hit in page.beyond], judge)
        best = shown
        if ask.offset or ask.sort != "relevance" or limit < PAGE:
            first = self._engine.search(replace(ask, sort="relevance", facets=(), offset=0, limit=PAGE, beyond=""))
            best = [show(hit, finder, answering=False) for hit in first.hits]
        results = Results(
            hits=as_hits(shown),
            total=page.total,
            page=number,
            pages=ceil(page.total / limit),
            facets={name: counts for name, counts in page.facets.items() if name != DOOR},
            generation=self._named(page.generation),
            confident=judge.is_sure(best[:PAGE]),
            chips=reading.chips,
            cut=len(query.text) > MAX_TEXT,
            question=finder.question is not None,
            doors=page.facets.get(DOOR, {}),
            beyond=later_hits(beyond),
            beyond_better=is_far_before([one.hit for one in beyond], [one.hit for one in best[:1]]),
        )
        return results, best, ask

    def _stands(self, word: str, best: Iterable[Shown]) -> bool:
        """Tell whether any unit holds a word as it stands; those seen in the best hits need no search."""
        if any(word in one.words for one in best):
            return True
        return self._engine.search(Ask(parse(f'"{word}"'), limit=0)).total > 0

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

        super().__init__(WhooshEngine(folder), lexicon, vectors=_beside(folder))


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
        engine = OpenSearchEngine(address, settings.search_index, settings.search_shards)
        super().__init__(engine, lexicon, vectors=_beside(folder))


def _beside(folder: Path | None) -> Path | None:
    """Return the folder for vectors, beside that of the index, which is made anew without them."""
    return folder.with_name(f"{folder.name}-vectors") if folder else None


_NO_CLIENT = Said(
    "检索集群要多装一个库：pip install 'dongling[opensearch]'",
    "search on a cluster needs one more library: pip install 'dongling[opensearch]'",
)


def _hashable(query: Query) -> object:
    filters = tuple(sorted((name, tuple(values)) for name, values in query.filters.items()))
    return filters, query.minutes, query.door, query.page, query.limit, query.sort, query.raw
