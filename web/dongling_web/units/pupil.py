"""The page of a unit as pupils and families see it: the story first, then what to do, then how it is known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import request

from dongling.catalog import Catalog, doors_of, short_name
from dongling.model import Fact, Unit
from dongling_web.catalog import citations
from dongling_web.doors.entrance import current_door
from dongling_web.languages.words import Later, later
from dongling_web.units.neighbours import ladder
from dongling_web.units.prose import PINYIN, Prose, anchors
from dongling_web.units.story import story

COOKIE = "dongling_pinyin"
WITH_PINYIN = frozenset({"k", "p1"})
"""The bands whose pages have pinyin, and letters for those who are only learning to read."""
_SURE: Mapping[str, tuple[str, Later]] = {
    "verified": ("two", later("查对过，这么写")),
    "seed": ("one", later("报纸上这么写")),
    "single": ("one", later("一个地方这么写")),
    "conflict": ("ask", later("几个地方写得不一样，还在查")),
}


@dataclass(frozen=True)
class HowKnown:
    """How something is known, for a child: a mark (`two`, `one`, `ask`), words, the fact, and where it is written."""

    number: int
    mark: str
    said: Later
    fact: Fact
    sources: Sequence[str]


def pupil_values(unit: Unit, catalog: Catalog) -> dict[str, Any]:
    """Return what the page shows beside the kind's own part."""
    told = story(unit.details, catalog)
    cited = citations.cited(unit.facts, catalog)
    mode = pinyin_mode(unit)
    notes = anchors(told.texts(), cited)
    rungs = ladder(unit, catalog) if unit.identifier in catalog.units else []  # a manuscript stands on none yet
    return {
        "story": told,
        "prose": Prose(unit.band, mode, _own_readings(unit), notes),
        "name": short_name(unit, catalog),
        "known": [how_known(one) for one in cited],
        "footnoted": {number for numbers in notes.values() for number in numbers},
        "pinyin": mode,
        "pinyin_modes": PINYIN if unit.band in WITH_PINYIN else {},
        "onward": next((rung.unit for rung in rungs if rung.place == "after" and rung.unit), None),
        "belongs": "" if current_door() in doors_of(unit.audience) else doors_of(unit.audience)[0],
    }


def pinyin_mode(unit: Unit) -> str:
    """Return how much pinyin a page has: as the address says, else the cookie, else above hard characters."""
    if unit.band not in WITH_PINYIN:
        return "none"
    told = (request.args.get("pinyin", ""), request.cookies.get(COOKIE, ""))
    return next((mode for mode in told if mode in PINYIN), "hard")


def how_known(one: citations.Cited) -> HowKnown:
    """Return how sure a fact is in a child's words."""
    count = len(one.fact.sources)
    if one.fact.law:
        mark, said = "one", later("法律这么规定")
    elif one.fact.confidence == "verified" and count > 1:
        mark, said = "two", later("两个地方都这么写") if count == 2 else later("好几个地方都这么写")
    else:
        mark, said = _SURE.get(one.fact.confidence, ("ask", later("还在查")))
    return HowKnown(one.number, mark, said, one.fact, one.sources)


def _own_readings(unit: Unit) -> dict[str, Sequence[str]]:
    return {one.word: one.sounds.split() for one in unit.readings}
