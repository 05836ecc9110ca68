"""What the units of a collection rest on, each with where it comes from: objects, pictures, places and facts.

An object is a card with a picture that names its facts. What a card shows is no picture of its own.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from dongling.catalog import Catalog
from dongling.model import Card, Fact, Place, Unit
from dongling_web.catalog.citations import how_sure, source_names, topic_name
from dongling_web.materials.media import Shown, shown
from dongling_web.materials.view import card_pictures

MOST_READ = 60
"""So many units of a collection, the first, are read for what they rest on."""


@dataclass(frozen=True)
class Source:
    """A fact with how sure it is and the names of its sources, under its topic, and the units that cite it here."""

    fact: Fact
    topic: str
    confidence: str
    names: tuple[str, ...]
    units: tuple[Unit, ...] = ()


@dataclass(frozen=True)
class Thing:
    """An object: its card, its picture, the facts that it rests on, and the unit that it is used in."""

    card: Card
    picture: Shown
    sources: tuple[Source, ...]
    unit: Unit


@dataclass(frozen=True)
class Picture:
    """A picture, sound or film, and the unit that has it."""

    shown: Shown
    unit: Unit


@dataclass(frozen=True)
class Whereabouts:
    """A place, the facts that speak of it, and the units that go there."""

    place: Place
    sources: tuple[Source, ...]
    units: tuple[Unit, ...]


@dataclass(frozen=True)
class Resources:
    """The resources of the first units of a collection: `read` of them."""

    things: Sequence[Thing]
    pictures: Sequence[Picture]
    places: Sequence[Whereabouts]
    facts: Sequence[Source]
    units: Sequence[Unit]
    read: int

    def with_words(self, text: str) -> "Resources":
        """Return those in which every word of `text` occurs, in what they say or in where they come from."""
        words = text.lower().split()

        def has(*texts: str) -> bool:
            whole = " ".join(texts).lower()
            return all(word in whole for word in words)

        if not words:
            return self
        return Resources(
            [one for one in self.things if has(*_of_thing(one))],
            [one for one in self.pictures if has(*_of_picture(one))],
            [one for one in self.places if has(*_of_place(one))],
            [one for one in self.facts if has(*_of_source(one))],
            [one for one in self.units if has(one.name, one.description, *one.keywords)],
            self.read,
        )


def resources(names: Sequence[str], catalog: Catalog) -> Resources:
    """Return what the first of these units rest on, each resource once, in the order of the units."""
    units = catalog.named(names[:MOST_READ])
    citing = _by_name(units, "facts")
    facts = {name: _source(catalog.facts[name], citing[name], catalog) for name in citing if name in catalog.facts}
    going = _by_name(units, "places")
    topics = {one.topic: i for i, one in reversed(list(enumerate(facts.values())))}
    return Resources(
        things=list(chain.from_iterable(_things(unit, facts) for unit in units)),
        pictures=list(chain.from_iterable(_pictures(unit) for unit in units)),
        places=[_spot(catalog.places[name], going[name], facts) for name in going if name in catalog.places],
        facts=sorted(facts.values(), key=lambda one: topics[one.topic]),
        units=units,
        read=len(units),
    )


def _by_name(units: Iterable[Unit], field: str) -> dict[str, list[Unit]]:
    """Return the units by each fact or place that they name, in the order in which those are named first."""
    by: dict[str, list[Unit]] = {}
    for unit in units:
        for name in dict.fromkeys(getattr(unit, field)):
            by.setdefault(name, []).append(unit)
    return by


def _source(fact: Fact, units: Iterable[Unit], catalog: Catalog) -> Source:
    return Source(fact, topic_name(fact, catalog), how_sure(fact), source_names(fact, catalog), tuple(units))


def _things(unit: Unit, facts: dict[str, Source]) -> Iterator[Thing]:
    seen = {one.medium.file: one for one in shown(unit)} if any(_objects(unit)) else {}
    for card in _objects(unit):
        if card.picture in seen:
            yield Thing(card, seen[card.picture], tuple(facts[name] for name in card.facts if name in facts), unit)


def _objects(unit: Unit) -> Iterator[Card]:
    return (card for cards in unit.cards for card in cards.cards if card.picture and card.facts)


def _pictures(unit: Unit) -> Iterator[Picture]:
    on_cards = card_pictures(unit)
    return (Picture(one, unit) for one in shown(unit) if one.address and one.medium.file not in on_cards)


def _spot(place: Place, units: Iterable[Unit], facts: dict[str, Source]) -> Whereabouts:
    spoken_of = (one for one in facts.values() if place.name in f"{one.fact.place} {one.fact.statement}")
    return Whereabouts(place, tuple(spoken_of), tuple(units))


def _of_source(one: Source) -> tuple[str, ...]:
    return (one.fact.statement, one.fact.note, one.fact.date, one.fact.place, one.topic, one.confidence, *one.names)


def _of_thing(one: Thing) -> tuple[str, ...]:
    told = chain.from_iterable(_of_source(source) for source in one.sources)
    return (one.card.title, one.card.text, one.picture.medium.description, one.unit.name, *told)


def _of_picture(one: Picture) -> tuple[str, ...]:
    medium = one.shown.medium
    return (medium.description, medium.source, medium.license, one.unit.name)


def _of_place(one: Whereabouts) -> tuple[str, ...]:
    place = one.place
    told = chain.from_iterable(_of_source(source) for source in one.sources)
    return (place.name, place.name_en, place.type, place.address, place.note, *(unit.name for unit in one.units), *told)
