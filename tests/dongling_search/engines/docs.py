"""Documents as an engine gets them, made of one text."""

from collections import Counter

from dongling_search.engines import Doc
from dongling_search.language.analyzer import document_grams, run_text
from dongling_search.language.folded_text import fold


def doc(
    identifier: str,
    text: str,
    *,
    facets: dict[str, tuple[str, ...]] | None = None,
    minutes: int = 0,
    updated: str = "",
) -> Doc:
    """Return a document whose name is its text."""
    folded = fold(text)
    grams = Counter(document_grams(folded))
    return Doc(identifier, text, grams, run_text(folded), facets or {}, minutes, updated, (text,), text)
