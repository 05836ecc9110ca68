"""The talks that ship say how fast they are spoken, and their minutes are those of the words and of the pauses."""

import re

import pytest

from dongling.kinds.micro_lecture import MicroLecture
from dongling.model import Unit
from tests.content.test_materials import CATALOG

TALKS = [
    unit for unit in CATALOG.units.values() if getattr(unit.details, "script", None) and unit.kind != "micro_course"
]
SAID = re.compile(r"讲稿按每分钟约(一百七十|两百)字写，讲([0-9.]+)分钟，停([0-9.]+)分钟")
PACES = {"一百七十": 170, "两百": 200}
SUITS = {"p2": 170, "j": 200, "": 200}
"""Characters a minute by band: slower for small children; adults, who belong to none, hear as fast as juniors."""
NEAR = 0.6
"""Minutes by which the words may miss what is said of them."""


def test_all_talks_are_looked_at() -> None:
    assert len(TALKS) >= 8
    lectures = [unit for unit in CATALOG.units.values() if isinstance(unit.details, MicroLecture)]
    assert [unit.identifier for unit in lectures if unit not in TALKS] == []


@pytest.mark.parametrize("unit", TALKS, ids=lambda unit: unit.identifier)
def test_a_talk_says_a_pace_that_suits_its_hearers_and_keeps_it(unit: Unit) -> None:
    said = SAID.search(unit.body)
    assert said
    pace, spoken, paused = PACES[said[1]], float(said[2]), float(said[3])
    assert pace == SUITS[unit.band]
    words = len(re.sub(r"\s", "", getattr(unit.details, "script", "")))
    assert abs(words / pace - spoken) <= NEAR
    assert spoken + paused == unit.minutes
