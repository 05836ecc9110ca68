"""The keys of drafts that a browser holds."""

import pytest

from dongling_web.drafts.cookie import MOST, DraftKeys

KEYS = [f"{number:024}" for number in range(MOST + 5)]


@pytest.mark.parametrize(
    "cookie",
    [
        "",
        "...",
        "short",
        "x" * 16,
        "x" * 23,
        "x" * 25,
        "x" * 101,
        "a" * 24 + "; Path=/",
        "书" * 24,
        "../../../../etc/passwd....",
        "<script>alert(1)</script>",
        "'" + "a" * 24,
        "\ud800" * 24,
        "." * 100_000,
    ],
)
def test_what_can_be_no_key_is_passed_over(cookie: str) -> None:
    assert DraftKeys.read(cookie) == DraftKeys()
    assert DraftKeys.read(f"{cookie}.{KEYS[0]}") == DraftKeys((KEYS[0],))


def test_a_cookie_is_read_as_it_was_written_each_key_once_and_no_more_than_there_may_be() -> None:
    mine = DraftKeys.read(".".join([KEYS[1], *KEYS]))
    assert mine.keys == (KEYS[1], KEYS[0], *KEYS[2:MOST])
    assert DraftKeys.read(mine.written) == mine


def test_what_the_store_takes_for_no_key_takes_nobodys_room() -> None:
    assert not DraftKeys.read(".".join(f"{number:030}" for number in range(MOST))).full


def test_the_current_one_stands_first_and_none_is_pushed_out() -> None:
    mine = DraftKeys(tuple(KEYS[: MOST - 1]))
    assert not mine.full
    assert mine.with_first(KEYS[3]).keys[:2] == (KEYS[3], KEYS[0])
    full = mine.with_first(KEYS[MOST])
    assert full.full
    assert full.with_first(KEYS[-1]) == full
    assert full.with_first(KEYS[5]).keys[0] == KEYS[5]
    assert full.without(KEYS[5], KEYS[6]).keys == tuple(key for key in full.keys if key not in (KEYS[5], KEYS[6]))
