"""Whether what a unit states comes from the facts it cites.

In text that a reader sees, every figure (figures.py) occurs in a cited fact or in `derived`; a fact on which
sources disagree is told as such; figures of the seed page keep their 余 and 人次. A figure without a source makes a
school say what it never said, so none passes.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

from dongling.catalog import Catalog
from dongling.checks.reader_texts import reader_texts
from dongling.model import Fact, Unit
from dongling.problems import FieldPath, Problem, Said
from dongling.text.figures import Figure, figures, stated

HEDGES = ("一说", "有说", "说法", "相传", "传说", "有资料", "不一", "两说", "也有人", "或说", "两种", "各有", "通行")
"""Words that tell a reader that sources disagree."""
_SUFFIXED = re.compile(r"(?<!\d)(\d++)(余|人次)")
_NUMBER = re.compile(r"(?<!\d)(\d++)(?=(.{0,2}))")


def check_facts(unit: Unit, catalog: Catalog) -> Iterator[Problem]:
    """Return what a unit states without a fact, or otherwise than its facts do."""
    if not catalog.facts.keys() >= set(unit.facts):
        return  # a school without its seeds: what is not loaded is warned of, what it states can't be judged
    cited = {name: catalog.facts[name] for name in unit.facts}
    known = {key for fact in cited.values() for key in _keys(fact)}
    known |= {key for d in unit.derived for key in stated(d.text)}
    exact = _exact_words(cited.values())
    texts = reader_texts(unit)
    everything = "\n".join(text for _, text in texts)
    ends = list(accumulate(len(text) + 1 for _, text in texts))
    strange: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures(everything):  # all at once: most texts are short and have none
        if figure.key not in known:
            strange[bisect_right(ends, figure.start)].append(figure)
    exact = {number: suffixes for number, suffixes in exact.items() if number in everything}
    for number, (path, text) in enumerate(texts) if strange or exact else ():
        yield from _unfounded(unit, path, strange.get(number, ()))
        yield from _exact(unit, path, text, exact)
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


def _keys(fact: Fact) -> frozenset[str]:
    return stated(f"{fact.statement} {fact.figure} {fact.date} {fact.place} {fact.version} {fact.in_force or ''}")


def _unfounded(unit: Unit, path: FieldPath, strange: Iterable[Figure]) -> Iterator[Problem]:
    said: set[str] = set()
    for figure in strange:
        if figure.key not in said:
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
    suffixes: dict[str, set[str]] = {}
    for fact in cited:
        if fact.confidence == "seed":
            for number, suffix in _SUFFIXED.findall(fact.statement):
                suffixes.setdefault(number, set()).add(suffix)
    return suffixes


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
