"""The engine on a cluster: an Engine (engines/engine.py) whose answers are those of the embedded one.

What index is in use, and what it holds, is asked for once a second: other processes see a change within a second,
the one that made it at once.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from threading import Lock
from typing import TypeVar

from opensearchpy.exceptions import NotFoundError

from dongling.search import Part, digest
from dongling_search.engines import NOTHING, Ask, Doc, EngineHit, Page
from dongling_search.engines.marks import MODULUS, mark
from dongling_search.engines.opensearch import request, shape
from dongling_search.engines.opensearch.answers import Answers
from dongling_search.engines.opensearch.cluster import Address, Cluster
from dongling_search.engines.opensearch.indexes import Action, Indexes, State
from dongling_search.engines.opensearch.lease import Lease
from dongling_search.engines.opensearch.word_cache import WordCache
from dongling_search.language import analyzer
from dongling_search.query import Plan
from dongling_search.words import Words

FRESH = 1.0
"""Seconds for which what is known of the index is taken for true."""
TRIES = 4
"""So often is asked again when the index was changed while it was asked."""

T = TypeVar("T")
Use = tuple[str, State]


class OpenSearchEngine:
    """An Engine on a cluster, under the alias `name`."""

    def __init__(self, address: Address, name: str, shards: int = 1) -> None:
        self._made_by = f"opensearch format {shape.FORMAT} analyzer {analyzer.version()} shards {shards}"
        self._cluster = Cluster(address)
        self._indexes = Indexes(self._cluster, name, shards)
        self._lease = Lease(self._cluster, f"{name}.lease")
        self._words = WordCache()
        self._lock = Lock()
        self._use: Use | None = None
        self._asked = -FRESH

    def generation(self) -> str:
        """Return the digest of what is indexed."""
        return _generation(self._in_use())

    def known(self) -> Mapping[str, str]:
        """Return the digest of every document; of an index whose writer died in the middle, none."""
        return self._answer(lambda answers, state: {} if state.changing else dict(answers.digests()), {})

    def words(self) -> Words:
        """Return the words of all documents; what other processes changed may be a minute late (word_cache.py)."""
        generation = self.generation()
        return self._words.words(generation, lambda: self._answer(lambda answers, _: answers.words(), {}))

    def rebuild(self, docs: Iterable[Doc]) -> str:
        """Fill a new index and switch to it."""
        with self._writing():
            return self._make(docs)

    def apply(self, upserts: Iterable[Doc], deletes: Iterable[str]) -> str:
        """Change documents of the index in use; searches see all changes together, when all are there."""
        with self._writing():
            use = self._in_use(now=True)
            docs: dict[str, Doc] = {}
            for doc in upserts:
                docs.setdefault(doc.identifier, doc)
            if use is None or use[1].changing:
                return self._make(docs.values())
            before = Answers(self._cluster, use[0], "").digests_of([*docs, *deletes])
            return self._change(use, before, docs)

    def _make(self, docs: Iterable[Doc]) -> str:
        digests: dict[str, str] = {}

        def actions() -> Iterator[Action]:
            for doc in docs:
                if doc.identifier not in digests:
                    digests[doc.identifier] = doc.digest
                    yield "index", doc.identifier, shape.sent(doc)

        name = self._indexes.fresh(State(self._made_by))
        self._indexes.write(name, actions())
        self._indexes.show(name)
        self._indexes.settle(name)
        state = _changed(State(self._made_by), {}, digests)
        self._indexes.say(name, state)
        self._lease.must_hold()
        self._indexes.switch(name)
        self._words.forget()
        return self._keep((name, state))

    def _change(self, use: Use, before: Mapping[str, str], docs: Mapping[str, Doc]) -> str:
        """Write documents and delete those others of `before`."""
        name, state = use
        actions: list[Action] = [("index", identifier, shape.sent(doc)) for identifier, doc in docs.items()]
        actions += [("delete", identifier, {}) for identifier in before if identifier not in docs]
        if actions:
            self._indexes.say(name, replace(state, changing=True))
            self._indexes.write(name, actions)
            self._indexes.show(name)
            self._lease.must_hold()
            state = _changed(state, before, {identifier: doc.digest for identifier, doc in docs.items()})
            self._indexes.say(name, state)
        self._words.add(docs.values(), _generation((name, state)))
        return self._keep((name, state))

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._lease.held():
            yield
            self._indexes.sweep()

    def search(self, ask: Ask) -> Page:
        """Answer a query on one state of the index."""
        nothing = Page(NOTHING, 0, (), {name: {} for name in ask.facets})
        if request.finds_nothing(ask.plan):
            return replace(nothing, generation=self.generation())
        page, same = nothing, False
        for _ in range(TRIES):
            if not same:
                page, same = self._answer(lambda answers, _: answers.page(ask), (nothing, True))
        return page

    def pick(self, identifiers: Sequence[str], ask: Ask) -> tuple[EngineHit, ...]:
        """Return those of the documents that pass the filters."""
        return self._answer(lambda answers, _: answers.pick(identifiers, ask), ())

    def totals(self, plans: Sequence[Plan], ask: Ask) -> list[int]:
        """Tell of each plan how many documents it finds that pass the filters."""
        counted = replace(ask, sort="relevance", facets=(), offset=0, limit=0, beyond="")
        return [self.search(replace(counted, plan=plan)).total for plan in plans]

    def standing(self, plans: Sequence[Plan], filters: Mapping[str, tuple[str, ...]]) -> list[bool]:
        """Tell of each plan whether any document that passes the filters has all its phrases."""
        return self._answer(lambda answers, _: answers.standing(plans, filters), [False] * len(plans))

    def explain(self, plan: Plan, identifier: str) -> list[Part]:
        """Return what each leaf and alternative adds to a document's score, and the lift."""
        return self._answer(lambda answers, _: answers.explain(plan, identifier), [])

    def close(self) -> None:
        """Close the connections; they are opened again when needed."""
        self._cluster.close()

    def _answer(self, work: Callable[[Answers, State], T], nothing: T) -> T:
        """Return what `work` makes of the index in use, or `nothing` without one."""
        for tries in range(TRIES):
            use = self._in_use(now=tries > 0)
            if use is None:
                break
            try:
                return work(Answers(self._cluster, use[0], _generation(use)), use[1])
            except NotFoundError:  # it was swept up since it was asked for: another is in use
                continue
        return nothing

    def _in_use(self, *, now: bool = False) -> Use | None:
        """Return the index in use; one that another version of ours made is none."""
        with self._lock:
            if now or time.monotonic() - self._asked >= FRESH:
                use = self._indexes.current()
                self._use = use if use and use[1].made_by == self._made_by else None
                self._asked = time.monotonic()
            return self._use

    def _keep(self, use: Use) -> str:
        with self._lock:
            self._use, self._asked = use, time.monotonic()
        return _generation(use)


def _generation(use: Use | None) -> str:
    return digest((use[1].made_by, use[1].count, use[1].total)) if use else NOTHING


def _changed(state: State, before: Mapping[str, str], after: Mapping[str, str]) -> State:
    """Return what an index says of itself once `before` made way for `after`."""
    total = int(state.total, 16)
    total += sum(mark(*unit) for unit in after.items()) - sum(mark(*unit) for unit in before.items())
    return State(state.made_by, f"{total % MODULUS:x}", state.count + len(after) - len(before))
