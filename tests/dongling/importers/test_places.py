"""Where a piece can go: the fields that forms have, and of a list of parts those that are there and one more."""

from dongling import Catalog
from dongling.importers import HowSure, Piece, Spot, places, row_of


def test_parts_that_are_there_and_one_more_can_take_a_piece(catalog: Catalog) -> None:
    held = [Piece("看桥", Spot(), ("process", 1, "name"), HowSure.SAME_HEAD)]
    names = [place.name for place in places(catalog.kinds["lesson"], held)]
    assert {"name", "body", "process.0.teacher", "process.2.pupils"} <= set(names)
    assert "process.3.name" not in names
    assert {"kind", "identifier", "review_status"}.isdisjoint(names)
    assert "safety.weather" in [place.name for place in places(catalog.kinds["walk"], [])]


def test_pieces_of_one_part_and_of_one_section_stand_in_one_row() -> None:
    assert row_of(Piece("", Spot(), ("process", 1, "name"))) == (("process", 1), "")
    assert row_of(Piece("", Spot(), ("body",), section="目标")) == (("body",), "目标")
    assert row_of(Piece("", Spot(), ("safety", "weather"))) == (("safety", "weather"), "")
