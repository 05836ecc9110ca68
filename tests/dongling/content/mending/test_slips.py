"""A slip says where it stands, and a mended text where everything stood before."""

from dongling.content.mending.mender import mended
from dongling.content.mending.slips import WORDS, line_starts
from dongling.problems import Position
from tests.dongling.content.mending.teachers import VOCABULARY

WALK = VOCABULARY.keys["walk"]


def test_what_stands_in_a_mended_text_is_found_where_it_stood_before() -> None:
    mending = mended("站点：\n　－ 地点：校门口 5\n", WALK, VOCABULARY.terms)
    mended_line, line = mending.text.splitlines()[1], mending.before.splitlines()[1]
    for word in ("校", "门", "5"):
        found = mending.place_before(Position(2, mended_line.index(word) + 1))
        assert found == (2, line.index(word) + 1)


def test_every_sort_of_slip_is_said_in_both_languages() -> None:
    assert all(all(words) for words in WORDS.values())


def test_lines_are_counted_as_yaml_counts_them() -> None:
    assert line_starts("a\r\nb\rc\u2028d\n") == [0, 3, 5, 7, 9]
