"""A body as HTML that can't act: no HTML of the author's, no addresses that run, of images only the words."""

import nh3
from markdown_it.token import Token

from dongling.text.kept import Kept
from dongling.text.markdown import html, tokens

_HEADINGS = {"h2", "h3", "h4", "h5", "h6"}
_BLOCKS = {"p", "br", "hr", "ul", "ol", "li", "blockquote", "pre", "table", "thead", "tbody", "tr", "th", "td"}
_TAGS = {*_HEADINGS, *_BLOCKS, "strong", "em", "del", "code", "a"}


MOST = 2_000_000
"""So many characters are kept in memory, some 500 bodies: of all that a catalogue has, its file keeps them."""


def _rendered(text: str) -> str:
    parsed = tokens(text)
    for token in parsed:
        _lower_heading(token)
        for part in token.children or ():
            if part.type == "image":
                part.type = "text"
    return nh3.clean(html(parsed), tags=_TAGS, attributes={"a": {"href", "title"}, "ol": {"start"}})


def _lower_heading(token: Token) -> None:
    """Move an author's headings below the page's own first heading."""
    if token.type in ("heading_open", "heading_close"):
        token.tag = f"h{min(int(token.tag[1]) + 1, 6)}"


_kept = Kept(_rendered, len, MOST)


def safe_html(text: str) -> str:
    """Return a body as HTML; made once as long as it is among the last that were asked for."""
    return _kept(text)


def remember(text: str, made: str) -> None:
    """Keep what was made of a text before, in another run or another process."""
    _kept.put(text, made)
