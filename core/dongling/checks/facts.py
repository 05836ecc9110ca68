"""Whether what a unit states comes from the facts it cites.

In text that a reader sees, every figure (figures.py) occurs in a cited fact or in `derived`; a fact on which
sources disagree is told as such; figures of the seed page keep their 余 and 人次. A figure without a source makes a
school say what it never said, so none passes.
"""

import re
from collections.abc import Iterator

from dongling.catalog import Catalog
from dongling.checks.reader_texts import reader_texts
from dongling.model import Fact, Unit
from dongling.problems import FieldPath, Problem, Said
from dongling.text.figures import figures, stated

HEDGES = ("一说", "有说", "说法", "相传", "传说", "有资料", "不一", "两说", "也有人", "或说", "两种", "各有", "通行")
"""Words that tell a reader that sources disagree."""


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
