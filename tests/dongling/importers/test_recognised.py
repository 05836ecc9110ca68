"""Values of what was recognised: places in words, sentences for every reason and remark."""

import pytest

from dongling.importers import FileRemark, HowSure, Piece, Recognised, RemarkKind, Spot
from dongling.importers.recognised import SURE_WORDS
from dongling.problems import Said


@pytest.mark.parametrize(
    ("spot", "zh", "en"),
    [
        (Spot(paragraph=5), "第5段", "paragraph 5"),
        (Spot("教案", 0, 1, 2, 3), "教案 表1 第2行 第3格", "教案, table 1, row 2, cell 3"),
        (Spot(), "", ""),
    ],
)
def test_a_place_is_told_in_words(spot: Spot, zh: str, en: str) -> None:
    assert spot.words() == Said(zh, en)


def test_every_reason_and_every_remark_has_its_words() -> None:
    assert set(SURE_WORDS) == set(HowSure)
    assert all(FileRemark(kind).words().zh and FileRemark(kind).words().en for kind in RemarkKind)


def test_the_tray_is_what_has_words_and_no_field() -> None:
    pieces = (Piece("甲", Spot(), ("name",)), Piece("乙", Spot()), Piece("", Spot(), label="丙"))
    assert [piece.text for piece in Recognised("a", "lesson", Said("", ""), pieces).tray] == ["乙"]
