"""From a text to the same text with its slips mended: the one place that the program and the web ask."""

from collections import Counter

from dongling.content.mending.scan import MOST, Scan
from dongling.content.mending.slips import Edit, Mended
from dongling.content.mending.values import Scalars
from dongling.model import Keys


def mended(text: str, keys: Keys | None, terms: Scalars) -> Mended:
    """Return a text with its slips: full-width signs where YAML wants its own, odd spaces, quotes that are missing.

    `keys` are those that the file may have, None when that is not known. What belongs to a text is not touched, and
    a text without a slip comes back as it is; so does one that was mended.
    """
    scan = Scan(text, keys, terms)
    scan.run()
    edits, end = [], 0
    for edit in sorted([*scan.edits, *_line_ends(text)])[:MOST]:
        if edit.start >= end and text[edit.start : edit.end] != edit.new:
            edits.append(edit)
            end = edit.end
    return Mended(text, tuple(edits), tuple(scan.remarks[:MOST]))


def _line_ends(text: str) -> list[Edit]:
    """Return what makes all lines end as most do."""
    crlf = text.count("\r\n")
    lf = text.count("\n") - crlf
    if not crlf or not lf:
        return []
    usual = Counter({"\n": lf, "\r\n": crlf}).most_common(1)[0][0]
    edits, at = [], text.find("\n")
    while at >= 0:
        start = at - 1 if at and text[at - 1] == "\r" else at
        if text[start : at + 1] != usual:
            edits.append(Edit(start, at + 1, usual, "line-ends"))
        at = text.find("\n", at + 1)
    return edits
