"""What stays Chinese on a page in another language is marked as Chinese, so that it is read aloud and drawn as such.

Content is Chinese, and stands everywhere on a page, in the middle of sentences too. So no template has to think of
it: the page as it was made is looked through once, and each largest piece that is Chinese alone gets `lang="zh-CN"`.
Nothing else of the page changes, whatever a plugin wrote.
"""

import re

_CHINESE = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff"
_MARKS = "\u00b7\u2014\u2018-\u201d\u2026\u3000-\u3004\u3008-\u303f\uff00-\uffef"
_HOLDS = re.compile(f"[{_CHINESE}]")
_RUN = re.compile(
    f"[{_MARKS}]{{0,4}}[{_CHINESE}](?:[{_MARKS}0-9 ]*[{_CHINESE}])*[\u3000-\u303f\uff00-\uffef]*"
    "|[\u3000-\u303f\uff00-\uffef]+"
)
_OTHER = re.compile(r"[A-Za-z]{2}")
_ENTITY = re.compile(r"&#?\w+;")
_TOKEN = re.compile(r"<!--.*?-->|<(/?)([a-zA-Z][\w:-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>|[^<]+|<", re.DOTALL)
_LANG = re.compile(r"\slang\s*=")
_WORDS = re.compile(r"\s(?:alt|aria-label|content|label|placeholder|title)=\"([^\"]*)\"")
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_RAW = frozenset({"script", "style"})
_ALONE = frozenset({"title", "textarea", "option", "text"})
"""Elements that can hold no other: all of their words are marked together."""
_NOT_WHOLE = frozenset({"html", "head", "body", "main"})
_MARK = ' lang="zh-CN"'


def mark_chinese(page: str) -> str:
    """Return a page in another language with its Chinese marked; what is marked already, or by another, stays."""
    pieces: list[str] = []
    open_ = [_Element("", -1)]
    for at, token in enumerate(_TOKEN.finditer(page)):
        piece, closes, name, attributes = token.group(0, 1, 2, 3)
        pieces.append(piece)
        if not name:
            if piece[0] != "<":
                open_[-1].take(piece, at)
        elif closes:
            _close(name.lower(), open_, pieces)
        elif name.lower() in _VOID or attributes.endswith("/"):
            pieces[at] = piece if piece.isascii() else _void(piece, name, attributes)
        else:
            open_.append(_Element(name.lower(), at, is_told="lang" in attributes and bool(_LANG.search(attributes))))
    while len(open_) > 1:
        _close(open_[-1].name, open_, pieces)
    _mark_within(open_[0], pieces)
    return "".join(pieces)


class _Element:
    """An open element: where its tag stands, whether its language is told, what Chinese and what else it holds."""

    __slots__ = ("at", "chinese", "is_told", "name", "other", "texts", "whole")

    def __init__(self, name: str, at: int, *, is_told: bool = False) -> None:
        self.name, self.at, self.is_told = name, at, is_told
        self.chinese = self.other = False
        self.texts: list[int] | None = None
        self.whole: list[_Element] | None = None

    def take(self, text: str, at: int) -> None:
        """Note a text that stands in it."""
        if text.isspace() or self.name in _RAW:
            return
        if not text.isascii() and _HOLDS.search(text):
            self.chinese = True
            if self.texts is None:
                self.texts = []
            self.texts.append(at)
        if not self.other and self.name != "rt" and _OTHER.search(_ENTITY.sub("", text) if "&" in text else text):
            self.other = True


def _close(name: str, open_: list[_Element], pieces: list[str]) -> None:
    """Close the innermost open element of a name, and those left open within it."""
    if open_[-1].name != name and not any(one.name == name for one in open_[1:]):
        return
    while len(open_) > 1:
        one = open_.pop()
        if not one.is_told:
            _hand_up(one, open_[-1], pieces)
        if one.name == name:
            return


def _hand_up(one: _Element, above: _Element, pieces: list[str]) -> None:
    """Leave an element that is Chinese alone to the one above it, which may be so too; else mark what it holds."""
    above.other = above.other or one.other
    if not one.chinese:
        return
    above.chinese = True
    if (not one.other or one.name in _ALONE) and one.name not in _NOT_WHOLE:
        if above.whole is None:
            above.whole = []
        above.whole.append(one)
    else:
        _mark_within(one, pieces)


def _mark_within(one: _Element, pieces: list[str]) -> None:
    """Mark the Chinese in an element that holds other words too."""
    for inner in one.whole or ():
        start = pieces[inner.at]
        end = len(inner.name) + 1
        pieces[inner.at] = start[:end] + _MARK + start[end:]
    for at in one.texts or ():
        pieces[at] = _RUN.sub(lambda run: f"<span{_MARK}>{run[0]}</span>", pieces[at])


def _void(piece: str, name: str, attributes: str) -> str:
    """Return a tag of an element without content, marked when the words in its attributes are Chinese."""
    words = " ".join(_WORDS.findall(attributes))
    if _HOLDS.search(words) and not _LANG.search(attributes):
        end = len(name) + 1
        return piece[:end] + _MARK + piece[end:]
    return piece
