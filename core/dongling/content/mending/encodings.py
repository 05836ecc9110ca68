"""Which encoding the bytes of a file are in: never guessed where two readings are possible.

UTF-8 wins wherever it fits. UTF-16 is read where its mark says so, as the `>` of PowerShell writes it. Anything else is
only named, so that a person decides: GB18030 reads nearly any bytes, so it is named only where what it reads is common
Chinese, and UTF-16 without its mark only where every other byte says so.
"""

import codecs
from collections.abc import Iterator

ENCODINGS = ("utf-8", "gb18030", "gbk", "big5", "utf-16", "utf-16-le", "utf-16-be")
"""What a file may be converted from."""
_MARKS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_COMMON = 0.9
_FEW = 0.3


def marked(raw: bytes) -> str:
    """Return `utf-16-le` or `utf-16-be` where the bytes begin with its mark; else nothing."""
    is_utf_32 = raw.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE))
    return "" if is_utf_32 else _MARKS.get(raw[:2], "")


def text_in(raw: bytes, encoding: str) -> str | None:
    """Return the text of bytes in an encoding, without its mark; None where they are none."""
    try:
        return raw.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError:
        return None


def likely(raw: bytes) -> str:
    """Return the one encoding that bytes which are no UTF-8 are likely in; nothing where that is not clear."""
    if b"\0" in raw:
        return next((name for name in ("utf-16-le", "utf-16-be") if _is_utf_16(raw, name)), "")
    text = text_in(raw, "gb18030")
    return "gb18030" if text is not None and _is_common(text) else ""


def _is_utf_16(raw: bytes, encoding: str) -> bool:
    """Whether most of what an encoding reads is ASCII or common Chinese."""
    text = text_in(raw, encoding)
    return text is not None and "\0" not in text and _is_common(text)


def _is_common(text: str) -> bool:
    """Whether a text is Chinese as people write it: nearly all of it the 3,755 commonest characters, or signs."""
    beyond = [character for character in text if not character.isascii()]
    common = sum(_levels(beyond))
    return bool(text.strip()) and not _strange(text) and common >= _COMMON * len(beyond)


def _levels(characters: list[str]) -> Iterator[bool]:
    """Tell of each character whether it is of the first level of GB 2312, or a sign there."""
    for character in characters:
        try:
            pair = character.encode("gb2312")
        except UnicodeEncodeError:
            yield False
        else:
            yield pair[0] in range(0xA1, 0xA4) or pair[0] in range(0xB0, 0xD8)


def _strange(text: str) -> bool:
    """Whether there are signs that no text has: control characters, or too many that belong to no language."""
    odd = sum(character < " " and character not in "\t\r\n" for character in text)
    private = sum("\ue000" <= character <= "\uf8ff" for character in text)
    return odd > 0 or private > _FEW * len(text)
