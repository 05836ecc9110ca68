"""The table of folds is what OpenCC says today."""

import pytest

from scripts.make_fold_table import TABLE, pairs, text

Table = dict[str, str]


@pytest.fixture(scope="module")
def table() -> Table:
    """Return the table as OpenCC makes it now."""
    return pairs()


def test_the_table_in_the_tree_is_the_one_that_opencc_makes(table: Table) -> None:
    assert TABLE.read_text(encoding="utf-8") == text(table)


def test_no_character_is_folded_twice(table: Table) -> None:
    assert not set(table.values()) & {char for char, simple in table.items() if char != simple}


def test_well_known_characters_are_folded(table: Table) -> None:
    assert [table[char] for char in "東書臺裡裏著麼衞"] == list("东书台里里着么卫")
