"""On paper: each sheet and each set of cards of the units that ship is one page of A4."""

import pytest
from playwright.sync_api import Page

from dongling import Library, Settings
from dongling.model import Unit
from tests.browser.test_printing import Paper
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
