"""A large content folder for measuring, made of the repository's own units: the same on every machine.

Each unit is a real one with a new identifier and with a sentence of two others, so that words are spread
as in real content and no two texts are alike.
"""

import os
import platform
import random
import shutil
from pathlib import Path
from typing import Any

import yaml

from dongling import Library, Settings, Unit

ROOT = Path(__file__).parents[1]
UNITS = 1000
_SEED = 1604
_OF_THIS_FILE = {"details", "source", "school", "stage", "prerequisites", "terms"}


def real_units() -> list[Unit]:
    """Return the repository's units of built-in kinds, in their order."""
    library = Library.open([ROOT / "courses"], Settings(), search=False)
    return [unit for unit in library.catalog.units.values() if "." not in unit.kind]


def as_file(unit: Unit, number: int, others: list[Unit]) -> dict[str, Any]:
    """Return what the file of a unit holds, made of one and of the sentences of others."""
    fields, *more = (
        one.model_dump(mode="json", exclude=_OF_THIS_FILE, exclude_defaults=True, by_alias=True)
        for one in (unit, *others)
    )
    details = unit.details.model_dump(mode="json", exclude_defaults=True, by_alias=True)
    cited = {name: _joined(name, fields, *more) for name in ("facts", "derived")}
    return (
        fields
        | details
        | {name: values for name, values in cited.items() if values}
        | {
            "identifier": f"{unit.identifier}-{number}",
            "name": f"{unit.name}·{others[0].name}",
            "description": "".join(one.description for one in (unit, *others)),
        }
    )


def _joined(name: str, *dumps: dict[str, Any]) -> list[Any]:
    """Return the values of a list in all of the dumps, each once."""
    found: list[Any] = []
    for value in (value for dump in dumps for value in dump.get(name, ())):
        if value not in found:
            found.append(value)
    return found


def write_corpus(folder: Path, units: int = UNITS) -> Path:
    """Write `units` units under `folder`, with the facts that they cite beside it; return it."""
    folder.mkdir(parents=True)
    shutil.copytree(ROOT / "seeds", folder.with_name("seeds"))
    school = {"identifier": "liangxi", "name": "梁溪区"}
    (folder / "school.yaml").write_text(yaml.safe_dump(school, allow_unicode=True), encoding="utf-8")
    real, chance = real_units(), random.Random(_SEED)
    for number in range(units):
        data = as_file(real[number % len(real)], number, chance.sample(real, 2))
        text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
        (folder / f"unit-{number}.yaml").write_text(text, encoding="utf-8")
    return folder


def machine() -> str:
    """Return what a figure must be read with: cores, Python, system."""
    return (
        f"{os.cpu_count()} cores, {platform.python_implementation()} {platform.python_version()}, {platform.system()}"
    )
