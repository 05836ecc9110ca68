"""The passages of a unit, of which each gets a vector: what it is, then what it says, in whole sentences."""

import re
from collections.abc import Iterable, Iterator

from dongling_search.engines import StoredField

SHORTEST, LONGEST = 240, 600
"""Characters of a passage: models read the beginning of a longer one only."""
MOST = 8
"""So many passages of what a unit says."""
_HEAD = ("name", "description", "keywords")
_NOT_SAID = frozenset({*_HEAD, "kind", "school", "stage", "band", "themes", "competencies", "subjects", "names"})
_SENTENCE = re.compile(r"[^。！？!?；;\n]+[。！？!?；;\n]*")


def passages(fields: Iterable[StoredField]) -> list[str]:
    """Return the passages of a unit, what it is first; at most MOST + 1."""
    texts = {name: written for name, written, _ in fields}
    head = "。".join(texts[name].replace("\n", "、") for name in _HEAD if texts.get(name))
    said = "\n".join(text for name, text in texts.items() if name not in _NOT_SAID)
    return [head[:LONGEST], *_stretches(said)]


def _stretches(said: str) -> Iterator[str]:
    size = min(LONGEST, max(SHORTEST, len(said) // MOST + 1))
    stretch, count = "", 0
    for match in _SENTENCE.finditer(said):
        if stretch and len(stretch) + len(match[0]) > size:
            yield stretch.strip()[:LONGEST]
            stretch, count = "", count + 1
            if count == MOST:
                return
        stretch += match[0]
    if stretch.strip():
        yield stretch.strip()[:LONGEST]
