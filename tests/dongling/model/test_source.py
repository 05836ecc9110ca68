"""A value says where something is wrong with it, as far as what it was read from can tell."""

from pathlib import Path

import pytest

from dongling.model import Source, UnitFields
from dongling.model.fields import Keys
from dongling.problems import NOTHING, Position, Said
from dongling.testing import OpenLibrary, WriteContent, unit_text


def test_a_source_that_cannot_look_says_all_of_its_beginning() -> None:
    source = Source(Path("gone.yaml"), "gone.yaml", Keys(UnitFields))
    problem = source.problem(("stops", 3, "task"), Said("太长", "too long"), NOTHING, "error", "check", "沿河")
    assert problem.text("en") == "gone.yaml:1:1: error [check] too long"


def test_a_value_of_a_file_says_the_line_of_the_field_and_when_it_is_shown_of_the_words_in_it(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    folder = write_content({"a.yaml": unit_text("a", body="第一行\n第二行有河\n")})
    unit = open_library(folder).catalog.units["a"]
    of_field, of_words = unit.problem("body", "太长"), unit.source.located(unit.problem("body", "太长", near="有河"))
    lines = (folder / "a.yaml").read_text(encoding="utf-8").splitlines()
    assert "第一行" in lines[of_field.line - 1] or "第一行" in lines[of_field.line]
    assert lines[of_words.line - 1][of_words.column - 1 :].startswith("有河")


@pytest.mark.parametrize("words", ["", "哪里也没有"])
def test_words_that_are_not_there_leave_the_place_of_the_field(
    write_content: WriteContent, open_library: OpenLibrary, words: str
) -> None:
    unit = open_library(write_content({"a.yaml": unit_text("a", body="一行\n")})).catalog.units["a"]
    assert unit.source.near(Position(1, 1), words) == Position(1, 1)
