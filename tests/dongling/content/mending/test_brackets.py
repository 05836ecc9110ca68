"""A value in brackets: which of its signs were meant for those of YAML."""

import pytest

from dongling.content.mending.mender import mended
from tests.dongling.content.mending.teachers import VOCABULARY

WALK = VOCABULARY.keys["walk"]


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("主题: [家国情怀，\n  读书]\n", "主题: [家国情怀,\n  读书]\n"),
        ("主题: ［家国情怀］\n", "主题: [家国情怀]\n"),
        ("关键词: [甲，“乙”]\n", "关键词: [甲, 乙]\n"),
        ("站点: [｛地点：校门口｝]\n", "站点: [{地点: 校门口}]\n"),
    ],
)
def test_full_width_signs_become_those_of_yaml(slip: str, meant: str) -> None:
    assert mended(slip, WALK, VOCABULARY.terms).text == meant


@pytest.mark.parametrize(
    "text", ["关键词: [甲, 乙，丙]\n", "关键词: ['甲，乙']\n", "关键词: [《甲，乙》]\n", "关键词: [甲，\n"]
)
def test_signs_within_a_word_stay(text: str) -> None:
    assert mended(text, WALK, VOCABULARY.terms).text == text


def test_a_term_whose_name_has_a_comma_is_one_word() -> None:
    text = "主题: [家国情怀，读书]\n"

    class Every:
        """A vocabulary in which everything is a term."""

        def find(self, scheme: str, word: str) -> str | None:
            """Return the word."""
            return word

    assert mended(text, WALK, Every()).text == text
