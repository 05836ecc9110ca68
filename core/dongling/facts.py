"""Whether what a unit states comes from the facts it cites.

In text that a reader sees, every figure (figures.py) occurs in a cited fact or in `derived`; a fact on which
sources disagree is told as such; figures of the seed page keep their 余 and 人次. Rules: domain.md §4.
"""

import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from dongling.catalog import Catalog
from dongling.fields import fields_of
from dongling.figures import figures, stated
from dongling.model import Unit
from dongling.problems import FieldPath, Problem, Said
from dongling.seeds import Fact

HEDGES = ("一说", "有说", "说法", "相传", "传说", "有资料", "不一", "两说", "也有人", "或说", "两种", "各有", "通行")
"""Words that tell a reader that sources disagree."""
_HIDDEN = {"identifier", "kind", "band", "minutes", "review_status", "depth", "license", "updated", "facts", "places"}
_HIDDEN |= {"prerequisites", "derived", "competencies", "themes", "subjects", "audience", "terms", "seconds", "choices"}


def check_facts(unit: Unit, catalog: Catalog) -> Iterator[Problem]:
    """Return what a unit states without a fact, or otherwise than its facts do."""
    if not catalog.facts.keys() >= set(unit.facts):
        return  # a school without its seeds: what is not loaded is warned of, what it states can't be judged
    cited = [catalog.facts[name] for name in unit.facts]
    known = {key for fact in cited for key in _keys(fact)} | {key for d in unit.derived for key in stated(d.text)}
    texts = list(reader_texts(unit))
    for path, text in texts:
        yield from _unfounded(unit, path, text, known)
        yield from _exact(unit, path, text, cited)
    everything = "\n".join(text for _, text in texts)
    for i, name in enumerate(unit.facts):
        fact = catalog.facts[name]
        if fact.confidence == "conflict" and not any(w in everything for w in fact.hedge or HEDGES):
            yield unit.problem(
                ("facts", i),
                Said(f"史料“{name}”说法不一，正文没有说明", f"sources disagree on “{name}”; the text does not say so"),
                Said(fact.note or "写明“一说……，一说……”", fact.note or "tell both versions"),
                code="fact-conflict",
            )


def reader_texts(item: BaseModel, at: FieldPath = ()) -> Iterator[tuple[FieldPath, str]]:
    """Return every text of a unit that a reader sees, with the way to it."""
    for name, field in fields_of(type(item)).items():
        if name not in _HIDDEN:
            yield from _texts(getattr(item, field.attribute), (*at, name))
    details = getattr(item, "details", None)
    if isinstance(details, BaseModel):
        yield from reader_texts(details)


def _texts(value: Any, at: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, BaseModel):
        yield from reader_texts(value, at)
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from _texts(item, (*at, i))


def _keys(fact: Fact) -> frozenset[str]:
    return stated(f"{fact.statement} {fact.figure} {fact.date} {fact.place} {fact.version} {fact.in_force or ''}")


def _unfounded(unit: Unit, path: FieldPath, text: str, known: set[str]) -> Iterator[Problem]:
    said: set[str] = set()
    for figure in figures(text):
        if figure.key not in known and figure.key not in said:
            said.add(figure.key)
            yield unit.problem(
                path,
                Said(f"“{figure.text}”不在引用的史料里", f"“{figure.text}” is in no cited fact"),
                Said(
                    "引用写有这个数的史料，或在 推算 里写明由什么得出",
                    "cite the fact that has it, or say under `derived` what it follows from",
                ),
                code="figure-without-fact",
                near=figure.text,
            )


def _exact(unit: Unit, path: FieldPath, text: str, cited: list[Fact]) -> Iterator[Problem]:
    for fact in cited:
        if fact.confidence != "seed":
            continue
        for number, suffix in re.findall(r"(\d+)(余|人次)", fact.statement):
            for match in re.finditer(rf"(?<!\d){number}(?!\d)(.{{0,2}})", text):
                if not match[1].startswith(suffix):
                    yield unit.problem(
                        path,
                        Said(f"史料写的是“{number}{suffix}”", f"the fact says “{number}{suffix}”"),
                        Said(f"照写“{number}{suffix}”", f"write “{number}{suffix}”"),
                        code="figure-wording",
                        near=match[0],
                    )
