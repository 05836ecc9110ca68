"""What a teacher should look at in a list of steps, and that the button beside it mends it."""

from collections.abc import Callable

import pytest

from dongling.catalog import Catalog
from dongling.model import Step
from dongling.sequences import CreateUnit, Finding, InsertUnit, MoveAfter, RemoveStep, SetStep, report
from dongling.testing import OpenLibrary, WriteContent, unit_text
from tests.dongling.courses import mended, write_courses

Review = Callable[[str], list[Finding]]


@pytest.fixture
def catalog(write_content: WriteContent, open_library: OpenLibrary) -> Catalog:
    """Return the small catalogue."""
    return write_courses(write_content, open_library, steep=unit_text("steep", band="s", depth="d5", themes=["jiaguo"]))


@pytest.fixture
def review(catalog: Catalog) -> Review:
    """Return a function that looks at the steps whose units are named."""
    return lambda names: list(report(steps(names), catalog).findings)


def steps(names: str) -> tuple[Step, ...]:
    """Return a step for each unit named; `walk:90` has minutes of its own."""
    pairs = (name.partition(":") for name in names.split())
    return tuple(Step(unit=name, minutes=int(minutes) if minutes else None) for name, _, minutes in pairs)


def told(found: list[Finding], code: str) -> Finding:
    """Return the one finding with a code."""
    (one,) = [finding for finding in found if finding.code == code]
    return one


def test_a_line_that_goes_up_step_by_step_has_nothing_to_look_at(review: Review) -> None:
    assert review("flower duty river") == []


def test_a_prerequisite_that_comes_later_is_an_error_and_the_step_moves_after_it(
    review: Review, catalog: Catalog
) -> None:
    found = told(review("duty flower"), "prerequisite-order")
    assert (found.severity, found.steps, found.said.zh) == (
        "error",
        (1, 2),
        "第1步《课duty》要用第2步《课flower》，先修在后",
    )
    assert found.mends == (MoveAfter(1, 2),)
    assert report(mended(steps("duty flower"), found.mends[0], catalog), catalog).findings == ()


def test_a_prerequisite_that_is_missing_is_a_reminder_and_goes_in_before(review: Review, catalog: Catalog) -> None:
    found = told(review("duty"), "prerequisite-missing")
    assert (found.severity, found.mends) == ("reminder", (InsertUnit("flower", 1, "课flower"),))
    assert report(mended(steps("duty"), found.mends[0], catalog), catalog).findings == ()


def test_a_prerequisite_of_a_school_that_is_not_loaded_has_no_button(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    catalog = open_library(write_content({"a.yaml": unit_text("a", prerequisites=["far-away"])})).catalog
    (found,) = report(steps("a"), catalog).findings
    assert (found.code, found.mends) == ("prerequisite-missing", ())
    assert "《far-away》" in found.said.zh


def test_an_earlier_stage_after_a_later_one_is_an_error_and_moves_before_it(review: Review, catalog: Catalog) -> None:
    found = told(review("flower vote duty"), "stage-order")
    assert (found.severity, found.steps) == ("error", (2, 3))
    assert found.said.zh == "第3步是小学1-2年级，却在第2步高中之后"
    assert found.mends == (MoveAfter(3, 1),)
    after = report(mended(steps("flower vote duty"), found.mends[0], catalog), catalog)
    assert [finding.code for finding in after.findings] == ["gap"]


def test_within_one_stage_the_order_of_bands_is_only_a_reminder(review: Review) -> None:
    assert told(review("bridge river"), "stage-order").severity == "reminder"


def test_two_bands_skipped_are_an_error_with_candidates_and_a_new_unit(review: Review) -> None:
    found = told(review("flower duty walk:135"), "gap")
    assert (found.severity, found.steps, found.said.zh) == ("error", (2, 3), "第2、3步之间缺小学3-4年级、5-6年级")
    *candidates, new = found.mends
    assert candidates == [InsertUnit("bridge", 3, "课bridge"), InsertUnit("river", 3, "课river")]
    assert isinstance(new, CreateUnit)
    assert {name: new.new.fields[name] for name in ("band", "themes", "depth", "prerequisites")} == {
        "band": ("p2",),
        "themes": ("yunhe",),
        "depth": ("d2",),
        "prerequisites": ("duty",),
    }


def test_one_band_skipped_in_a_stage_is_a_reminder_and_a_whole_stage_an_error(review: Review) -> None:
    assert told(review("flower river"), "gap").severity == "reminder"
    assert told(review("bridge:40 vote"), "gap").severity == "error"


def test_a_gap_that_is_steep_too_is_one_finding(review: Review) -> None:
    found = [finding for finding in review("flower walk:135") if finding.steps == (1, 2)]
    assert [finding.said.zh for finding in found] == ["第1、2步之间缺小学，从“感知”跳到“理解”"]


def test_two_depths_jumped_between_neighbouring_bands_are_a_cliff(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    units = {
        f"{name}.yaml": unit_text(name, depth=depth, themes=["jiaguo"]) for name, depth in (("a", "d1"), ("b", "d3"))
    }
    catalog = open_library(write_content({**units, "c.yaml": unit_text("c", depth="d2", themes=["jiaguo"])})).catalog
    (found,) = report(steps("a b"), catalog).findings
    assert (found.code, found.said.zh) == ("cliff", "第1、2步之间从“感知”跳到“理解”，中间少一步")
    assert found.mends[0] == InsertUnit("c", 2, "一节课")
    assert isinstance(found.mends[1], CreateUnit)
    assert found.mends[1].new.fields["depth"] == ("d2",)
    assert report(mended(steps("a b"), found.mends[0], catalog), catalog).findings == ()


def test_taking_part_is_no_cliff(review: Review) -> None:
    assert [finding.code for finding in review("vote steep")] == []


def test_the_same_facts_at_the_same_depth_are_one_reminder(review: Review) -> None:
    found = told(review("river bridge"), "repeated")
    assert (found.severity, found.steps, found.mends) == ("reminder", (1, 2), ())
    assert found.said.zh == "第1、2步都讲“老桥建于很久以前，今天的桥是后来重建的”等2条史料，同为“了解”"


def test_the_same_unit_twice_is_said_once_and_removed(review: Review) -> None:
    found = review("river river")
    assert [finding.code for finding in found] == ["twice"]
    assert found[0].mends == (RemoveStep(2),)


def test_a_step_whose_unit_is_not_loaded_is_an_error_that_can_be_removed(review: Review) -> None:
    found = told(review("flower away duty"), "not-loaded")
    assert (found.severity, found.steps, found.mends) == ("error", (2,), (RemoveStep(2),))
    assert "away" in found.said.zh


def test_a_step_that_runs_over_can_be_cut_to_whole_classes(review: Review) -> None:
    found = told(review("bridge walk"), "over")
    assert found.said.zh == "第2步超出3课时15分：减到135分，或者连排成一次活动"
    assert found.mends == (SetStep(2, 135),)


def test_errors_come_before_reminders_and_then_by_step(review: Review) -> None:
    found = review("walk river away duty flower")
    assert [finding.severity for finding in found] == sorted(finding.severity for finding in found)
    errors = [finding.steps for finding in found if finding.severity == "error"]
    assert errors == sorted(errors)


def test_a_step_that_belongs_to_no_band_breaks_no_line(write_content: WriteContent, open_library: OpenLibrary) -> None:
    note = unit_text("note", band=None, audience=["teacher"], depth="d5")
    small = write_courses(write_content, open_library, note=note)

    def codes(names: str) -> list[tuple[str, tuple[int, ...]]]:
        return [(found.code, found.steps) for found in report(steps(names), small).findings]

    assert codes("note river note bridge note") == [("twice", (1, 3)), ("twice", (1, 5)), ("repeated", (2, 4))]
    assert ("stage-order", (1, 3)) in codes("bridge note river")
    assert ("gap", (1, 3)) in codes("flower note river")


def test_a_step_that_says_how_it_takes_a_fact_further_does_not_repeat_it(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    further = [{"facts": ["bridge", "motto"], "how": "这里动手量。"}]
    more = unit_text("more", band="p3", depth="d2", facts=["bridge", "motto"], further=further)
    catalog = write_courses(write_content, open_library, more=more)
    codes = {
        name: [one.code for one in report(steps(f"river {name}"), catalog).findings] for name in ("more", "bridge")
    }
    assert ("repeated" in codes["bridge"], "repeated" in codes["more"]) == (True, False)
