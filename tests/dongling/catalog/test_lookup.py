"""An item is found by what a person calls it."""

import pytest

from dongling import Catalog, DonglingError
from dongling.catalog import find_item
from dongling.testing import OpenLibrary, WriteContent, unit_text


@pytest.fixture
def catalog(write_content: WriteContent, open_library: OpenLibrary) -> Catalog:
    """Return a catalog of one lesson and one sequence."""
    sequence = "identifier: s\nname: 一条线\nsteps: [{unit: a-lesson}]\n"
    return open_library(write_content({"a.yaml": unit_text(), "sequences/s.yaml": sequence})).catalog


def test_an_item_is_found_by_its_identifier_and_a_title_leads_to_it(catalog: Catalog) -> None:
    assert find_item(catalog, "s") is catalog.sequences["s"]
    assert find_item(catalog, "a-lesson") is catalog.units["a-lesson"]
    with pytest.raises(DonglingError, match="它的编号是 a-lesson"):
        find_item(catalog, "一节课")
    with pytest.raises(DonglingError, match="是不是“a-lesson”？"):
        find_item(catalog, "a-leson")
