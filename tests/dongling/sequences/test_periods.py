"""Minutes as class periods."""

import pytest

from dongling.catalog import Catalog
from dongling.curriculum import Stages
from dongling.model import Step
from dongling.sequences import StepTime, in_halves, step_times
from dongling.sequences.periods import stage_shares
from dongling.testing import OpenLibrary, WriteContent
from tests.dongling.courses import write_courses


@pytest.fixture
def catalog(write_content: WriteContent, open_library: OpenLibrary) -> Catalog:
    """Return the small catalogue."""
    return write_courses(write_content, open_library)


@pytest.mark.parametrize(
    ("minutes", "length", "periods", "left"),
    [
        (7, 45, "1课时（45分）", "余38分"),
        (45, 45, "1课时（45分）", "正好"),
        (150, 45, "3课时（45分）", "超15分"),
        (25, 30, "1课时（30分）", "余5分"),
        (67, 45, "1课时（45分）", "超22分"),
        (68, 45, "2课时（45分）", "余22分"),
        (0, 45, "1课时（45分）", "余45分"),
        (90, 0, "", ""),
    ],
)
def test_a_step_takes_the_nearest_number_of_classes(minutes: int, length: int, periods: str, left: str) -> None:
    time = StepTime(1, Step(unit="a"), None, minutes, length)
    assert (time.periods_said.zh, time.left_said.zh) == (periods, left)


def test_the_length_of_a_class_comes_from_the_stage_of_the_unit(catalog: Catalog) -> None:
    steps = [Step(unit=name) for name in ("flower", "duty", "walk", "vote")]
    assert [time.class_minutes for time in step_times(steps, Stages(catalog))] == [30, 40, 45, 45]


def test_a_step_has_its_own_minutes_and_one_without_a_unit_has_no_class(catalog: Catalog) -> None:
    times = step_times(
        [Step(unit="walk", minutes=90), Step(unit="away", minutes=30), Step(unit="away")], Stages(catalog)
    )
    assert [(time.minutes, time.periods, time.left) for time in times] == [(90, 2, 0), (30, 0, 0), (0, 0, 0)]


def test_each_stage_has_its_share_in_the_order_of_stages(catalog: Catalog) -> None:
    stages = Stages(catalog)
    times = step_times([Step(unit=name) for name in ("vote", "duty", "river", "away")], stages)
    shares = [(share.stage, share.steps, share.minutes, share.periods) for share in stage_shares(times, stages)]
    assert shares == [("primary", (2, 3), 80, 2.0), ("senior", (1,), 45, 1.0)]


def test_classes_in_all_are_said_to_the_nearest_half(catalog: Catalog) -> None:
    times = step_times([Step(unit="flower"), Step(unit="duty"), Step(unit="walk")], Stages(catalog))
    assert in_halves(times) == 5.0  # 0.83 + 1 + 3.33
