"""What is searched for and in: a retrieval set given by path, and units made of its sentences.

A retrieval set is a folder with passages.jsonl ({id, title, text}) and queries.jsonl ({type, q, expect}).
"""

import json
import random
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dongling.search import Document, TextField

TYPES = ("question", "phrase", "keywords", "word")
"""The types of queries of a retrieval set."""
SEED = 1604
KEYWORDS = 4
FACETS = {
    "stage": ("kg", "primary", "junior", "senior"),
    "kind": ("micro_course", "walk", "micro_lecture", "lesson"),
    "school": ("a", "b", "c", "d", "e"),
    "theme": tuple("jklmnopqrst"),
}


@dataclass(frozen=True)
class Asked:
    """A query of a retrieval set and the passages that answer it."""

    type: str
    text: str
    expected: frozenset[str]


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def queries(folder: Path) -> list[Asked]:
    """Return the queries of a retrieval set."""
    return [Asked(row["type"], row["q"], frozenset(row["expect"])) for row in _lines(folder / "queries.jsonl")]


def passages(folder: Path) -> list[Document]:
    """Return the passages of a retrieval set as documents."""
    rows = _lines(folder / "passages.jsonl")
    return [passage(row["id"], row["title"], row["text"]) for row in rows]


def passage(identifier: str, title: str, text: str) -> Document:
    """Return one passage as a document."""
    return _document(identifier, title, (TextField("body", text),), {})


def units(folder: Path, count: int, times: int = 1) -> list[Document]:
    """Return so many units of about 1 KB: a title, a description, five to nine sentences, keywords, facets.

    With `times`, they have so many times the sentences: 8 for units of about 8 KB.
    """
    texts = [
        (row["title"], re.findall(r"[^。！？]{8,}[。！？]", row["text"])) for row in _lines(folder / "passages.jsonl")
    ]
    titles, sentences = [title for title, _ in texts], [s for _, found in texts for s in found]
    words = [word for s in sentences for word in re.findall(r"[\u4e00-\u9fff]{2,4}(?=[，、。])", s)]
    chance = random.Random(SEED)
    return [_unit(number, times, titles, sentences, words, chance) for number in range(count)]


def _unit(
    number: int, times: int, titles: list[str], sentences: list[str], words: list[str], chance: random.Random
) -> Document:
    fields = (
        TextField("description", chance.choice(sentences)),
        TextField("body", "".join(chance.choices(sentences, k=chance.randint(5, 9) * times))),
        TextField("keywords", "\n".join(chance.choices(words, k=KEYWORDS)), 2),
    )
    facets: dict[str, tuple[str, ...]] = {
        name: (chance.choice(values),) for name, values in FACETS.items() if name != "theme"
    }
    facets["theme"] = tuple(chance.sample(FACETS["theme"], chance.randint(1, 3)))
    title = f"{chance.choice(titles)}{chance.choice(words)}"
    return _document(f"u{number:06}", title, fields, facets)


def _document(
    identifier: str, name: str, fields: tuple[TextField, ...], facets: dict[str, tuple[str, ...]]
) -> Document:
    everything = (TextField("name", name, 2), *fields)
    return Document(identifier, name, everything, facets, ("student",), 20, "", identifier)


def asked_of(documents: list[Document], count: int) -> dict[str, list[str]]:
    """Return queries of each kind that the documents hold: a word, words, a phrase, one character, a question."""
    chance = random.Random(SEED)
    found: dict[str, list[str]] = {"word": [], "3 words": [], "phrase": [], "1 character": [], "question": []}
    while len(found["question"]) < count:
        runs = [
            run for field in chance.choice(documents).fields for run in re.findall(r"[\u4e00-\u9fff]{8,}", field.text)
        ]
        if len(runs) < 3:
            continue
        at = chance.randint(0, 5)
        found["word"].append(runs[0][at : at + 2])
        found["3 words"].append(" ".join(run[at : at + 2] for run in chance.sample(runs, 3)))
        found["phrase"].append(f'"{runs[1][:6]}"')
        found["1 character"].append(runs[1][at])
        found["question"].append(f"{chance.choice(runs)[:12]}是什么")
    return {kind: list(dict.fromkeys(texts)) for kind, texts in found.items()}
