"""A unit's document -> what an engine keeps of it: counted grams, run text, words to complete."""

import re
from collections import Counter
from collections.abc import Iterator

from dongling.search import Document
from dongling_search.engines import Doc, StoredField
from dongling_search.language.analyzer import document_grams, fold_with_places, run_text

AUDIENCE = "audience"
_NAMES = ("kind", "school", "themes")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_MARKS = re.compile(r"(?m)^[ \t]*(?:#{1,6}|>|[-*+]|\d+\.)[ \t]+|\*\*|__|`")


def doc(document: Document) -> Doc:
    """Return what an engine keeps of a document; the weight of a field is how often its grams count."""
    grams: Counter[str] = Counter()
    fields: list[StoredField] = []
    texts: list[str] = []
    for field in document.fields:
        text = plain(field.text) if field.name == "body" else field.text
        folded = fold_with_places(text)
        fields.append((field.name, text, folded))
        texts.append(run_text(folded.text))
        grams.update(document_grams(folded.text) * field.weight)
    return Doc(
        document.identifier,
        document.digest,
        grams,
        "\n".join(texts),
        {**document.facets, AUDIENCE: document.audience},
        document.minutes,
        document.updated,
        tuple(dict.fromkeys(_words(document))),
        document.name,
        tuple(fields),
    )


def plain(markdown: str) -> str:
    """Return Markdown without its marks, as a snippet shows it."""
    return _MARKS.sub("", _LINK.sub(r"\1", markdown))


def _words(document: Document) -> Iterator[str]:
    """Yield what may be offered while typing; nothing of a unit that pupils do not see."""
    if "student" not in document.audience:
        return
    yield document.name
    for field in document.fields:
        if field.name == "keywords":
            yield from filter(None, map(str.strip, field.text.splitlines()))
        elif field.name in _NAMES:
            yield from (word for word in field.text.split() if not word.isascii())
