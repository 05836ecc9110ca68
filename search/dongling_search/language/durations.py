"""How long something may take, in the words of those who ask: 10分钟, 半小时, 两小时, 一课时, 45min."""

import re

from dongling.text.figures import han_number

LESSON = 45
"""Minutes of a lesson."""
HALF_DAY = 240
_MOST = 999
_NUMBER = r"[0-9]{1,3}|[一二三四五六七八九十]{1,3}|两|半"
_DURATION = re.compile(
    rf"(?:最多|不超过|至多)?(?:(?P<number>{_NUMBER})(?P<counted>个)?(?P<half>半)?"
    r"(?P<unit>分钟|分|mins?|minutes?|小时|钟头|hours?|刻钟|课时|节课)|(?P<day>半天|半日))(?:以内|以下|之内|内|左右)?"
)
_FIRST = frozenset("0123456789一二三四五六七八九十两半最不至")
_MINUTES = {"小": 60, "钟": 60, "h": 60, "刻": 15, "课": LESSON, "节": LESSON}


def duration(folded: str) -> tuple[int, int]:
    """Return the minutes that a folded text begins with, at most so many, and where they end; zeros for none."""
    match = _DURATION.match(folded) if folded[:1] in _FIRST else None
    if not match:
        return 0, 0
    if match["day"]:
        return HALF_DAY, match.end()
    each = _MINUTES.get(match["unit"][0], 1)
    minutes = int((_amount(match["number"]) + (0.5 if match["half"] else 0)) * each)
    return (minutes, match.end()) if 0 < minutes <= _MOST else (0, 0)


def _amount(word: str) -> float:
    if word == "半":
        return 0.5
    return 2 if word == "两" else int(word) if word.isdecimal() else han_number(word)
