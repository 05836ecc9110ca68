"""A district to measure: schools with up to 1,000 units each, with facts, sequences and collections of their own.

Texts, kinds and fields are those of `bench.corpus`; who cites what, needs what and stands where is left to chance that
repeats. A share of the facts and of the prerequisites is everybody's, as the law and the first lesson are.
"""

import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from bench.corpus import ROOT, as_file, real_units
from dongling import Library, Settings, Unit

OF_A_SCHOOL = 1000
FACTS, COMMON, SEQUENCES, COLLECTIONS = 200, 10, 20, 5
_SEED = 1604
_OWN = ("derived", "places", "prerequisites", "competencies")
"""What stays out: it names what only the repository's own content has, or hangs on the band."""


class _Dumper(yaml.CSafeDumper):
    """Writes each list out: no marks for what occurs twice."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def write_district(place: Path, units: int) -> list[Path]:
    """Write `units` units under `place`; return the content folders of the schools."""
    real, chance = real_units(), random.Random(_SEED)
    terms = Library.open([ROOT / "courses"], Settings(), search=False).catalog.terms
    words = {name: list(terms.scheme(scheme)) for name, scheme in _SCHEMES.items()}
    words["common"] = [f"s000-f{i}" for i in range(COMMON)]
    folders = []
    for number in range(-(-units // OF_A_SCHOOL)):
        folders.append(place / f"s{number:03}")
        count = min(OF_A_SCHOOL, units - number * OF_A_SCHOOL)
        _school(folders[-1], count, real, chance, words)
    return folders


_SCHEMES: Mapping[str, str] = {"themes": "theme", "band": "band", "depth": "depth"}


def _school(folder: Path, count: int, real: list[Unit], chance: random.Random, words: dict[str, list[str]]) -> None:
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
        data = as_file(real[i % len(real)], i, chance.sample(real, 2))
        own = {key: value for key, value in data.items() if key not in _OWN}
        cited = [*chance.sample(facts, chance.randint(2, 5)), *chance.sample(words["common"], chance.randint(0, 1))]
        own |= {
            "identifier": f"{school}-u{i:04}",
            "facts": list(dict.fromkeys(cited)),
            "band": chance.choice(words["band"]),
        }
        own |= {"themes": chance.sample(words["themes"], chance.randint(1, 3)), "depth": chance.choice(words["depth"])}
        own |= {"updated": f"2026-{chance.randint(1, 9):02}-{chance.randint(1, 28):02}"}
        if names and chance.random() < 0.3:
            own["prerequisites"] = [chance.choice(names)]
        names.append(own["identifier"])
        _write(folder / f"unit-{i:04}.yaml", own)
    _lists(folder, names, chance, words)


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
    file.write_text(yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False), encoding="utf-8")
