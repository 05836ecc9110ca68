"""All that was loaded, and the questions that pages ask of it."""

import pytest

from dongling.catalog import Catalog
from dongling.model import Step
from dongling.testing import OpenLibrary, WriteContent, unit_text


@pytest.fixture
def catalog(write_content: WriteContent, open_library: OpenLibrary) -> Catalog:
    """Return a catalog of a lesson for pupils, one of another band, and one for teachers."""
    folder = write_content(
        {
            "school.yaml": "编号: s\n名称: 学校\n全称: 示例学校",
            "a.yaml": unit_text("a", themes=["jiaguo", "dushu"]),
            "b.yaml": unit_text("b", band="p1", minutes="40", process=[_phase("40")]),
            "t.yaml": unit_text("t", audience=["teacher"], themes=["anquan"]),
            "sequences/q.yaml": "编号: q\n名称: 序列\n课次: [{单元: b, 分钟: 10}, {单元: a}]",
        }
    )
    return open_library(folder).catalog


def _phase(minutes: str) -> dict[str, str]:
    return {"name": "读", "minutes": minutes, "teacher": "讲", "pupils": "听"}


def test_units_are_found_by_each_facet(catalog: Catalog) -> None:
    assert [u.identifier for u in catalog.with_value("theme", "dushu")] == ["a"]
    assert [u.identifier for u in catalog.with_value("stage", "primary")] == ["b"]
    assert [u.identifier for u in catalog.with_value("school", "s")] == ["a", "b"]


def test_what_is_for_teachers_only_is_not_among_what_pupils_see(catalog: Catalog) -> None:
    assert [unit.identifier for unit in catalog.student_units] == ["a", "b"]
    assert catalog.with_value("theme", "anquan") == ()


def test_the_values_of_a_facet_come_in_the_order_of_their_vocabulary(catalog: Catalog) -> None:
    assert catalog.values("stage") == ("primary", "junior")
    assert catalog.values("theme") == ("jiaguo", "dushu", "anquan")


def test_a_value_has_a_name_for_readers(catalog: Catalog) -> None:
    named = [catalog.name_of(f, v) for f, v in (("kind", "lesson"), ("school", "s"), ("band", "j"), ("theme", "none"))]
    assert named == ["课堂教学", "学校", "7-9年级", "none"]


def test_every_word_for_a_value_is_known_in_lower_case(catalog: Catalog) -> None:
    assert catalog.words("school")["示例学校"] == "s"
    assert catalog.words("stage")["大班"] == "kg"
    assert catalog.words("kind")["微课"] == "micro_course"


def test_a_step_has_its_own_minutes_or_those_of_its_unit(catalog: Catalog) -> None:
    steps = catalog.steps(catalog.sequences["q"])
    assert [(number, minutes) for number, _, minutes in steps] == [(1, 10), (2, 45)]
    assert [s.identifier for s in catalog.sequences_with("a")] == ["q"]
    asked = Step(unit="a", minutes=20), Step(unit="a"), Step(unit="away", minutes=20), Step(unit="away")
    assert [catalog.minutes_of(step) for step in asked] == [20, catalog.units["a"].minutes, 20, 0]


def test_a_unit_that_belongs_to_no_band_says_so_and_is_in_no_group_of_one(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    small = open_library(
        write_content({"n.yaml": unit_text("n", band=None, audience=["family"]), "a.yaml": unit_text("a")})
    ).catalog
    assert small.grade(small.units["n"]) == "不分年级"
    assert small.grade(small.units["a"]) == "初中 7-9年级"
    assert (small.values("band"), small.values("stage")) == (("j",), ("junior",))
