"""A district to measure: schools with up to 1,000 units each, with facts, sequences and collections of their own.

Kinds and fields are those of `bench.corpus`, texts those of `bench.prose`: `dongling check` finds nothing to say of
them. Who cites what, needs what and stands where is left to chance that repeats. A share of the facts is everybody's,
as the law is.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bench.corpus import ROOT, as_file, real_units
from bench.prose import Prose
from dongling import Library, Settings, Unit

OF_A_SCHOOL = 1000
FACTS, COMMON, SEQUENCES, COLLECTIONS = 200, 10, 20, 5
_SEED = 1604
_OWN = (
    *("derived", "further", "textbook", "places", "prerequisites", "competencies", "rubrics", "media", "readings"),
    *("route", "recording"),
)
"""What stays out: it names what only the repository's own content has, or hangs on the band."""


class _Dumper(yaml.CSafeDumper):
    """Writes as a person would: each list out, no marks for what occurs twice, a text of several lines as a block."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _text(dumper: _Dumper, text: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)


def write_district(place: Path, units: int, retrieval: Path | None = None) -> list[Path]:
    """Write `units` units under `place`; return the content folders of the schools.

    With a retrieval set their texts are made of its sentences too.
    """
    real, chance = real_units(), random.Random(_SEED)
    prose = Prose.of(real, chance, retrieval)
    terms = Library.open([ROOT / "courses"], Settings(), search=False).catalog.terms
    words = {name: list(terms.scheme(scheme)) for name, scheme in _SCHEMES.items()}
    words["common"] = [f"s000-f{i}" for i in range(COMMON)]
    folders = []
    for number in range(-(-units // OF_A_SCHOOL)):
        folders.append(place / f"s{number:03}")
        count = min(OF_A_SCHOOL, units - number * OF_A_SCHOOL)
        _school(folders[-1], count, Stock(real, prose, chance, words))
    return folders


_SCHEMES: Mapping[str, str] = {"themes": "theme", "band": "band", "depth": "depth"}


@dataclass(frozen=True)
class Stock:
    """What units are made of: real ones, prose, chance, and the words of vocabularies by name."""

    real: list[Unit]
    prose: Prose
    chance: random.Random
    words: dict[str, list[str]]


def _school(folder: Path, count: int, stock: Stock) -> None:
    school = folder.name
    folder.mkdir(parents=True)
    _write(folder / "school.yaml", {"identifier": school, "name": f"{school}校", "prefix": school})
    facts = [f"{school}-f{i}" for i in range(FACTS)]
    stated = [
        {"identifier": one, "topic": school, "statement": f"{one}有记载。", "confidence": "recall"} for one in facts
    ]
    _write(folder / "facts.yaml", {"facts": stated})
    names: list[str] = []
    for i in range(count):
        unit = _unit(f"{school}-u{i:04}", i, facts, names, stock)
        names.append(unit["identifier"])
        _write(folder / f"unit-{i:04}.yaml", unit)
    _lists(folder, names, stock.chance, stock.words)


def _unit(name: str, number: int, facts: list[str], before: list[str], stock: Stock) -> dict[str, Any]:
    chance, words = stock.chance, stock.words
    data = as_file(stock.real[number % len(stock.real)], number, chance.sample(stock.real, 2))
    own = stock.prose.fields({key: _bare(value) for key, value in data.items() if key not in _OWN})
    cited = [*chance.sample(facts, chance.randint(2, 5)), *chance.sample(words["common"], chance.randint(0, 1))]
    own |= {
        "identifier": name,
        "facts": list(dict.fromkeys(cited)),
        "band": chance.choice(words["band"]),
        "themes": chance.sample(words["themes"], chance.randint(1, 3)),
        "depth": chance.choice(words["depth"]),
        "updated": f"2026-{chance.randint(1, 9):02}-{chance.randint(1, 28):02}",
    }
    if before and chance.random() < 0.3:
        own["prerequisites"] = [chance.choice(before)]
    return own


def _bare(value: Any) -> Any:
    """Return a field without the pictures and facts that its parts name: media stay out, and facts are the school's."""
    if isinstance(value, list):
        return [_bare(one) for one in value]
    if isinstance(value, dict):
        return {key: _bare(held) for key, held in value.items() if key not in ("picture", "facts")}
    return value


def _lists(folder: Path, names: list[str], chance: random.Random, words: dict[str, list[str]]) -> None:
    school = folder.name
    (folder / "sequences").mkdir()
    (folder / "collections").mkdir()
    for i in range(SEQUENCES):
        steps = [{"unit": name} for name in chance.sample(names, min(6, len(names)))]
        line = {"identifier": f"{school}-q{i}", "name": f"{school}的第{i}条线", "steps": steps}
        _write(folder / "sequences" / f"q{i}.yaml", line)
    for i in range(COLLECTIONS):
        query: dict[str, list[str]] = {"theme": [chance.choice(words["themes"])], "school": [school]}
        named = {"identifier": f"{school}-c{i}", "name": f"{school}的第{i}集", "query": query}
        _write(folder / "collections" / f"c{i}.yaml", named)


def _write(file: Path, data: dict[str, Any]) -> None:
    text = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6)
    file.write_text(text, encoding="utf-8")
