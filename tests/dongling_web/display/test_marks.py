"""The marks: drawn from what is known, a character where nothing is."""

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from dongling import Library
from dongling.catalog import Catalog, Several
from dongling.curriculum import Stages, curriculum_map
from dongling_web.display import marks


def test_a_kind_has_its_drawing_or_its_first_character(library: Library) -> None:
    assert library.catalog.kinds["walk"].icon in marks.kind_mark("walk", library.catalog)
    assert marks.kind_mark("qy.<b>", library.catalog) == '<span aria-hidden="true">q</span>'


def test_a_school_has_its_sign_or_its_first_character_in_a_ring(library: Library) -> None:
    assert '<path d="M4 4h16v16H4z"/>' in marks.school_sign("east", library.catalog)
    west = marks.school_sign("west", library.catalog)
    assert 'class="ring"' in west
    assert ">西</text>" in west


def test_the_ruler_fills_a_band_or_all_of_a_stage(library: Library) -> None:
    def filled(name: str) -> int:
        on = re.search(r'class="on" d="([^"]*)"', marks.ruler((name,), library.catalog))
        assert on
        return on[1].count("M")

    assert [filled(name) for name in ("k", "p2", "primary", "junior", "nowhere")] == [1, 1, 3, 1, 0]


def _depths(catalog: Catalog) -> Mapping[str, Several]:
    return catalog.tables.depths(tuple(catalog.tables.records))


def test_the_cells_of_a_theme_say_how_deep_each_band_goes(library: Library) -> None:
    catalog = library.catalog
    walk = catalog.units["walk-bridge"]
    deeper = walk.model_copy(update={"depth": "d4"})
    unsaid = walk.model_copy(update={"depth": "", "band": "k"})
    units = {f"u{i}": one.model_copy(update={"identifier": f"u{i}"}) for i, one in enumerate((deeper, walk, unsaid))}
    cells = marks.cells(_depths(replace(catalog, units=units)), catalog)
    assert cells.count('class="d0"') == 4
    assert 'class="d4"' in cells
    assert "7-9年级评价" in cells
    assert "10-12年级缺" in cells
    assert 'class="du"' in cells
    assert f"{catalog.terms.name('band', 'k')}未定" in cells


@pytest.mark.parametrize("depths", [("d4", "d5"), ("d5", "d4"), ("d5",), ("",), ("", "d2"), ("d1", "d3"), ("none",)])
def test_the_cells_of_the_home_page_say_what_the_map_says(library: Library, depths: tuple[str, ...]) -> None:
    walk = library.catalog.units["walk-bridge"]
    units = {f"u{i}": walk.model_copy(update={"identifier": f"u{i}", "depth": d}) for i, d in enumerate(depths)}
    catalog = replace(library.catalog, units=units)
    row = next(row for row in curriculum_map(catalog).rows if row.term.identifier == "yunhe")
    on_the_map = [Stages(catalog).depth_name(cell.depth).zh if cell.units else "缺" for cell in row.cells]
    found = re.search('aria-label="([^"]*)"', marks.cells(_depths(catalog), catalog))
    assert found
    bands = catalog.terms.scheme("band").values()
    assert found[1].split("，") == [f"{band.name}{said}" for band, said in zip(bands, on_the_map, strict=True)]
    tint = marks.depth_number(row.cells[4].depth, catalog) or "u"
    assert marks.cells(_depths(catalog), catalog).count(f'class="d{tint}"') == 1


def test_a_depth_has_its_place_in_the_vocabulary(library: Library) -> None:
    assert [marks.depth_number(depth, library.catalog) for depth in ("", "d1", "d4", "none")] == [0, 1, 4, 0]
