"""What stands after a colon: quotes that are missing, words that are cut off."""

import pytest

from dongling.content.mending.mender import mended
from tests.dongling.content.mending.teachers import VOCABULARY

WALK = VOCABULARY.keys["walk"]


def test_words_that_a_sign_cuts_off_are_said_and_left_to_their_author() -> None:
    (slip,) = mended("名称: 第二课 #思政课\n", WALK, VOCABULARY.terms).slips
    assert (slip.code, *slip.position, slip.is_mended) == ("yaml-cut", 1, 9, False)
    assert not mended("名称: 第二课  # 说明\n", WALK, VOCABULARY.terms).slips


@pytest.mark.parametrize("text", ["名称: &a b\n", "名称: *a\n", "名称: !!str b\n", "名称: 'a\n", "主题: [a\n"])
def test_what_only_an_author_can_mean_stays(text: str) -> None:
    assert mended(text, WALK, VOCABULARY.terms).text == text


@pytest.mark.parametrize("sign", ["[", "【", '- "', "- [", "名称：[", "a: '", "[，"])
def test_a_hostile_text_takes_no_time_without_end(sign: str) -> None:
    text = f"{sign}\n" * (200_000 // (len(sign) + 1))
    assert mended(text, WALK, VOCABULARY.terms).before == text
