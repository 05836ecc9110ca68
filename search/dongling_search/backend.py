"""The search backend that Library holds: the front (analyzer, syntax, snippets, completion) over one engine."""

from collections.abc import Iterable, Mapping
from math import ceil
from pathlib import Path
from time import perf_counter

from dongling.searching import FACETS, Document, Hit, Query, Results
from dongling_search.analyzer import is_han
from dongling_search.documents import AUDIENCE, doc
from dongling_search.engines import Ask, Engine
from dongling_search.engines.whoosh import WhooshEngine
from dongling_search.snippets import Finder, Shown, show
from dongling_search.suggesting import Completer, registered
from dongling_search.syntax import Plan, parse

SENTENCE = 5
"""A run of so many Han characters is read as a sentence, of which a part may be found; a shorter one is a word."""


class Backend:
    """A SearchBackend (dongling.searching) over any engine."""

    def __init__(self, engine: Engine, words: Iterable[str] = ()) -> None:
        self._engine = engine
        self._words = registered(words)
        self._completer: tuple[str | None, Completer] = (None, Completer(()))

    def known(self) -> Mapping[str, str]:
        """Return the digest of every indexed document; empty when there is no sound index."""
        return self._engine.known()

    def generation(self) -> str:
        """Return a name that changes exactly when results may change."""
        return self._engine.generation()

    def rebuild(self, documents: Iterable[Document]) -> str:
        """Make the index anew, aside, and switch to it."""
        return self._engine.rebuild(map(doc, documents))

    def apply(self, upserts: Iterable[Document], deletes: Iterable[str]) -> str:
        """Change single documents; visible on return."""
        return self._engine.apply(map(doc, upserts), deletes)

    def search(self, query: Query) -> Results:
        """Answer a query; without text, list what passes the filters, the newest first."""
        began = perf_counter()
        plan = parse(query.text)
        number, limit = max(1, query.page), max(1, query.limit)
        page = self._engine.search(
            Ask(plan, _filters(query), query.minutes, query.sort, FACETS, (number - 1) * limit, limit)
        )
        finder = Finder(plan)
        shown = [show(found, finder) for found in page.hits]
        return Results(
            hits=tuple(
                Hit(found.identifier, found.score, what.title, what.snippet, what.why)
                for found, what in zip(page.hits, shown, strict=True)
            ),
            total=page.total,
            page=number,
            pages=ceil(page.total / limit),
            facets=page.facets,
            generation=page.generation,
            took_ms=(perf_counter() - began) * 1000,
            confident=_confident(plan, shown),
            cut=plan.cut,
        )

    def complete(self, prefix: str, limit: int = 8) -> list[str]:
        """Return words and titles that begin with or hold `prefix`, best first."""
        generation = self._engine.generation()
        if self._completer[0] != generation:
            self._completer = generation, Completer([*self._engine.words(), *self._words])
        return self._completer[1].complete(prefix, limit)

    def close(self) -> None:
        """Let go of files and memory."""
        self._engine.close()


class WhooshBackend(Backend):
    """The embedded backend: no service, one folder that may be thrown away."""

    def __init__(self, folder: Path, words: Iterable[str] = ()) -> None:
        super().__init__(WhooshEngine(folder), words)


def _filters(query: Query) -> dict[str, tuple[str, ...]]:
    filters = {name: tuple(values) for name, values in query.filters.items() if values}
    if query.audience != "all":
        filters[AUDIENCE] = ("student", query.audience)
    return filters


def _confident(plan: Plan, shown: list[Shown]) -> bool:
    """Tell whether a word that was asked for stands whole in a hit, or more than a third of a sentence."""
    if plan.everything:
        return True
    return any(_stands(word, hit.words) for hit in shown for word in plan.words)


def _stands(word: str, found: frozenset[str]) -> bool:
    if not is_han(word) or len(word) == 1:
        return any(word in stretch for stretch in found)
    at = covered = 0
    while at < len(word):
        ends = range(len(word), at + 1, -1)
        end = next((end for end in ends if any(word[at:end] in stretch for stretch in found)), 0)
        covered += max(0, end - at)
        at = end or at + 1
    return covered * 3 > len(word) if len(word) >= SENTENCE else covered == len(word)
