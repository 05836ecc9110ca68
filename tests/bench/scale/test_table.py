"""The table says what was measured, what must be, and whether it is."""

from pathlib import Path

import pytest

from bench.scale.record import Record, Value
from bench.scale.table import BEGIN, END, HEAD, as_markdown, as_text, lines, pages_of, put_into, shown


def records(**values: dict[int, float]) -> dict[int, Record]:
    sizes = {size for held in values.values() for size in held}
    return {
        size: Record(Path(), "abc", "2 cores", {key: {key: Value(held[size])} for key, held in values.items()})
        for size in sizes
    }


@pytest.mark.parametrize(
    ("number", "unit", "text"),
    [
        (3046.4, "MB", "3,046 MB"),
        (12.34, "s", "12.3 s"),
        (1.234, "x", "1.23x"),
        (0.0214, "s", "0.021 s"),
        (0.3, "s wall", "0.30 s wall"),
    ],
)
def test_a_number_is_as_exact_as_it_is_worth_reading(number: float, unit: str, text: str) -> None:
    assert shown(number, unit) == text


def test_a_line_says_figure_units_measured_must_aim_and_met() -> None:
    found = [line for line in lines(records(edit={10_000: 0.65})) if line[2]]
    assert found == [("edit -> found", "10,000", "0.65 s wall", "0.7 s wall", "0.3 s wall", "yes")]


def test_what_must_be_and_is_not_measured_yet_has_an_empty_cell() -> None:
    found = {(line[0], line[2], line[5]) for line in lines(records(edit={10_000: 0.65}))}
    assert ("warm start to first page", "", "") in found


def test_what_need_not_be_and_is_not_measured_is_left_out() -> None:
    assert not [line for line in lines(records(edit={10_000: 0.65})) if line[0] == "cold to first page"]


def test_a_note_stands_behind_the_number() -> None:
    record = Record(Path(), "abc", "2 cores", {"edit": {"edit": Value(0.8, "longest 1.2 s")}})
    assert ("0.80 s wall (longest 1.2 s)", "no") in {(line[2], line[5]) for line in lines({10_000: record})}


def test_the_text_is_aligned() -> None:
    head, first = as_text(HEAD, [("a figure of some length", "10", "1 s", "", "", "")]).splitlines()
    assert head.index("units") == first.index("10")


def test_markdown_names_a_figure_of_several_sizes_once() -> None:
    text = as_markdown(("figure", "units"), [("warm", "1,000"), ("warm", "10,000"), ("cold", "1,000")])
    assert text.splitlines()[2:] == ["| warm | 1,000 |", "|  | 10,000 |", "| cold | 1,000 |"]


def test_pages_stand_side_by_side_at_all_sizes() -> None:
    of = {
        size: {"pages": {"page home": Value(number, "2 ms"), "unit": Value(9)}} for size, number in ((1, 1.0), (2, 1.2))
    }
    head, rows = pages_of({size: Record(Path(), "", "", rows) for size, rows in of.items()})
    assert (head, rows) == (("page", "1", "2"), [("home", "2 ms (1.00x)", "2 ms (1.20x)")])


def test_the_table_goes_between_its_marks_and_nothing_else_changes(tmp_path: Path) -> None:
    document = tmp_path / "scale.md"
    document.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", encoding="utf-8")
    for text in ("| new | \\1 |", "| newer |"):
        put_into(document, text)
        assert document.read_text(encoding="utf-8") == f"before\n{BEGIN}\n{text}\n{END}\nafter\n"


def test_a_document_without_marks_is_left_alone(tmp_path: Path) -> None:
    document = tmp_path / "scale.md"
    document.write_text("nothing\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"scale\.md"):
        put_into(document, "| new |")
    assert document.read_text(encoding="utf-8") == "nothing\n"
