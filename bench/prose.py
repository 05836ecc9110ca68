"""Sentences without figure, law or sheet: what is made of them needs nothing else, and no two units are alike."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from dongling import Unit
from dongling.checks.legal import statements
from dongling.checks.reader_texts import reader_texts
from dongling.text.figures import figures

_SENTENCE = re.compile(r"[^。！？\n]{6,80}[。！？]")
_EASY = 20
"""So many characters a sentence are easy to read in every band."""
_WORD = re.compile(r"[\u4e00-\u9fff]{2,4}(?=[，、。])")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LEAD = re.compile(r"\s*(?:#{1,6} |[-*>] |\d+\. )?")
_MARKS = re.compile(r"[#*_`<>\[\]|{}\\]|同学|一说|两说|[单卡规]|[纸小]条|量表")
_SHORT = 8
"""Han characters below which a text is a label, and stays."""
KEYWORDS = 8
_LABELS = {"identifier", "kind", "minutes", "seconds", "review_status", "license", "authors", "owner", "terms"}
_LABELS |= {"places", "competencies", "subjects", "audience", "history", "textbook", "derived"}


def sound(text: str) -> bool:
    """Whether a text states nothing that a fact would have to hold, and is plain."""
    return not (any(True for _ in figures(text)) or any(True for _ in statements(text)) or _MARKS.search(text))


class Prose:
    """What texts of a district are made of: sentences of `most` characters, words and titles; `chance` chooses."""

    def __init__(self, texts: Iterable[str], titles: Iterable[str], chance: Random, most: int = 81) -> None:
        found = (sentence.strip() for text in texts for sentence in _SENTENCE.findall(text))
        self.sentences = [sentence for sentence in dict.fromkeys(found) if sound(sentence) and len(sentence) <= most]
        words = dict.fromkeys(word for sentence in self.sentences for word in _WORD.findall(sentence))
        self.words = list(filter(sound, words))
        self.titles = [title for title in dict.fromkeys(titles) if sound(title) and len(title) < 24]
        self._chance = chance

    @classmethod
    def of(cls, units: Iterable[Unit], chance: Random, retrieval: Path | None = None) -> "Prose":
        """Return the prose of units; with a retrieval set (passages.jsonl) that of its passages too."""
        kept = list(units)
        texts = [text for unit in kept for _, text in reader_texts(unit)]
        titles = [unit.name for unit in kept]
        for row in _passages(retrieval):
            texts.append(row["text"])
            titles.append(row["title"])
        return cls(texts, titles, chance, _EASY)

    def fields(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """Return the fields of a unit's file with other texts of about the same length."""
        told: dict[str, Any] = self._anew(dict(data))
        title = f"{self._chance.choice(self.titles)}·{self._chance.choice(self.words)}"
        return told | {"name": title, "keywords": self._chance.sample(self.words, KEYWORDS)}

    def _anew(self, value: Any) -> Any:
        if isinstance(value, dict):
            told = {key: one if key in _LABELS else self._anew(one) for key, one in value.items()}
            if "choices" in told:
                told["choices"] = self._chance.sample(self.words, len(told["choices"]))
                told["answer"] = told["choices"][0]
            return told | self._task(value) if "type" in value else told
        if isinstance(value, list):
            return [self._anew(one) for one in value]
        if isinstance(value, str) and (len(_HAN.findall(value)) >= _SHORT or not sound(value)):
            return "\n".join(self._line(line) for line in value.split("\n"))
        return value

    def _task(self, task: Mapping[str, Any]) -> dict[str, Any]:
        """Return what has to fit together in a task of a sheet: what is offered, and what is right."""
        words = partial(self._chance.sample, self.words)
        told: dict[str, Any] = {"type": task["type"], "facts": [], "part": "", "picture": ""}
        match task["type"]:
            case "choice":
                options = words(len(task["options"]))
                told |= {"options": options, "right": options[: len(task["right"])]}
            case "point":
                names = words(len(task["points"]))
                told |= {"points": [{"name": name} for name in names], "right": names[: len(task["right"])]}
            case "order":
                told["items"] = words(len(task["items"]))
            case "match":
                both = words(2 * len(task["pairs"]))
                told["pairs"] = [{"left": both.pop(), "right": both.pop()} for _ in task["pairs"]]
            case "blank":
                count = len(task["blanks"])
                told |= {"prompt": "____，".join(words(count + 1)), "blanks": [[word] for word in words(count)]}
            case "observe":
                told |= {"columns": words(len(task["columns"])), "rows": [words(1) for _ in task["rows"]]}
        return told

    def _line(self, line: str) -> str:
        """Return a line with the lead of another, as of a list, and sentences of about its length."""
        match = _LEAD.match(line)
        lead = match[0] if match else ""
        length, told = len(line) - len(lead), ""
        while len(told) < length:
            sentence = self._chance.choice(self.sentences)
            if told and len(told) + len(sentence) / 2 > length:
                break
            told += sentence
        return lead + told


def _passages(retrieval: Path | None) -> Iterator[dict[str, str]]:
    if retrieval:
        with (retrieval / "passages.jsonl").open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)
