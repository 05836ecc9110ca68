"""The protocol of an engine, which keeps grams and what belongs to a unit, and scores. It never analyses text.

Both ends are folded by the front, so that engines can be exchanged: the same grams, BM25 with K1 and B, ties
by identifier.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from dongling.search import Part, Sort
from dongling_search.language.analyzer import Folded
from dongling_search.query import Plan

K1 = 0.9
B = 0.75
DECIMALS = 5
"""Scores equal to so many decimals are ties."""

NOTHING = ""
"""The generation of an engine that has no sound index."""

LIFT = "×"
"""What an explanation calls the part that words add by standing whole and near each other (closeness.py)."""

StoredField = tuple[str, str, Folded]
"""A field of a unit: its name, its text as written, and folded."""


@dataclass(frozen=True, slots=True)
class Doc:
    """A unit as an engine keeps it.

    `grams` counts each gram, weights included; `text` is the run text for phrases; `words` are offered when
    typing; `name` and `fields` come back with a hit.
    """

    identifier: str
    digest: str
    grams: Mapping[str, int]
    text: str
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    minutes: int = 0
    updated: str = ""
    words: tuple[str, ...] = ()
    name: str = ""
    fields: tuple[StoredField, ...] = ()


@dataclass(frozen=True, slots=True)
class Ask:
    """A plan with filters, order, and which hits are wanted. Each of `facets` is counted ignoring its own filter."""

    plan: Plan
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    minutes: int | None = None
    sort: Sort = "relevance"
    facets: tuple[str, ...] = ()
    offset: int = 0
    limit: int = 10


@dataclass(frozen=True, slots=True)
class EngineHit:
    """A hit, with the unit's texts as written."""

    identifier: str
    score: float
    name: str
    fields: tuple[StoredField, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The wanted hits out of `total`, the counts of facets, and the generation that answered."""

    generation: str
    total: int
    hits: tuple[EngineHit, ...]
    facets: Mapping[str, Mapping[str, int]]


class Engine(Protocol):
    """Keeps documents and answers; safe to call from several threads."""

    def generation(self) -> str:
        """Return a name that changes exactly when results may change; NOTHING without a sound index."""
        ...

    def known(self) -> Mapping[str, str]:
        """Return the digest of every document by identifier."""
        ...

    def words(self) -> Iterable[str]:
        """Return the words of all documents, repeated as often as documents have them."""
        ...

    def rebuild(self, docs: Iterable[Doc]) -> str:
        """Make the index anew, aside, and switch to it; return the generation."""
        ...

    def apply(self, upserts: Iterable[Doc], deletes: Iterable[str]) -> str:
        """Change single documents in one commit, visible on return; return the generation."""
        ...

    def search(self, ask: Ask) -> Page:
        """Answer: score, lifted as closeness.py has it, rounded to 5 decimals, downwards, then identifier."""
        ...

    def explain(self, plan: Plan, identifier: str) -> list[Part]:
        """Return what each thing that was asked for adds to a document's score; nothing for one that is not there."""
        ...

    def close(self) -> None:
        """Let go of files and memory."""
        ...
