"""A unit's document -> what an engine keeps of it: counted grams, run text, words to complete."""

import re
from collections.abc import Iterable, Iterator

from dongling.catalog import doors_of
from dongling.search import DOOR, Document, Progress
from dongling_search.engines import Doc, StoredTexts
from dongling_search.language.grams import counted, run_texts

AUDIENCE = "audience"
"""The facet of whom a unit is for."""
TOLD = 200
"""After so many documents each, it is told how many there were."""
_NAMES = ("kind", "school", "themes")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_MARKS = re.compile(r"(?m)^[ \t]*(?:#{1,6}|>|[-*+]|\d+\.)[ \t]+|\*\*|__|`")


def doc(document: Document) -> Doc:
    """Return what an engine keeps of a document; the weight of a field is how often its grams count."""
    texts = [plain(field.text) if field.name == "body" else field.text for field in document.fields]
    stored = StoredTexts.folding([field.name for field in document.fields], texts)
    grams = counted(stored.folded, stored.folded_ends, [field.weight for field in document.fields])
    return Doc(
        document.identifier,
        document.digest,
        grams,
        run_texts(stored.folded, stored.folded_ends),
        {**document.facets, AUDIENCE: document.audience, DOOR: doors_of(document.audience)},
        document.minutes,
        document.updated,
        tuple(dict.fromkeys(_words(document))),
        document.name,
        stored,
    )


def docs(documents: Iterable[Document], progress: Progress | None) -> Iterator[Doc]:
    """Yield what an engine keeps of each document, and tell how many there were."""
    number = 0
    for number, document in enumerate(documents, 1):
        yield doc(document)
        if progress and not number % TOLD:
            progress(number)
    if progress:
        progress(number)


def plain(markdown: str) -> str:
    """Return Markdown without its marks, as a snippet shows it."""
    return _MARKS.sub("", _LINK.sub(r"\1", markdown))


def _words(document: Document) -> Iterator[str]:
    """Yield what may be completed, read as pinyin and corrected to; who sees none of its units isn't offered a word."""
    yield document.name
    for field in document.fields:
        if field.name == "keywords":
            yield from filter(None, map(str.strip, field.text.splitlines()))
        elif field.name in _NAMES:
            yield from (word for word in field.text.split() if not word.isascii())
