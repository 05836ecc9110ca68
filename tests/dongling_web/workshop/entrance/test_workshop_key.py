"""The key itself: what opens, for how long, and what ends it."""

from pathlib import Path

import pytest

from dongling.problems import DonglingError
from dongling.settings import Settings
from dongling_web.workshop.entrance.workshop_key import LASTS, WorkshopKey

KEY = "桥头 银杏 三条河 雨天"


def test_what_a_browser_keeps_opens_for_twelve_hours_and_ends_with_the_key() -> None:
    key, now = WorkshopKey(KEY), 1_800_000_000.0
    token = key.token(now)
    assert key.opens(token, now + LASTS - 1)
    assert not key.opens(token, now + LASTS)
    assert not key.opens(token, now - 3600)
    assert not WorkshopKey(f"{KEY}!").opens(token, now)
    later = token.replace("18", "19", 1)
    assert not any(key.opens(odd, now) for odd in ("", ".", "x", later, f"{token}0", "\udcff.\udcff", "9" * 4000))


def test_the_key_is_known_however_it_is_typed() -> None:
    key = WorkshopKey(KEY)
    assert key.is_key(f" {KEY}\n")
    assert key.is_key(KEY.replace(" ", "\u3000"))
    assert not any(map(key.is_key, ("", KEY[:-1], "\udcff", "\0")))


@pytest.mark.parametrize(
    ("held", "why"), [(None, "读不到"), ("", "读不到"), ("short", "至少"), ("aaaaaaaaaaaaa", "太容易猜")]
)
def test_a_key_that_will_not_do_is_said_at_the_start(tmp_path: Path, held: str | None, why: str) -> None:
    file = tmp_path / "key"
    if held is not None:
        file.write_text(held, encoding="utf-8")
    with pytest.raises(DonglingError, match=why):
        WorkshopKey.of(Settings(workshop_key=file))
    assert WorkshopKey.of(Settings()) is None
