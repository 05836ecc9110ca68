"""The record of a unit: the few light fields that tables are laid out of and lists are made by.

A catalogue that lies on disk keeps records beside the units, so that nobody reads a unit to learn where it belongs.
"""

import datetime as dt
from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from dongling.catalog.terms import terms_of
from dongling.model import Unit, meant_for_pupils

Names = tuple[str, ...]
"""Identifiers, in the order of loading unless it is said otherwise."""


APPROVED = "approved"
"""The review status of a unit that its school has approved."""


class Record(NamedTuple):
    """What tables know of a unit: plain values that are equal and hashed by what they hold, and can be stored.

    The fields are those of the unit, save these: `facts` are all that it cites, those it derives a figure from too,
    each once; `further` are those that it takes further than others; `terms` every term that it names, by scheme, in
    its own fields, in `terms` and in its kind's; `path` its file as messages name it. `minutes` is 0 when nobody knows.
    """

    identifier: str
    name: str
    name_en: str
    path: str
    kind: str
    band: str
    stage: str
    school: str
    depth: str
    minutes: int
    review_status: str
    updated: dt.date | None
    themes: Names
    competencies: Names
    prerequisites: Names
    facts: Names
    further: Names
    places: Names
    audience: Names
    keywords: Names
    terms: tuple[tuple[str, Names], ...]

    @property
    def for_students(self) -> bool:
        """Whether pupils are among the audience; a unit that names none is for pupils."""
        return meant_for_pupils(self.audience)

    @property
    def approved(self) -> bool:
        """Whether the school has approved the unit."""
        return self.review_status == APPROVED

    @property
    def told_again(self) -> Names:
        """The facts that it cites without saying how it takes them further than other units do."""
        return tuple(fact for fact in self.facts if fact not in self.further) if self.further else self.facts

    def words(self, scheme: str) -> Names:
        """Return the terms of a scheme that the unit names."""
        return next((words for name, words in self.terms if name == scheme), ())


Described = Unit | Record
"""A unit, or its record: enough for who asks only where it belongs."""


def record_of(unit: Unit) -> Record:
    """Return the record of a unit."""
    return Record(
        identifier=unit.identifier,
        name=unit.name,
        name_en=unit.name_en,
        path=unit.source.shown,
        kind=unit.kind,
        band=unit.band,
        stage=unit.stage,
        school=unit.school,
        depth=unit.depth,
        minutes=unit.minutes,
        review_status=unit.review_status,
        updated=unit.updated,
        themes=unit.themes,
        competencies=unit.competencies,
        prerequisites=unit.prerequisites,
        facts=_once(chain(unit.facts, *(derived.sources for derived in unit.derived))),
        further=_once(chain(*(one.facts for one in unit.further))),
        places=unit.places,
        audience=unit.audience,
        keywords=unit.keywords,
        terms=tuple((scheme, _once(words)) for scheme, words in terms_of(unit).items()),
    )


def _once(words: Iterable[str]) -> Names:
    return tuple(dict.fromkeys(words))
