"""A lesson sequence as a whole: a draft, a shipped one, and any list of steps at all."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dongling.catalog import Catalog
from dongling.model import Step
from dongling.sequences import Command, report
from dongling.testing import OpenLibrary, WriteContent
from tests.dongling.courses import mended, write_courses

ROOT = Path(__file__).parents[3]
NAMES = ("flower", "duty", "river", "bridge", "walk", "vote", "meeting", "away", "")
ANY_STEPS = st.lists(
    st.builds(
        Step,
        unit=st.sampled_from(NAMES).map(lambda name: name or "空"),
        minutes=st.none() | st.integers(1, 2000),
        note=st.text(max_size=3),
    ),
    max_size=14,
)


@pytest.fixture
def catalog(write_content: WriteContent, open_library: OpenLibrary) -> Catalog:
    """Return the small catalogue, with a sequence."""
    sequence = "编号: q\n名称: 序列\n课次: [{单元: flower}, {单元: duty, 分钟: 35}]"
    return write_courses(write_content, open_library, sequences__q=sequence)


def test_a_sequence_of_the_catalogue_and_a_draft_of_its_steps_have_the_same_report(catalog: Catalog) -> None:
    draft = [Step(unit="flower"), Step(unit="duty", minutes=35)]
    assert report(draft, catalog) == report(catalog.sequences["q"].steps, catalog)


def test_minutes_and_class_periods_are_summed(catalog: Catalog) -> None:
    found = report(catalog.sequences["q"].steps, catalog)
    assert (found.minutes, found.periods) == (60, 1.5)
    assert [(share.stage, share.minutes) for share in found.shares] == [("kg", 25), ("primary", 35)]


def test_the_competencies_of_every_frame_that_the_stages_have_are_counted_even_none(catalog: Catalog) -> None:
    found = report([Step(unit="flower"), Step(unit="vote"), Step(unit="away")], catalog)
    covered = {frame: {item.name: item.steps for item in items} for frame, items in found.frames}
    assert list(covered) == ["guide36", "sizheng2017"]
    assert covered["guide36"]["社会"] == (1,)
    assert covered["guide36"]["艺术"] == ()
    assert covered["sizheng2017"]["公共参与"] == (2,)


def test_a_line_is_covered_through_all_frames(catalog: Catalog) -> None:
    found = report([Step(unit="flower"), Step(unit="vote")], catalog)
    assert {item.name: item.steps for item in found.lines}["责任与参与"] == (1, 2)


def test_an_empty_draft_has_an_empty_report(catalog: Catalog) -> None:
    found = report([], catalog)
    assert (found.minutes, found.periods, found.steps, found.shares, found.findings) == (0, 0, (), (), ())


def test_each_finding_is_shown_at_its_first_step(catalog: Catalog) -> None:
    found = report([Step(unit="flower"), Step(unit="away")], catalog)
    assert ([f.code for f in found.at(1)], [f.code for f in found.at(2)]) == ([], ["not-loaded"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
@given(steps=ANY_STEPS)
def test_any_steps_have_a_report_whose_figures_add_up(catalog: Catalog, steps: list[Step]) -> None:
    found = report(steps, catalog)
    assert found.minutes == sum(time.minutes for time in found.steps)
    assert [time.number for time in found.steps] == list(range(1, len(steps) + 1))
    assert sum(share.minutes for share in found.shares) == sum(time.minutes for time in found.steps if time.unit)
    assert all(-time.class_minutes / 2 <= time.left for time in found.steps)
    assert sorted(n for share in found.shares for n in share.steps) == [t.number for t in found.steps if t.unit]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
@given(steps=ANY_STEPS)
def test_every_finding_points_at_steps_that_exist_and_every_button_can_be_pressed(
    catalog: Catalog, steps: list[Step]
) -> None:
    for finding in report(steps, catalog).findings:
        assert finding.steps
        assert set(finding.steps) <= set(range(1, len(steps) + 1))
        assert finding.said.zh
        assert finding.said.en
        for mend in finding.mends:
            assert mend.said.zh
            after = mended(steps, mend, catalog) if isinstance(mend, Command) else steps
            assert len(report(after, catalog).steps) == len(after)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
@given(steps=ANY_STEPS)
def test_removing_and_cutting_leave_one_finding_less(catalog: Catalog, steps: list[Step]) -> None:
    codes = [finding.code for finding in report(steps, catalog).findings]
    for finding in report(steps, catalog).findings:
        if finding.code in {"not-loaded", "twice", "over"}:
            after = [left.code for left in report(mended(steps, finding.mends[0], catalog), catalog).findings]
            assert after.count(finding.code) == codes.count(finding.code) - 1


@pytest.mark.parametrize(
    ("name", "minutes", "periods", "found"),
    [
        ("seq-jiaguo", 552, 13.5, [("prerequisite-missing", (6,)), ("over", (8,))]),
        ("seq-dushu", 152, 4.0, []),
        ("seq-yunhe", 665, 16.0, []),
        ("seq-fazhi", 240, 6.0, []),
        ("seq-anquan", 230, 5.5, []),
        ("seq-minzu", 235, 6.0, []),
        ("seq-shengtai", 205, 5.0, []),
    ],
)
def test_the_shipped_sequences_say_what_the_map_of_the_district_says(
    open_library: OpenLibrary, name: str, minutes: int, periods: float, found: list[tuple[str, tuple[int, ...]]]
) -> None:
    catalog = open_library(ROOT / "courses", safe_mode=False).catalog
    shipped = report(catalog.sequences[name].steps, catalog)
    assert (shipped.minutes, shipped.periods) == (minutes, periods)
    assert [(finding.code, finding.steps) for finding in shipped.findings] == found
