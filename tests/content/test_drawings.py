"""What is drawn for the units that ship: a sketch of each walk's way, twelve objects on cards."""

import re
from pathlib import Path

import pytest

from dongling import Library, Settings
from dongling.kinds.walk import Walk
from dongling.media import drawing_size, open_media
from dongling.model import CardSet, Unit

ROOT = Path(__file__).parents[2]
CATALOG = Library.open([ROOT / "courses"], Settings(), search=False, check=False).catalog
WALKS = [unit for unit in CATALOG.units.values() if isinstance(unit.details, Walk)]
OBJECTS = next(one for one in CATALOG.units["dl-walk-school"].cards if one.identifier == "objects")


@pytest.mark.parametrize("unit", WALKS, ids=lambda unit: unit.identifier)
def test_a_walk_has_a_sketch_of_its_way_with_a_number_for_each_stop(unit: Unit) -> None:
    assert isinstance(unit.details, Walk)
    sketch = open_media(unit, unit.details.route).data
    numbers = re.findall(r">(\d)</text>", sketch.decode())
    assert sorted(numbers) == [str(i) for i, _ in enumerate(unit.details.stops, 1)]
    assert drawing_size(sketch)[0]
    assert "不按比例" in sketch.decode()
    assert [one.description for one in unit.media if one.file == unit.details.route and "不按比例" in one.description]


def test_there_are_walks_to_sketch() -> None:
    assert len(WALKS) >= 5


def test_twelve_objects_are_drawn_on_cards_that_say_what_they_ask_and_what_they_rest_on() -> None:
    assert isinstance(OBJECTS, CardSet)
    assert len({card.picture for card in OBJECTS.cards}) == len(OBJECTS.cards) == 12
    cited = CATALOG.units["dl-walk-school"].facts
    for card in OBJECTS.cards:
        assert re.search(r"看一看：[^\n]*？", card.text), card.title
        assert "出处：" in card.text, card.title
        assert card.facts, card.title
        assert set(card.facts) <= set(cited), card.title
