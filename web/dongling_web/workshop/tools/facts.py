"""Facts for a field that states figures: those that are nearest to what it says, or that hold what is looked for.

A click cites one: its identifier comes into the unit's `facts`, and what it says into the field, if that is wished.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from heapq import nlargest
from itertools import pairwise
from math import log

from flask import Response, render_template, request

from dongling.catalog import Catalog
from dongling.forms import Question, Sort, words_in
from dongling.model import Fact
from dongling.search import MAX_TEXT
from dongling.text.figures import figures, stated
from dongling_web.catalog import citations
from dongling_web.http.context import current_catalog
from dongling_web.http.per_catalog import PerCatalog
from dongling_web.languages.words import Later, later
from dongling_web.shelf.page import own
from dongling_web.workshop.page import found, page
from dongling_web.workshop.view import ManuscriptView, view_of

UNFOUNDED = "figure-without-fact"
"""What the check calls a figure that no cited fact has."""
NEAREST, MOST, BY_THEMSELVES = 2, 8, 6
"""So many stand under a figure without a source, so many when they are looked for, under so many fields unasked."""
_FIGURE_COUNTS = 4.0
"""A fact that has the figure stands before one that shares some words, unless those are very rare."""
_LONGEST = 2000
_SURE: Mapping[str, Later] = {
    "verified": later("两处以上相符"),
    "single": later("只见一处"),
    "seed": later("见于报纸专版"),
    "conflict": later("说法不一"),
    "recall": later("待核"),
}


@dataclass(frozen=True)
class FoundFact:
    """A fact for a field: how sure it is, in words, and whether the unit cites it already."""

    fact: Fact
    sure: Later
    cited: bool


@dataclass(frozen=True)
class FoundFacts:
    """What was found for a field: for the words that were looked for, "" for what stands there."""

    path: str
    words: str
    facts: tuple[FoundFact, ...]


class FactGrams:
    """The facts of a catalogue by every two characters and every figure that they have."""

    def __init__(self, catalog: Catalog) -> None:
        self._facts = tuple(catalog.facts.values())
        self._with: dict[str, list[int]] = defaultdict(list)
        self._stating: dict[str, list[int]] = defaultdict(list)
        for number, fact in enumerate(self._facts):
            said = f"{fact.statement} {fact.place}"
            for gram in _grams(said):
                self._with[gram].append(number)
            for key in stated(f"{fact.statement} {fact.figure} {fact.date} {fact.place}"):
                self._stating[key].append(number)

    def near(self, text: str, most: int) -> list[Fact]:
        """Return the facts that share figures with a text, or the rarest words, the nearest first."""
        text, every = text[:_LONGEST], len(self._facts)
        scores: dict[int, float] = defaultdict(float)
        for numbers in (self._with.get(gram, ()) for gram in _grams(text)):
            for number in numbers:
                scores[number] += log(1 + every / len(numbers)) / 4
        for key in {figure.key for figure in figures(text)}:
            for number in self._stating.get(key, ()):
                scores[number] += _FIGURE_COUNTS
        return [self._facts[number] for number in nlargest(most, scores, key=lambda one: (scores[one], -one))]


_grams_of = PerCatalog(FactGrams, rests_on=lambda catalog: (catalog.facts,))


def _grams(text: str) -> set[str]:
    """Return every two characters that stand together in a text and are no marks."""
    return {a + b for a, b in pairwise(text) if a.isalnum() and b.isalnum()}


def found_facts(view: ManuscriptView, path: str, words: str, most: int) -> FoundFacts:
    """Return the facts that hold every one of some words; without words, or where none does, the nearest."""
    catalog, words = current_catalog(), " ".join(words.split())[:MAX_TEXT]
    cited = set(words_in(view.data, "facts"))
    asked = view.question(path)
    facts = _holding(words, catalog, most) or _grams_of.of(catalog).near(words or (asked.value if asked else ""), most)
    return FoundFacts(
        path, words, tuple(FoundFact(one, _SURE[one.confidence], one.identifier in cited) for one in facts)
    )


def _holding(words: str, catalog: Catalog, most: int) -> list[Fact]:
    table = citations.fact_table(catalog)
    rows = table.in_a_row(table.with_words(words)) if words else ()
    return [catalog.facts[name] for _, name in rows[:most]]


def without_source(view: ManuscriptView) -> list[str]:
    """Return the fields that state a figure which no cited fact has, in order, as many as are helped unasked."""
    paths = [path for path, said in view.problems.items() if path and any(one.code == UNFOUNDED for one in said)]
    return paths[:BY_THEMSELVES]


def has_finder(one: Question) -> bool:
    """Tell whether facts can be looked for beside a field: where there is prose, and where they are listed."""
    return one.sort is Sort.TEXT or one.path == "facts"


@page.get("/<int:number>/facts")
def facts(number: int) -> Response:
    """Answer a script with the facts for a field alone, as the form shows them."""
    view, path = view_of(found(number)), request.args.get("field", "")[:200]
    there = found_facts(view, path, request.args.get("q", ""), MOST if "q" in request.args else NEAREST)
    return own(render_template("workshop/tools/facts.html", found=there))
