"""The marks: drawn from what is known, a character where nothing is."""

import re

from dongling import Library
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


def test_the_cells_of_a_theme_say_how_deep_each_band_goes(library: Library) -> None:
    catalog = library.catalog
    walk = catalog.units["walk-bridge"]
    deeper = walk.model_copy(update={"depth": "d4"})
    unsaid = walk.model_copy(update={"depth": "", "band": "k"})
    levels = marks.deepest((deeper, walk, unsaid), catalog)
    assert levels == {"j": "d4", "k": "d1"}
    cells = marks.cells(levels, catalog)
    assert cells.count('class="d0"') == 4
    assert 'class="d4"' in cells
    assert "7-9年级评价" in cells
    assert "10-12年级缺" in cells
