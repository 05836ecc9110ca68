"""A school with as many units, facts, sequences and collections as one likes, which all share everything."""

from typing import Any

from dongling.testing import unit_text
from tests.dongling_web.site import EAST


def content(count: int, **first: Any) -> dict[str, Any]:
    """Return the files of a school with `count` units, facts, sequences and collections that all share everything.

    `first` are further fields of the first unit.
    """
    files = {name: file for name, file in EAST.items() if name in {"school.yaml", "sources.yaml", "terms/path.yaml"}}
    facts = [{"identifier": f"f-{i}", "statement": f"第{i}件有记载。", "confidence": "recall"} for i in range(count)]
    bridge = next(fact for fact in EAST["facts.yaml"]["facts"] if fact["identifier"] == "bridge-age")
    files["facts.yaml"] = {"facts": [bridge, *facts]}
    for i in range(count):
        files[f"u-{i:03}.yaml"] = unit_text(
            f"u-{i:03}",
            name=f"第{i}节水课",
            band="p1" if i < 60 or i % 2 else "ks"[i // 2 % 2],
            themes=["jiaguo"],
            depth=f"d{i % 2 + 1}",
            competencies=["c-duty"],
            facts=["bridge-age", "f-0"],
            terms={"path": ["slow"], "history": ["h-party"]},
            updated=f"2026-09-{i % 28 + 1:02}",
            prerequisites=["u-000"] if i else [],
            **({} if i else first),
        )
        steps = [{"unit": "u-000"}, {"unit": f"u-{62 + i % 8:03}"}]
        files[f"sequences/q-{i}.yaml"] = {"identifier": f"q-{i}", "name": f"第{i}条线", "steps": steps}
        query = {"school": ["east"]}
        named = {"identifier": f"c-{i}", "name": f"第{i}集", "query": query}
        files[f"collections/c-{i}.yaml"] = {**named, "resources": i == 1}
    return files
