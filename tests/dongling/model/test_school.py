"""Who a school is, and what may stand in its colours and its sign."""

import pytest
from pydantic import ValidationError

from dongling.model import School
from dongling.model.school import is_colour
from dongling.testing import OpenLibrary, WriteContent

SCHOOL = "编号: ours\n名称: 本校\n前缀: our\n"


@pytest.mark.parametrize("key", ["合作学校", "partners"])
def test_partners_are_named_by_prefix_under_either_key(
    write_content: WriteContent, open_library: OpenLibrary, key: str
) -> None:
    library = open_library(write_content({"school.yaml": f"{SCHOOL}{key}: [dl, ly]\n"}))
    assert library.catalog.schools["ours"].partners == ("dl", "ly")


@pytest.mark.parametrize("drawing", ['M0 0"/><script>', "url(#a)", "M0 0;fill:red"])
def test_a_sign_is_path_data_and_nothing_that_a_page_could_run(
    write_content: WriteContent, open_library: OpenLibrary, drawing: str
) -> None:
    library = open_library(write_content({"school.yaml": f"{SCHOOL}标志:\n  - '{drawing}'\n"}))
    assert "school.yaml" in next(problem.path for problem in library.problems if problem.severity == "error")
    assert "ours" not in library.catalog.schools


@pytest.mark.parametrize(("word", "fine"), [("#7A5600", True), ("#abcdef", True), ("red", False), ("#12345", False)])
def test_a_colour_is_written_in_six_digits(word: str, fine: bool) -> None:
    assert is_colour(word) is fine


@pytest.mark.parametrize("colour", ["#123456;}", "#123456\n", "", "url(#a)"])
def test_a_school_has_no_colour_that_could_be_anything_else(colour: str) -> None:
    assert not is_colour(colour)
    with pytest.raises(ValidationError):
        School(identifier="s", name="学校", colours=("#123456", colour))
