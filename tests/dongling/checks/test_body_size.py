"""A body over its budget is a problem with its place, and is still shown."""

from dongling.exporters.word.docx import Docx
from dongling.testing import OpenLibrary, WriteContent, unit_text
from tests.dongling.exporters.reading import opened, paragraphs

HOSTILE = "开头一段。\n\n" + "**a " * 8_000


def test_a_body_over_its_budget_is_a_warning_at_its_line_and_the_unit_stays(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    text = unit_text("a") + "body: |\n" + "".join(f"  {line}\n" for line in HOSTILE.split("\n"))
    library = open_library(write_content({"a.yaml": text}))
    (problem,) = library.problems
    assert (problem.severity, problem.code) == ("warning", "body-size")
    assert problem.line == 16
    assert "32" in problem.message.zh
    assert "characters" in problem.message.en
    assert "a" in library.catalog.units


def test_a_sheet_shows_it_as_it_was_written(write_content: WriteContent, open_library: OpenLibrary) -> None:
    library = open_library(write_content({"a.yaml": unit_text("a", body=HOSTILE)}))
    words = paragraphs(opened(Docx().export(library.catalog.units["a"], library.catalog)))
    assert "开头一段。" in words
    assert any(text.startswith("**a **a **a") for text in words)


def test_emphasis_as_deep_as_the_limits_allow_can_be_written_on_a_sheet(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    deep = "*a " * 240 + "a* " * 240
    library = open_library(write_content({"a.yaml": unit_text("a", body=deep)}))
    assert not library.problems
    assert opened(Docx().export(library.catalog.units["a"], library.catalog)).paragraphs
