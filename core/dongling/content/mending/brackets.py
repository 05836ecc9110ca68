"""A value in brackets, `[a, b]` or `{a: b}`: where it ends, and what of its signs are full-width."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from dongling.content.mending.slips import Edit
from dongling.model import Field, Keys

_CLOSING = {"[": "]】］", "【": "]】］", "［": "]】］", "{": "}｝", "｛": "}｝"}
_STRAIGHT = {"【": "[", "［": "[", "】": "]", "］": "]", "｛": "{", "｝": "}"}
_OPENERS, _CLOSERS = "[【［{｛", "]】］}｝"
_TEXT = {"“": "”", "‘": "’", "《": "》", "（": "）", "(": ")", "「": "」"}
_MOST = 20_000
_SHORT = 12
_SENTENCE = re.compile("[。！？；：…]")


class Words(Protocol):
    """Which words a vocabulary has."""

    def find(self, scheme: str, word: str) -> str | None:
        """Return the identifier of the term that `word` names."""
        ...


@dataclass
class _List:
    """Brackets that are open: their sign, where items begin, and where full-width separators stand."""

    sign: str
    starts: list[int]
    wide: list[int] = field(default_factory=list)
    colons: list[int] = field(default_factory=list)
    straight: int = 0


class Brackets:
    """One value in brackets from `start` on. `end` is where it ends, None when it does not."""

    def __init__(self, text: str, start: int, about: Field | None, keys: Keys | None, terms: Words) -> None:
        self._text, self._about, self._keys, self._terms = text, about, keys, terms
        self._edits: list[Edit] = []
        self.end = self._read(start)

    def edits(self) -> Iterator[Edit]:
        """Yield what mends it, in the order of the text."""
        yield from sorted(self._edits)

    def _read(self, start: int) -> int | None:
        """Go through the signs; return where the value ends."""
        open_: list[_List] = []
        inside: list[str] = []
        fresh, at = True, start
        while at < min(len(self._text), start + _MOST):
            sign = self._text[at]
            if inside:
                inside = self._in_text(sign, inside)
            elif sign in "\"'" and fresh:
                end = self._after_quote(at)
                if end is None:
                    return None
                fresh, at = False, end
                continue
            elif sign in _OPENERS and fresh:
                self._straighten(at)
                open_.append(_List(sign, [at + 1]))
                at += 1
                continue
            elif sign in _CLOSING[open_[-1].sign]:
                self._straighten(at)
                self._close(open_.pop(), at)
                if not open_:
                    return at + 1
            elif sign == "【":
                inside = ["】"]
            elif sign in _TEXT:
                inside = [_TEXT[sign]]
            else:
                self._sign(sign, at, open_[-1])
            fresh = self._is_fresh(sign, fresh)
            at += 1
        return None

    @staticmethod
    def _in_text(sign: str, inside: list[str]) -> list[str]:
        return [] if sign == inside[-1] or sign in "\r\n" else inside

    @staticmethod
    def _is_fresh(sign: str, fresh: bool) -> bool:
        """Whether an item may begin after a sign."""
        return sign in ",，、：:" or (fresh and sign.isspace())

    def _sign(self, sign: str, at: int, of: _List) -> None:
        if sign == "," or (sign == "\n" and self._text[at - 1] == ","):
            of.straight += sign == ","
            of.starts.append(at + 1)
        elif sign in "，、":
            of.wide.append(at)
        elif sign == "：" and of.sign in "{｛":
            of.colons.append(at)

    def _after_quote(self, at: int) -> int | None:
        quote, at = self._text[at], at + 1
        while at < len(self._text):
            sign = self._text[at]
            if quote == '"' and sign == "\\":
                at += 1
            elif sign == quote:
                if quote == "'" and self._text[at + 1 : at + 2] == "'":
                    at += 1
                else:
                    return at + 1
            at += 1
        return None

    def _straighten(self, at: int) -> None:
        if straight := _STRAIGHT.get(self._text[at]):
            self._edits.append(Edit(at, at + 1, straight, "yaml-bracket"))

    def _close(self, of: _List, end: int) -> None:
        """Decide, at the end of brackets, which of their signs were meant for those of YAML."""
        if of.sign in "{｛":
            self._pairs(of)
            return
        scheme = self._about.about.scheme.strip("*") if self._about else ""
        wide = of.wide if scheme else [at for at in of.wide if self._text[at] == "，"]
        cuts = sorted([*of.starts, *(at + 1 for at in wide)])
        pieces = [self._text[a:b].strip(" \t\r\n,，、") for a, b in zip(cuts, [*cuts[1:], end], strict=True)]
        if scheme:
            wide = self._outside_terms(scheme, of, wide, end)
        elif of.straight or not all(_is_word(piece) for piece in pieces):
            wide = []
        for at in wide:
            self._edits.append(self._separator(at, ","))
        if wide or scheme:
            self._uncurl(cuts, pieces)

    def _outside_terms(self, scheme: str, of: _List, wide: list[int], end: int) -> list[int]:
        """Return the separators but those within items that are terms as they stand."""
        meant, at = [], 0
        for start, after in zip(of.starts, [*of.starts[1:], end], strict=True):
            own = at
            while at < len(wide) and wide[at] < after:
                at += 1
            if at > own and not self._terms.find(scheme, self._text[start:after].strip(" \t\r\n,\"'")):
                meant += wide[own:at]
        return meant

    def _uncurl(self, cuts: list[int], pieces: list[str]) -> None:
        """Straighten the quotes around items."""
        for start, piece in zip(cuts, pieces, strict=True):
            if len(piece) > 1 and _TEXT.get(piece[0]) == piece[-1] and piece[0] in "“‘":
                at = self._text.index(piece, start)
                inner = piece[1:-1]
                new = inner if not set(inner) & set(",[]{}:#\"'") and inner.strip() == inner and inner else f'"{inner}"'
                self._edits.append(Edit(at, at + len(piece), new, "yaml-quotes"))

    def _pairs(self, of: _List) -> None:
        for at in of.colons:
            if self._is_key(self._text[max(0, at - 40) : at]):
                self._edits.append(self._separator(at, ":"))
        for at in of.wide:
            if re.match(r"\s*[^\s,，:：]{1,40}\s*[:：]", self._text[at + 1 : at + 60]) and self._is_key(
                re.split("[:：]", self._text[at + 1 : at + 60])[0]
            ):
                self._edits.append(self._separator(at, ","))

    def _is_key(self, before: str) -> bool:
        word = re.split("[,，{｛]", before)[-1].strip()
        return self._keys is not None and word in self._keys.names

    def _separator(self, at: int, straight: str) -> Edit:
        following = self._text[at + 1 : at + 2]
        return Edit(at, at + 1, straight if following in (" ", "\n", "\r") else f"{straight} ", _CODE[straight])


_CODE = {",": "yaml-comma", ":": "yaml-colon"}


def _is_word(piece: str) -> bool:
    """Whether a piece is a word of a list rather than a part of a sentence."""
    return piece != "" and (len(piece) <= _SHORT or piece.isascii()) and not _SENTENCE.search(piece)
