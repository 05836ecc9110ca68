"""Text on its way into a page: Markdown made safe, matches marked, titles and numbers as Chinese readers expect."""

import datetime as dt

from markupsafe import Markup, escape

from dongling.catalog import short_name, unit_name
from dongling.languages import SOURCE
from dongling.search import Marked
from dongling.text.safe_html import safe_html
from dongling_web.languages.asked import current_language, current_tongue

__all__ = ["clock", "day", "flat", "markdown", "marked", "moment", "numeral", "short_name", "unit_name", "zh_date"]
_DIGITS = "零一二三四五六七八九十"


def markdown(text: str) -> Markup:
    """Return Markdown as HTML without anything that could act: no HTML of the author's; of images only the words."""
    return Markup(safe_html(text))  # noqa: S704 - it was cleaned when it was made


def marked(pieces: Marked, skip: int = 0) -> Markup:
    """Return text with its matches marked, without its first `skip` characters."""
    parts: list[str] = []
    for text, hit in pieces:
        rest, skip = text[skip:], max(0, skip - len(text))
        if rest:
            parts.append(f"<mark>{escape(rest)}</mark>" if hit else escape(rest))
    return Markup("".join(parts))  # noqa: S704 - each part is escaped


def zh_number(number: int) -> str:
    """Return 1 to 99 in Chinese, for scenes; other numbers in digits."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones else "")


def numeral(number: int) -> str:
    """Return the number of a scene: in Chinese as 三, else in digits."""
    return zh_number(number) if current_language() == SOURCE else str(number)


def quantity(number: int) -> str:
    """Return how many: in Chinese 两 and 三, else in digits."""
    return "两" if number == 2 and current_language() == SOURCE else numeral(number)


def flat(words: str) -> str:
    """Return words without their brackets, for a badge: what stood in them follows after a comma."""
    return words if isinstance(words, Markup) else words.replace("（", "，").replace("）", "")


def day(date: dt.date) -> str:
    """Return a day as readers of this page write it: 2026年9月1日, 1 September 2026."""
    return zh_date(date) if current_language() == SOURCE else _in_locale(date)


def moment(when: dt.datetime) -> str:
    """Return a moment likewise, by the clock of where the site runs."""
    here = when.astimezone()
    return zh_moment(when) if current_language() == SOURCE else f"{_in_locale(here.date())} {here:%H:%M}"


def _in_locale(date: dt.date) -> str:
    from babel.dates import format_date

    return format_date(date, "long", locale=current_tongue().locale)


def clock(seconds: int) -> str:
    """Return seconds as 1:05."""
    return f"{seconds // 60}:{seconds % 60:02}"


def zh_date(day: dt.date) -> str:
    """Return a day as 2026年9月1日."""
    return f"{day.year}年{day.month}月{day.day}日"


def zh_moment(moment: dt.datetime) -> str:
    """Return a moment as 2026年9月1日 08:30, by the clock of where the site runs."""
    here = moment.astimezone()
    return f"{zh_date(here.date())} {here:%H:%M}"
