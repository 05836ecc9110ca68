"""Errors that lessons once taught stay mended: each is looked for where it was, and its like in all that ships."""

import datetime as dt
import re
from pathlib import Path

import pytest

from dongling import Library, Settings
from dongling.checks.reader_texts import reader_texts
from dongling.model import Unit

ROOT = Path(__file__).parents[2]
CATALOG = Library.open([ROOT / "courses"], Settings(), search=False, check=False).catalog
UNITS = CATALOG.units
MOST_OF_A_TURN = 5
"""Times that one turn of phrase may stand in all that ships."""


def text(unit: Unit) -> str:
    """Return all that a reader sees of a unit, but for other names to find it by."""
    return "\n".join(words for path, words in reader_texts(unit) if path[0] != "keywords")


def test_one_blow_is_bullying_by_the_words_of_the_law() -> None:
    rights = UNITS["dl-xuewen-rights"]
    assert {"law-wcnr-130", "law-wcnr-39", "law-zacf-60"} <= set(rights.facts)
    assert "蓄意或者恶意" in text(rights)
    assert [name for name, unit in UNITS.items() if re.search("故意[、，]?(?:且|并且)?(?:多次|反复)", text(unit))] == []


def test_river_chiefs_stand_on_the_code_that_is_in_force() -> None:
    for name in ("dl-lecture-river", "lx-senior-code", "lx-senior-river"):
        assert "law-stfd-19" in UNITS[name].facts, name
    assert CATALOG.facts["law-stfd-19"].in_force == dt.date(2026, 8, 15)
    unity = {f.in_force for f in CATALOG.facts.values() if f.law == "民族团结进步促进法"}
    assert unity == {dt.date(2026, 7, 1)}


def test_batteries_bring_no_nutrients_and_sixty_four_is_said_as_the_fact_says_it() -> None:
    river = text(UNITS["dl-lecture-river"])
    assert not re.search("电池[^。]*(?:营养|氮|磷)", river)
    assert not re.search("一条一条认领", "\n".join(map(text, UNITS.values())))


def test_whose_character_is_whose_is_said_where_it_is_taught() -> None:
    heirloom = text(UNITS["ly-heirloom-yangmo"])
    assert re.search("“竢”是学校用的字，韩愈写的是“俟”", heirloom)
    assert "养其根而竢其实" not in "\n".join(map(text, UNITS.values()))


def test_teachers_can_say_at_once_who_bogu_was() -> None:
    for name in ("dl-lecture-suitcase", "dl-walk-chongning"):
        assert "wx-bogu-zunyi" in UNITS[name].facts, name
        assert re.search("博古[\\s\\S]*遵义会议", UNITS[name].body), name


def test_the_two_on_the_list_are_cousins() -> None:
    assert "堂兄弟" in text(UNITS["ly-list-1920"])


@pytest.mark.parametrize("name", ["lx-story-library", "lx-family-talk", "lx-story-road"])
def test_what_is_for_adults_stands_in_no_band(name: str) -> None:
    assert UNITS[name].band == ""
    assert not UNITS[name].for_students


@pytest.mark.parametrize("turn", ["不是[^，。；？]{1,12}，而?是", "据资料", "据(?:说|悉)"])
def test_no_turn_of_phrase_is_a_habit(turn: str) -> None:
    assert sum(len(re.findall(turn, text(unit))) for unit in UNITS.values()) <= MOST_OF_A_TURN
