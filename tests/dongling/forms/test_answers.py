"""What was answered is the data of a file: what nobody touched is as it was, to the letter."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dongling import Catalog
from dongling.content import parse
from dongling.editor import revised
from dongling.forms import answered, changed_row, questions
from dongling.model import Kind
from tests.dongling.forms.conftest import sent

WALK = {"编号": "a", "类型": "walk", "站点": [{"地点": "甲", "分钟": "5"}, {"地点": "乙", "分钟": "6"}]}


@pytest.fixture
def walk(shipped: Catalog) -> Kind:
    """Return the kind of walks."""
    return shipped.kinds["walk"]


def test_a_form_that_nobody_touched_changes_no_unit_that_ships(shipped: Catalog) -> None:
    for unit in shipped.units.values():
        text = unit.source.path.read_text(encoding="utf-8")
        data, kind = parse(text).data, shipped.kinds[unit.kind]
        made = answered(data, sent(questions(data, kind, shipped.terms)), kind, shipped.terms)
        assert made == data
        assert revised(text, made) == text


def test_what_was_answered_stands_under_the_authors_own_keys(shipped: Catalog, walk: Kind) -> None:
    answers = {
        "name": ["走"],
        "minutes": ["90"],
        "keywords": ["桥\r\n\r\n 河 "],
        "band": ["j"],
        "stops.1.place": ["丙"],
    }
    answers["count:stops"] = ["2"]
    made = answered(WALK, answers, walk, shipped.terms)
    assert (made["名称"], made["分钟"], made["关键词"], made["年级段"]) == ("走", "90", ["桥", "河"], "7-9年级")
    assert made["站点"] == [{"地点": "甲", "分钟": "5"}, {"地点": "丙", "分钟": "6"}]
    english = answered({"identifier": "a", "kind": "walk"}, {"name": ["x"]}, walk, shipped.terms)
    assert english == {"identifier": "a", "kind": "walk", "name": "x"}


def test_what_is_left_empty_goes_and_what_did_not_come_stays(shipped: Catalog, walk: Kind) -> None:
    data = {**WALK, "名称": "走", "简介": "一\n二", "自己的键": "留着"}
    made = answered(data, {"name": [" "], "count:themes": ["1"]}, walk, shipped.terms)
    assert made == {**WALK, "简介": "一\n二", "自己的键": "留着"}


def test_words_of_a_schools_own_vocabularies_are_chosen_too(shipped: Catalog, walk: Kind) -> None:
    answers = {"count:terms.read_scope": ["1"], "terms.read_scope": ["school", "city"], "count:terms.topic": ["1"]}
    made = answered({**WALK, "词表": {"话题": ["没有的"], "别的": ["x"]}}, answers, walk, shipped.terms)
    assert made["词表"] == {"别的": ["x"], "读行": ["读校", "读城"]}
    assert answered(made, {"count:terms.read_scope": ["1"]}, walk, shipped.terms)["词表"] == {"别的": ["x"]}


def test_signs_that_no_file_may_hold_are_left_out(shipped: Catalog, walk: Kind) -> None:
    made = answered(WALK, {"name": ["a\x00b\x07\n c"], "description": ["一 \x85\r二\u2028三"]}, walk, shipped.terms)
    assert (made["名称"], made["简介"]) == ("ab  c", "一\n二三")


@pytest.mark.parametrize("count", ["-1", "x", "", "99999999999999", "٣"])
def test_an_odd_number_of_parts_is_none(shipped: Catalog, walk: Kind, count: str) -> None:
    assert "站点" not in answered(WALK, {"count:stops": [count]}, walk, shipped.terms)


def test_parts_are_added_moved_and_taken_out(walk: Kind) -> None:
    first, second = WALK["站点"]
    cases: dict[tuple[str, str], Any] = {
        ("add", "stops"): [first, second, {}],
        ("up", "stops.1"): [second, first],
        ("up", "stops.0"): [first, second],
        ("down", "stops.0"): [second, first],
        ("down", "stops.1"): [first, second],
        ("drop", "stops.0"): [second],
        ("drop", "stops.7"): [first, second],
        ("turn", "stops.0"): [first, second],
    }
    for (do, path), wanted in cases.items():
        assert changed_row(WALK, do, path, walk)["站点"] == wanted, (do, path)
    for path in ("", "name", "no", "stops.x", "stops.0.place", "safety.x.y", "__class__"):
        assert changed_row(WALK, "drop", path, walk)["站点"] == [first, second]


def test_a_task_begins_as_the_first_type_and_takes_the_fields_of_the_one_that_is_chosen(
    shipped: Catalog, walk: Kind
) -> None:
    data = changed_row(changed_row(WALK, "add", "worksheets", walk), "add", "worksheets.0.tasks", walk)
    assert data["学习单"] == [{"任务": [{"题型": "选择"}]}]
    answers = {"count:worksheets": ["1"], "count:worksheets.0.tasks": ["1"], "worksheets.0.tasks.0.type": ["blank"]}
    made = answered(data, answers, walk, shipped.terms)
    assert made["学习单"][0]["任务"][0]["题型"] == "填空"


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.sampled_from(["name", "stops.0.place", "count:stops", "band", "themes", "count:themes", "safety.weather",
                         "stops.0.minutes", "terms", "kind", "updated", "worksheets.0.tasks.0.type", "count:worksheets",
                         "count:worksheets.0.tasks", "stops..", "stops.-1.place"]),
        st.lists(st.text(max_size=8), max_size=3),
    )
)  # fmt: skip
def test_whatever_comes_from_a_form_is_data_that_a_file_can_hold(
    shipped: Catalog, answers: dict[str, list[str]]
) -> None:
    made = answered(WALK, answers, shipped.kinds["walk"], shipped.terms)
    text = "编号: a\n类型: walk\n站点:\n  - 地点: 甲\n    分钟: 5\n  - 地点: 乙\n    分钟: 6\n"
    assert parse(revised(text, made)).data == made


@pytest.mark.parametrize(
    ("do", "path", "places"),
    [
        ("after", "stops.0", ["甲", "", "乙"]),
        ("after", "stops.1", ["甲", "乙", ""]),
        ("0", "stops.1", ["乙", "甲"]),
        ("99", "stops.0", ["乙", "甲"]),
        ("-1", "stops.0", ["甲", "乙"]),
        ("after", "stops.7", ["甲", "乙"]),
    ],
)
def test_a_part_is_put_behind_another_or_goes_to_a_place(walk: Kind, do: str, path: str, places: list[str]) -> None:
    assert [stop.get("地点", "") for stop in changed_row(WALK, do, path, walk)["站点"]] == places
