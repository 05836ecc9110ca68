"""docs/content-review.md grades every unit that ships, on six counts, with means that add up, and none under four."""

import re
from pathlib import Path

from dongling import Library, Settings
from scripts.write_docs import DOCS

TEXT = (DOCS / "content-review.md").read_text(encoding="utf-8")
ROWS = re.findall(
    r"^\| \[(.+?)\]\(/units/([a-z0-9-]+)\) \| [^|]+ \|((?: \d \|){6}) (\d\.\d) \| ([^|]+) \|$", TEXT, re.MULTILINE
)
ROOT = Path(__file__).parents[2]
UNITS = Library.open([ROOT / "courses"], Settings(), search=False, check=False).catalog.units
COUNTS = 6
LEAST = 4


def grades(cells: str) -> list[int]:
    """Return the six grades of a row."""
    return [int(digit) for digit in re.findall(r"\d", cells)]


def test_every_unit_is_graded_once_and_by_its_own_name() -> None:
    assert {identifier: name for name, identifier, *_ in ROWS} == {
        unit.identifier: unit.name for unit in UNITS.values()
    }
    assert len(ROWS) == len(UNITS)


def test_no_count_of_any_unit_is_under_four_or_over_five() -> None:
    assert [row for row in ROWS if not all(LEAST <= grade <= LEAST + 1 for grade in grades(row[2]))] == []


def test_the_means_are_those_of_the_grades() -> None:
    for _, identifier, cells, mean, _ in ROWS:
        assert float(mean) == round(sum(grades(cells)) / COUNTS + 1e-9, 1), identifier
    over_all = sum(sum(grades(row[2])) for row in ROWS) / COUNTS / len(ROWS)
    assert f"{len(ROWS)}个单元，平均{over_all:.1f}分" in TEXT


def test_every_unit_says_what_it_still_lacks() -> None:
    assert all(lack.strip() for *_, lack in ROWS)
