"""行走的思政课: the stops fit into the walk, and the safety plan is there."""

import pytest

from dongling.testing import OpenLibrary, WriteContent, unit_text

SAFETY = {
    "weather": "雷雨不出发",
    "traffic": "走人行道",
    "lost": "原地等",
    "injury": "先救护",
    "responsible": "带队教师",
}
OWNER = "年级组长"


def walk(**changes: object) -> str:
    """Return a walk of an hour with one stop."""
    stops = [{"place": "校门口", "minutes": "40", "task": "集合"}]
    return unit_text(
        "a",
        **{
            "kind": "walk",
            "minutes": "60",
            "process": None,
            "stops": stops,
            "safety": SAFETY,
            "owner": OWNER,
            **changes,
        },
    )


def test_a_walk_with_time_left_for_walking_is_fine(write_content: WriteContent, open_library: OpenLibrary) -> None:
    assert open_library(write_content({"a.yaml": walk()})).problems == []


def test_stops_that_take_longer_than_the_walk_are_an_error(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    stops = [{"place": "校门口", "minutes": "70", "task": "集合"}]
    (problem,) = open_library(write_content({"a.yaml": walk(stops=stops)})).problems
    assert (problem.severity, problem.code) == ("error", "stop-minutes")


def test_a_walk_without_a_safety_plan_is_not_loaded(write_content: WriteContent, open_library: OpenLibrary) -> None:
    library = open_library(write_content({"a.yaml": walk(safety=None)}))
    assert not library.catalog.units
    assert "safety" in library.problems[0].message.zh


@pytest.mark.parametrize(
    ("changes", "code", "fix"),
    [
        ({"owner": None}, "walk-owner", "责任人: "),
        ({"safety": {k: v for k, v in SAFETY.items() if k != "responsible"}}, "walk-responsible", "负责人: "),
    ],
)
def test_a_walk_that_nobody_answers_for_is_an_error(
    write_content: WriteContent, open_library: OpenLibrary, changes: dict[str, object], code: str, fix: str
) -> None:
    (problem,) = open_library(write_content({"a.yaml": walk(**changes)})).problems
    assert (problem.severity, problem.code) == ("error", code)
    assert fix in problem.hint.zh
    assert "role" in problem.hint.en


def at(place: str, task: str = "集合") -> list[dict[str, str]]:
    """Return the stops of a walk to one place."""
    return [{"place": place, "minutes": "40", "task": task}]


@pytest.mark.parametrize(
    "stops", [at("清名桥"), at("古运河边"), at("蠡湖"), at("校门口", "数一数池塘里的鱼"), at("码头")]
)
def test_a_way_that_passes_water_without_a_word_on_it_is_an_error(
    write_content: WriteContent, open_library: OpenLibrary, stops: list[dict[str, str]]
) -> None:
    (problem,) = open_library(write_content({"a.yaml": walk(stops=stops)})).problems
    assert (problem.severity, problem.code) == ("error", "walk-water")
    assert problem.line > walk(stops=stops).splitlines().index("safety:")
    assert "临水: " in problem.hint.zh
    assert "`water:`" in problem.hint.en
    told = {**SAFETY, "water": "离岸一大步"}
    assert open_library(write_content({"a.yaml": walk(stops=stops, safety=told)})).problems == []


@pytest.mark.parametrize(
    "stops", [at("梁溪区图书馆"), at("江南中学"), at("湖北会馆"), at("校门口", "把电池放进回收箱")]
)
def test_a_name_with_a_word_for_water_in_it_is_no_water(
    write_content: WriteContent, open_library: OpenLibrary, stops: list[dict[str, str]]
) -> None:
    assert open_library(write_content({"a.yaml": walk(stops=stops)})).problems == []
