"""The protocol of an engine, which keeps grams and what belongs to a unit, and scores. It never analyses text.

Both ends are folded by the front, so that engines can be exchanged: the same grams, BM25 with K1 and B, ties
by identifier.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from dongling.search import Part, Sort
from dongling_search.engines.stored_texts import StoredField
from dongling_search.query import Plan

K1 = 0.9
B = 0.75
DECIMALS = 5
"""Scores equal to so many decimals are ties."""

BEYOND = 3
"""So many are wanted of what a filter leaves out."""

NOTHING = ""
"""The generation of an engine that has no sound index."""

LIFT = "×"
"""What an explanation calls the part that words add by standing whole and near each other (closeness.py)."""


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
    fields: Sequence[StoredField] = ()


@dataclass(frozen=True, slots=True)
class Ask:
    """A plan with filters, order, and which hits are wanted. Each of `facets` is counted ignoring its own filter.

    `beyond` names a filter, counted as a facet too: the best BEYOND that only this one leaves out are wanted as well.
    """

    plan: Plan
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    minutes: int | None = None
    sort: Sort = "relevance"
    facets: tuple[str, ...] = ()
    offset: int = 0
    limit: int = 10
    beyond: str = ""


@dataclass(frozen=True, slots=True)
class EngineHit:
    """A hit, with the unit's texts as written and folded; those of an engine are StoredTexts."""

    identifier: str
    score: float
    name: str
    fields: Sequence[StoredField]


@dataclass(frozen=True, slots=True)
class Page:
    """The wanted hits out of `total`, the counts of facets, and the generation that answered.

    `beyond` are the best that only the filter of that name leaves out, by score alone.
    """

    generation: str
    total: int
    hits: tuple[EngineHit, ...]
    facets: Mapping[str, Mapping[str, int]]
    beyond: tuple[EngineHit, ...] = ()


class Engine(Protocol):
    """Keeps documents and answers; safe to call from several threads."""

    def generation(self) -> str:
        """Return a name that changes exactly when results may change; NOTHING without a sound index."""
        ...

    def known(self) -> Mapping[str, str]:
        """Return the digest of every document by identifier."""
        ...

    def words(self) -> Iterable[str]:
        """Return the words of all documents, repeated as often as documents have them; best as Words (words/)."""
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

    def pick(self, identifiers: Sequence[str], ask: Ask) -> tuple[EngineHit, ...]:
        """Return those of the documents that pass the filters and minutes of `ask`, in the order given.

        The score of one that the plan finds is 1, of another 0.
        """
        ...

    def totals(self, plans: Sequence[Plan], ask: Ask) -> list[int]:
        """Tell of each plan how many documents it finds that pass the filters and minutes of `ask`."""
        ...

    def standing(self, plans: Sequence[Plan], filters: Mapping[str, tuple[str, ...]]) -> list[bool]:
        """Tell of each plan whether any document that passes the filters has all its phrases: one look for all.

        Only `must` counts of a plan; one without any stands nowhere.
        """
        ...

    def explain(self, plan: Plan, identifier: str) -> list[Part]:
        """Return what each thing that was asked for adds to a document's score; nothing for one that is not there."""
        ...

    def close(self) -> None:
        """Let go of files and memory."""
        ...
