"""The body of a draft."""

from dongling.importers import Piece, Spot
from dongling.importers.body import body_text


def test_sections_are_headed_once_lists_hold_together_and_paragraphs_stand_apart() -> None:
    told = [("目标", "- 甲"), ("目标", "- 乙"), ("目标", "丙"), ("", "丁"), ("板书", ""), ("作业", "戊 \n己")]
    pieces = [Piece(text, Spot(), ("body",), section=section) for section, text in told]
    assert body_text(pieces) == "## 目标\n\n- 甲\n- 乙\n\n丙\n\n丁\n\n## 作业\n\n戊\n己\n"
    assert body_text([]) == ""
