"""On paper: what the units that ship hand out is one page of A4 each, and all of a pack begins a page of its own."""

import pytest
from playwright.sync_api import Page

from dongling import Library, Settings
from dongling.model import CardSet, Unit, Worksheet
from dongling_web.materials.view import has_key
from tests.browser.test_printing import TOP, Paper
from tests.house.tree import ROOT

CATALOG = Library.open([ROOT / "courses"], Settings(), search=False, check=False).catalog
WITH_SHEETS = [unit for unit in CATALOG.units.values() if unit.worksheets]


@pytest.mark.parametrize("unit", WITH_SHEETS, ids=lambda unit: unit.identifier)
def test_what_a_unit_hands_out_is_one_page_each(page: Page, unit: Unit) -> None:
    above = f"/units/{unit.identifier}/materials"
    long: dict[str, int] = {}
    for one in (*unit.worksheets, *unit.cards):
        page.goto(f"{above}/{one.identifier}")
        if (sheets := Paper.of(page).sheets) != 1:
            long[one.name] = sheets
    assert not long


@pytest.mark.parametrize(
    ("identifier", "letters"),
    [("dl-walk-academy", ("分组与责任人", "亲爱的家长：")), ("qy-rules-game", ("亲爱的家长：",))],
)
def test_in_the_pack_each_sheet_key_rubric_and_letter_begins_a_page_of_its_own(
    page: Page, identifier: str, letters: tuple[str, ...]
) -> None:
    unit = CATALOG.units[identifier]
    every: tuple[Worksheet | CardSet, ...] = (*unit.worksheets, *unit.cards)
    handed_out, keys = [one.name for one in every], [f"答案：{one.name}" for one in every if has_key(one)]
    page.goto(f"/units/{identifier}/materials?door=teacher")
    paper = Paper.of(page)
    begun = [paper.headings[name] for name in (*handed_out, "量规和误解", *keys, *letters)]
    assert begun[0][0] == 1, "the first sheet of paper is not empty"
    assert [sheet for sheet, _ in begun] == sorted({sheet for sheet, _ in begun})
    assert [height for _, height in begun if height < TOP] == []
    assert paper.last == paper.sheets
