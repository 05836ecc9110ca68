"""Passwords: weak ones are told why, and of none is kept what it says."""

import unicodedata

import pytest

from dongling.accounts import hashed_password, is_outdated, is_password, weakness


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("九个字的密码够不够", "至少10个"),
        ("x" * 4 + "yz12" * 60, "最多200个"),
        ("aaaaaaaaaaaa", "太容易猜"),
        ("Password123", "太容易猜"),
        ("".join(chr(0xFF10 + figure) for figure in (*range(1, 10), 0)), "太容易猜"),
        ("lulaoshi-lulaoshi", "自己的名字"),
    ],
)
def test_a_weak_password_is_told_why(password: str, why: str) -> None:
    assert why in weakness(password, "LuLaoshi").zh


def test_a_few_words_do() -> None:
    assert weakness("桥头 银杏 三条河 雨天", "陆老师").zh == ""
    assert weakness("a password of many strange words", "lu").zh == ""


def test_a_password_is_known_again_and_another_is_not() -> None:
    kept = hashed_password("桥头银杏三条河雨天")
    assert kept.startswith("$argon2id$")
    assert "桥头" not in kept
    assert is_password(kept, "桥头银杏三条河雨天")
    assert not is_password(kept, "桥头银杏三条河晴天")
    assert kept != hashed_password("桥头银杏三条河雨天")
    assert not is_outdated(kept)


def test_a_password_may_be_typed_on_any_keyboard() -> None:
    kept = hashed_password(unicodedata.normalize("NFD", "café at the bridge"))
    assert is_password(kept, unicodedata.normalize("NFC", "café at the bridge"))


@pytest.mark.parametrize("kept", ["", "not a hash", "$argon2id$v=19$m=19456,t=2,p=1$"])
def test_where_no_password_is_kept_none_is_right(kept: str) -> None:
    assert not is_password(kept, "nobody has this password")
    assert not is_password(kept, "")


def test_what_is_kept_of_who_has_no_password_is_no_password() -> None:
    assert not is_password("-", "-")
    assert not is_password("", "")
