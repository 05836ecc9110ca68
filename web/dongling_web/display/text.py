"""Text on its way into a page: Markdown made safe, matches marked, titles and numbers as Chinese readers expect."""

import datetime as dt

import nh3
from markdown_it.token import Token
from markupsafe import Markup

from dongling.catalog import short_name, unit_name
from dongling.search import Marked
from dongling.text.kept import Kept
from dongling.text.markdown import html, tokens

__all__ = ["clock", "markdown", "marked", "short_name", "unit_name", "zh_date", "zh_moment", "zh_number"]
_HEADINGS = {"h2", "h3", "h4", "h5", "h6"}
_BLOCKS = {"p", "br", "hr", "ul", "ol", "li", "blockquote", "pre", "table", "thead", "tbody", "tr", "th", "td"}
_TAGS = {*_HEADINGS, *_BLOCKS, "strong", "em", "del", "code", "a"}
_DIGITS = "零一二三四五六七八九十"


def _clean_html(text: str) -> Markup:
    parsed = tokens(text)
    for token in parsed:
        _lower_heading(token)
        for part in token.children or ():
            if part.type == "image":
                part.type = "text"
    clean = nh3.clean(html(parsed), tags=_TAGS, attributes={"a": {"href", "title"}, "ol": {"start"}})
    return Markup(clean)  # noqa: S704 - nh3 has just cleaned it


_kept_html = Kept(_clean_html, len, 16_000_000)


def markdown(text: str) -> Markup:
    """Return Markdown as HTML without anything that could act: no HTML of the author's; of images only the words."""
    return _kept_html(text)


def _lower_heading(token: Token) -> None:
    """Move an author's headings below the page's own first heading."""
    if token.type in ("heading_open", "heading_close"):
        token.tag = f"h{min(int(token.tag[1]) + 1, 6)}"


def marked(pieces: Marked, skip: int = 0) -> Markup:
    """Return text with its matches marked, without its first `skip` characters."""
    parts: list[Markup] = []
    for text, hit in pieces:
        rest, skip = text[skip:], max(0, skip - len(text))
        if rest:
            parts.append(Markup("<mark>{}</mark>").format(rest) if hit else Markup.escape(rest))
    return Markup("").join(parts)


def zh_number(number: int) -> str:
    """Return 1 to 99 in Chinese, for scenes; other numbers in digits."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones else "")


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
