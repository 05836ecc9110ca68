"""A small catalogue of six units over four stages, for the tests of sequences and the map."""

from collections.abc import Iterable
from typing import Any

from dongling.catalog import Catalog
from dongling.model import Step
from dongling.sequences import Command, Draft, Mend
from dongling.testing import OpenLibrary, WriteContent, unit_text

FACTS = """史料:
- {编号: bridge, 陈述: 老桥建于很久以前，今天的桥是后来重建的。, 把握: verified}
- {编号: motto, 陈述: 学校有四个品格。, 把握: seed}
"""
_UNITS: dict[str, dict[str, Any]] = {
    "flower": {"band": "k", "minutes": "25", "depth": "d1", "themes": ["jiaguo"], "competencies": ["kg-social"]},
    "duty": {"band": "p1", "minutes": "40", "depth": "d2", "themes": ["jiaguo"], "prerequisites": ["flower"]},
    "river": {"band": "p2", "minutes": "40", "depth": "d2", "themes": ["yunhe"], "facts": ["bridge", "motto"]},
    "bridge": {
        "band": "p3",
        "minutes": "40",
        "depth": "d2",
        "themes": ["yunhe", "jiaguo"],
        "facts": ["bridge", "motto"],
    },
    "walk": {"band": "j", "minutes": "150", "depth": "d3", "themes": ["yunhe"], "prerequisites": ["bridge"]},
    "vote": {"band": "s", "minutes": "45", "depth": "d4", "themes": ["jiaguo"], "competencies": ["s-public"]},
    "meeting": {"band": "j", "minutes": "45", "depth": "d5", "themes": ["jiaguo"], "audience": ["teacher"]},
}


def write_courses(write_content: WriteContent, open_library: OpenLibrary, **more: str) -> Catalog:
    """Return the catalogue; `more` are further files by name, with `__` for a folder's slash."""
    files = {f"{name}.yaml": unit_text(name, name=f"课{name}", **_whole(fields)) for name, fields in _UNITS.items()}
    extra = {f"{name.replace('__', '/')}.yaml": text for name, text in more.items()}
    school = "编号: s\n名称: 示例学校\n前缀: s-\n"
    folder = write_content({"school.yaml": school, "facts.yaml": FACTS, **files, **extra})
    return open_library(folder).catalog


def mended(steps: Iterable[Step], mend: Mend, catalog: Catalog) -> tuple[Step, ...]:
    """Return steps as the button of a mend would leave them."""
    assert isinstance(mend, Command)
    return mend.apply(Draft(steps=tuple(steps)), catalog).draft.steps


def _whole(fields: dict[str, Any]) -> dict[str, Any]:
    phase = {"name": "读", "minutes": fields["minutes"], "teacher": "讲", "pupils": "听"}
    return {**fields, "process": [phase]}
