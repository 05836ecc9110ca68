"""行走的思政课: the stops fit into the walk, and the safety plan is there."""

from dongling.testing import OpenLibrary, WriteContent, unit_text

SAFETY = {"weather": "雷雨不出发", "traffic": "走人行道", "lost": "原地等", "injury": "先救护"}


def walk(**changes: object) -> str:
    """Return a walk of an hour with one stop."""
    stops = [{"place": "校门口", "minutes": "40", "task": "集合"}]
    return unit_text(
        "a", **{"kind": "walk", "minutes": "60", "process": None, "stops": stops, "safety": SAFETY, **changes}
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
