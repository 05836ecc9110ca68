"""Texts cut for the wall: so few words that the last row reads them, and whole sentences only."""

import re
from collections.abc import Iterable, Iterator

FIT = 90
"""So many characters of tasks fit a screen."""
FEW = 40
"""So many characters stand large on a screen."""
_WORTH = 7
_SENTENCE = re.compile(r"[^。！？；\n]*[。！？；]+[”’」』）]*|[^。！？；\n]+")
_CLAUSE = re.compile(r"[^，、：]+[，、：]?")


def few_words(text: str) -> str:
    """Return what stands on the wall while a text is spoken: its longest question, else its first sentence.

    A first sentence that is too long is cut between clauses.
    """
    sentences: list[str] = [sentence.strip() for sentence in _SENTENCE.findall(text) if sentence.strip()]
    asked = [s for s in sentences if s.rstrip("”’」』）").endswith("？") and _WORTH <= len(s) <= FEW]
    if asked:
        return max(asked, key=len)
    first = sentences[0] if sentences else ""
    if len(first) <= FEW:
        return first
    words = ""
    for clause in _CLAUSE.findall(first):
        if words and len(words) + len(clause) > FEW:
            break
        words += clause
    return f"{words.rstrip('，、：')}……"


def pieces(text: str, fit: int = FIT) -> list[str]:
    """Return a text in pieces of about one length that fit a screen, cut between paragraphs and sentences."""
    fitting = _cut(text, fit)
    shorter = (_cut(text, less) for less in range(len(text) // max(len(fitting), 1), fit))
    return next((cut for cut in shorter if len(cut) <= len(fitting)), fitting)


def _cut(text: str, fit: int) -> list[str]:
    cuts: list[str] = []
    for paragraph in filter(None, map(str.strip, text.split("\n"))):
        whole = [paragraph] if len(paragraph) <= fit else _SENTENCE.findall(paragraph)
        for number, sentence in enumerate(whole):
            if cuts and len(cuts[-1]) + len(sentence) <= fit:
                cuts[-1] += ("" if number else "\n") + sentence
            else:
                cuts.append(sentence)
    return cuts


def packed(texts: Iterable[str], fit: int = FIT) -> Iterator[tuple[str, ...]]:
    """Return texts in groups that fit a screen each, in their order."""
    few: list[str] = []
    for text in texts:
        if few and sum(map(len, few)) + len(text) > fit:
            yield tuple(few)
            few = []
        few.append(text)
    if few:
        yield tuple(few)


def spoken_parts(text: str, least: int = 150) -> list[str]:
    """Return a text to be spoken in parts of some paragraphs, each of so many characters at least but the last."""
    parts: list[str] = []
    for paragraph in filter(None, map(str.strip, re.split(r"\n\s*\n", text))):
        if parts and len(parts[-1]) < least:
            parts[-1] += f"\n{paragraph}"
        else:
            parts.append(paragraph)
    return parts
