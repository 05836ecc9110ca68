"""Rules that several kinds share."""

from dongling.checks import check_minutes
from dongling.testing import OpenLibrary, WriteContent, unit_text


def test_minutes_that_add_up_are_fine_and_others_are_an_error_at_the_field(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    unit = open_library(write_content({"a.yaml": unit_text("a")})).catalog.units["a"]
    assert list(check_minutes(unit, "process", [20, 25])) == []
    (problem,) = check_minutes(unit, "process", [20, 20])
    assert problem.line == 9
