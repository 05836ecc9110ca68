"""Rubrics, misconceptions and notes of trials, as files hold them."""

import datetime as dt

from dongling.testing import OpenLibrary, WriteContent, unit_text


def rubric(*levels: str) -> dict[str, object]:
    """Return a rubric of one criterion."""
    return {"competency": "政治认同", "criteria": [{"levels": list(levels)}]}


def test_a_rubric_has_four_levels_no_more_and_no_less(write_content: WriteContent, open_library: OpenLibrary) -> None:
    three = open_library(write_content({"a.yaml": unit_text("a", rubrics=[rubric("一", "二", "三")])}))
    (problem,) = three.problems
    assert (problem.code, problem.message.zh) == ("field-levels", "“四级”应写四级，每级一句，现在是3级")
    assert "four levels" in problem.message.en


def test_a_rubric_names_the_competence_of_its_own_stage(write_content: WriteContent, open_library: OpenLibrary) -> None:
    levels = rubric("一", "二", "三", "四")
    files = {f"{band}.yaml": unit_text(f"u-{band}", band=band, rubrics=[levels]) for band in ("j", "s")}
    units = open_library(write_content(files)).catalog.units
    assert units["u-j"].rubrics[0].competency != units["u-s"].rubrics[0].competency


def test_a_note_of_a_trial_says_when_and_what_to_change(write_content: WriteContent, open_library: OpenLibrary) -> None:
    trial = {"day": "2026-10-08", "class": "七年级", "minutes": "47", "change": "第二步少留五分钟"}
    (noted,) = open_library(write_content({"a.yaml": unit_text("a", trials=[trial])})).catalog.units["a"].trials
    assert (noted.day, noted.class_, noted.minutes) == (dt.date(2026, 10, 8), "七年级", 47)
