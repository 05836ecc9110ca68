"""The body of a draft: pieces under their headings, as Markdown."""

import re
from collections.abc import Iterable

from dongling.importers.recognised import Piece

_ITEM = re.compile(r"\s*(?:[-*] |\d+\. |> )")


def body_text(pieces: Iterable[Piece]) -> str:
    """Return pieces as one body: a heading for each section, items of a list together, all else apart."""
    blocks: list[str] = []
    section = ""
    for piece in pieces:
        if piece.text.strip() and piece.section and piece.section != section:
            section = piece.section
            blocks.append(f"## {section}")
        if piece.text.strip():
            blocks.append(_clean(piece.text))
    return _joined(blocks)


def _clean(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.splitlines()).strip("\n")


def _joined(blocks: list[str]) -> str:
    text = ""
    for i, block in enumerate(blocks):
        together = i > 0 and _ITEM.match(block) and _ITEM.match(blocks[i - 1].rpartition("\n")[2] or blocks[i - 1])
        text += ("" if i == 0 else "\n" if together else "\n\n") + block
    return text + "\n" if text else ""
