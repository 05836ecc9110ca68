"""What the builder shows beside and under the steps of a draft."""

import pytest

from dongling import Library
from dongling.catalog import Catalog
from dongling.model import Step
from dongling.problems import Problem
from dongling.sequences import Draft, as_sequence, report
from dongling_web.builder.view import BuilderView, bench, frames, taking

WALK, FILM, LESSON, AWAY = (Step(unit=name) for name in ("walk-bridge", "film-bell", "lesson-01", "not-loaded"))


@pytest.fixture
def catalog(library: Library) -> Catalog:
    """Return the catalogue of the site."""
    return library.catalog


def of(catalog: Catalog, *steps: Step, problems: tuple[Problem, ...] = ()) -> BuilderView:
    """Return what is shown of these steps."""
    return bench(report(steps, catalog), problems, as_sequence(Draft("草稿", steps), "draft-1", catalog))


def test_a_step_keeps_its_key_wherever_it_is_moved(catalog: Catalog) -> None:
    assert [row.key for row in of(catalog, WALK, FILM, WALK).rows] == ["walk-bridge", "film-bell", "walk-bridge.2"]


def test_a_problem_stands_under_the_step_that_its_button_changes(catalog: Catalog) -> None:
    rows = of(catalog, FILM, WALK, LESSON).rows
    (order,) = rows[0].notices
    assert (order.head, order.anchor, order.where) == ("先修在后", "step-1", "第1步")
    assert [button.fields for button in order.buttons] == [{"do": "after", "step": "1", "after": "2"}]
    lesson = rows[2].notices[0]
    assert (lesson.head, lesson.where) == ("学段倒了", "第3步")
    assert lesson.buttons[0].fields == {"do": "after", "step": "3", "after": "0"}


def test_a_gap_stands_between_two_steps_with_a_file_to_fill_it_and_a_search_for_its_band(catalog: Catalog) -> None:
    row, _ = of(catalog, LESSON, WALK).rows
    (gap,) = row.between
    assert gap.gap
    assert (gap.anchor, gap.where) == ("after-1", "第1、2步之间")
    assert gap.buttons[-1].url.startswith("/new-unit.yaml?")
    assert gap.search.startswith("/search?band=p2")


def test_what_plugins_say_stands_under_the_step_they_name_or_is_of_the_whole(catalog: Catalog) -> None:
    sequence = as_sequence(Draft("草稿", (WALK, FILM)), "draft-1", catalog)
    found = of(
        catalog,
        WALK,
        FILM,
        problems=(
            sequence.problem("steps", "少一次走访。", "加一次"),
            sequence.problem(("steps", 1, "minutes"), "太短", severity="warning"),
        ),
    )
    assert [(notice.severity, notice.said, notice.anchor) for notice in found.whole] == [
        ("error", "少一次走访。加一次", "whole")
    ]
    said = found.rows[1].notices[-1]
    assert (said.severity, said.said, said.anchor, said.where) == ("reminder", "太短", "step-2", "第2步")


def test_all_is_counted_in_words_and_nothing_is_said_when_all_is_well(catalog: Catalog) -> None:
    assert of(catalog, LESSON).counted == ""
    found = of(catalog, FILM, WALK, LESSON, AWAY)
    assert found.counted.startswith("3处错误")
    assert len(found.notices) == sum(map(int, filter(str.isdigit, found.counted)))


def test_the_bar_shows_what_is_used_what_is_over_and_where_a_class_ends(catalog: Catalog) -> None:
    steps = [Step(unit="walk-bridge", minutes=minutes) for minutes in (9, 45, 100)] + [Step(unit="gone", minutes=9)]
    bars = [row.bar for row in of(catalog, *steps).rows]
    assert [(bar.used, bar.over, bar.cuts) if bar else None for bar in bars] == [
        (20.0, 0.0, ()),
        (100.0, 0.0, ()),
        (90.0, 10.0, (45.0,)),
        None,
    ]


def test_the_frames_of_competencies_are_called_by_their_stages(catalog: Catalog) -> None:
    found = dict(frames(of(catalog, WALK, LESSON).report, catalog))
    (stages,) = found
    assert "初中" in stages
    assert "责任意识" in [covered.name for covered in found[stages]]


def test_every_format_leads_to_the_shared_draft_and_a_dated_one_to_where_its_day_is_chosen(library: Library) -> None:
    ways = {way.suffix: way for way in taking("k" * 24, library.plugins.exporters())}
    assert ways[".docx"].url == f"/shared/{'k' * 24}/export/docx"
    assert ways[".ics"].url == f"/shared/{'k' * 24}#take"
    assert ways[".ics"].dated
    assert all(way.words for way in ways.values())
