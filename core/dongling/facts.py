"""Whether what a unit states comes from the facts it cites.

In text that a reader sees, every figure (figures.py) occurs in a cited fact or in `derived`; a fact on which
sources disagree is told as such; figures of the seed page keep their 余 and 人次. Rules: domain.md §4.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
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
_SUFFIXED = re.compile(r"(?<!\d)(\d++)(余|人次)")
_NUMBER = re.compile(r"(?<!\d)(\d++)(?=(.{0,2}))")
_HIDDEN = {"identifier", "kind", "band", "minutes", "review_status", "depth", "license", "updated", "facts", "places"}
_HIDDEN |= {"prerequisites", "derived", "competencies", "themes", "subjects", "audience", "terms", "seconds", "choices"}


def check_facts(unit: Unit, catalog: Catalog) -> Iterator[Problem]:
    """Return what a unit states without a fact, or otherwise than its facts do."""
    if not catalog.facts.keys() >= set(unit.facts):
        return  # a school without its seeds: what is not loaded is warned of, what it states can't be judged
    cited = {name: catalog.facts[name] for name in unit.facts}
    known = {key for fact in cited.values() for key in _keys(fact)}
    known |= {key for d in unit.derived for key in stated(d.text)}
    exact = _exact_words(cited.values())
    texts = list(reader_texts(unit))
    for path, text in texts:
        yield from _unfounded(unit, path, text, known)
        yield from _exact(unit, path, text, exact)
    everything = "\n".join(text for _, text in texts)
    hedged = any(word in everything for word in HEDGES)
    for name, fact in cited.items():
        told = any(word in everything for word in fact.hedge) if fact.hedge else hedged
        if fact.confidence == "conflict" and not told:
            yield unit.problem(
                ("facts", unit.facts.index(name)),
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
    return stated(f"{fact.statement} {fact.figure} {fact.date} {fact.place}")


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


def _exact_words(cited: Iterable[Fact]) -> Mapping[str, set[str]]:
    """Return the numbers of the seed page with what must follow each."""
    found: dict[str, set[str]] = {}
    for fact in cited:
        if fact.confidence == "seed":
            for number, suffix in _SUFFIXED.findall(fact.statement):
                found.setdefault(number, set()).add(suffix)
    return found


def _exact(unit: Unit, path: FieldPath, text: str, exact: Mapping[str, set[str]]) -> Iterator[Problem]:
    for match in _NUMBER.finditer(text) if exact else ():
        for suffix in sorted(exact.get(match[1], ())):
            if not match[2].startswith(suffix):
                yield unit.problem(
                    path,
                    Said(f"史料写的是“{match[1]}{suffix}”", f"the fact says “{match[1]}{suffix}”"),
                    Said(f"照写“{match[1]}{suffix}”", f"write “{match[1]}{suffix}”"),
                    code="figure-wording",
                    near=match[1] + match[2],
                )
