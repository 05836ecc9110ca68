"""Stages, bands and depths as the vocabularies declare them: their order, class minutes, what a ladder asks for.

All of it is data of terms: `broader` of a band is its stage, `class_minutes` of a stage its class, `typical` of a
depth the stage it is usual in. A term with `themes` asks for something there, in its `bands` or its whole stage.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

from dongling.catalog import Catalog, Described
from dongling.model import Term
from dongling.problems import Said

_SHORT, _LONG = 9, 20
"""A fact is named by at least and at most so many characters, to the end of a clause."""
UNSAID = Said("未定", "depth not said")
"""How a depth is called that no unit names."""
_ASIDE = re.compile(r"^[0-9][0-9年月日]*，|（[^（）]*）")
"""What its name does not need: the date it begins with, and brackets."""


def listed(term: Term, key: str) -> tuple[str, ...]:
    """Return the words that a term lists under a key of `extra`; a school's file may hold anything there."""
    value = term.extra.get(key)
    words = value if isinstance(value, list | tuple) else (value,)
    return tuple(word for word in words if isinstance(word, str) and word)


class Stages:
    """The bands and depths of a catalogue in their order, and what its units tell."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog, self.terms = catalog, catalog.terms
        self.bands = tuple(self.terms.scheme("band"))
        self.rank: Mapping[str, int] = {band: i for i, band in enumerate(self.bands)}

    @cached_property
    def depths(self) -> tuple[str, ...]:
        """The depths that build on one another; one that fits any stage (参与) is no rung of the ladder."""
        stages = self.terms.scheme("stage")
        terms = self.terms.scheme("depth").values()
        return tuple(t.identifier for t in terms if t.extra.get("typical", "") in ("", *stages))

    @cached_property
    def _depth_rank(self) -> Mapping[str, int]:
        return {depth: i for i, depth in enumerate(self.depths)}

    def stage(self, band: str) -> str:
        """Return the stage of a band."""
        term = self.terms.scheme("band").get(band)
        return term.broader if term else ""

    def between(self, low: str, high: str) -> tuple[str, ...]:
        """Return the bands after `low` and before `high`."""
        return self.bands[self.rank.get(low, 0) + 1 : self.rank.get(high, 0)]

    def jump(self, low: str, high: str) -> int:
        """Return how many depths lie from one to the other; 0 when one of them is no rung."""
        rank = self._depth_rank
        return rank[high] - rank[low] if low in rank and high in rank else 0

    def deepest(self, depths: Iterable[str]) -> str:
        """Return the deepest rung among the depths of units; else the first of them that is any."""
        return max(filter(None, depths), key=lambda depth: self._depth_rank.get(depth, -1), default="")

    def shallowest(self, depths: Iterable[str]) -> str:
        """Return the lowest rung among the depths of units: where the easiest of them begins."""
        return min(filter(self._depth_rank.__contains__, depths), key=self._depth_rank.__getitem__, default="")

    def usual_depth(self, stage: str) -> str:
        """Return the depth that is usual in a stage."""
        terms = self.terms.scheme("depth").values()
        return next((term.identifier for term in terms if term.extra.get("typical") == stage), "")

    def class_minutes(self, stage: str) -> tuple[int, int] | None:
        """Return the least and the most minutes of a class; None when the vocabulary does not say."""
        term = self.terms.scheme("stage").get(stage)
        words = listed(term, "class_minutes") if term else ()
        numbers = [int(word) for word in words if re.fullmatch("[0-9]{1,4}", word) and int(word)]
        return (min(numbers), max(numbers)) if numbers else None

    def asks(self, theme: str, band: str) -> tuple[Term, ...]:
        """Return the terms of ladders that ask for something of a theme in a band."""
        terms = self._ladders.get(theme, ())
        return tuple(term for term in terms if band in listed(term, "bands") or self._whole_stage(term, band))

    def _whole_stage(self, term: Term, band: str) -> bool:
        return "bands" not in term.extra and term.broader == self.stage(band)

    @cached_property
    def _ladders(self) -> Mapping[str, tuple[Term, ...]]:
        ladders: dict[str, tuple[Term, ...]] = {}
        for term in self.terms.every:
            for theme in listed(term, "themes"):
                ladders[theme] = (*ladders.get(theme, ()), term)
        return ladders

    def said(self, bands: Iterable[str]) -> Said:
        """Return the bands as readers call them; a whole stage by its name: 幼儿园、小学3-4年级、5-6年级."""
        wanted = set(bands)
        by_stage: dict[str, list[str]] = {}
        for band in self.bands:
            by_stage.setdefault(self.stage(band), []).append(band)
        words: list[Said] = []
        for stage, all_bands in by_stage.items():
            names = [self.name("band", band) for band in all_bands if band in wanted]
            name = self.name("stage", stage)
            if len(names) == len(all_bands):
                words.append(name)
            elif names:
                zh, en = "、".join(word.zh for word in names), ", ".join(word.en for word in names)
                words.append(Said(f"{name.zh}{zh}", f"{name.en} {en}"))
        return Said("、".join(word.zh for word in words), ", ".join(word.en for word in words))

    def name(self, scheme: str, identifier: str) -> Said:
        """Return a term's name in both languages; its identifier when there is no such term."""
        term = self.terms.scheme(scheme).get(identifier)
        return Said(term.name, term.name_en or term.name) if term else Said(identifier, identifier)

    def depth_name(self, depth: str) -> Said:
        """Return a depth as readers call it, 未定 where units name none."""
        return self.name("depth", depth) if depth else UNSAID

    def taught(self, unit: Described) -> frozenset[str]:
        """Return the facts that a unit of the catalogue tells."""
        return self.catalog.tables.told(unit.identifier)

    def of_itself(self, identifier: str) -> bool:
        """Return whether a fact is what a school says of itself: seldom what a unit is about."""
        return identifier in self.catalog.tables.of_facts.of_itself

    def fact_name(self, identifier: str) -> str:
        """Return the beginning of a fact's statement, short enough to name it by; its identifier when not loaded."""
        fact = self.catalog.facts.get(identifier)
        if not fact:
            return identifier
        text = _ASIDE.sub("", fact.statement.rstrip("。").replace("“", "‘").replace("”", "’"))
        end = next((i for i, c in enumerate(text) if c in "，；。" and i >= _SHORT), len(text))
        cut = text[: min(end, _LONG)]
        for opening, closing in ("‘’", "《》"):
            if cut.count(opening) > cut.count(closing):
                cut = cut.rpartition(opening)[0]
        return cut if len(cut) == len(text) else f"{cut}……"

    def facts_said(self, facts: Collection[str]) -> Said:
        """Return facts by name: the first that is not a school's word of itself, and how many there are."""
        first = self.fact_name(min(facts, key=self.of_itself))
        if len(facts) == 1:
            return Said(f"“{first}”", f"“{first}”")
        return Said(f"“{first}”等{len(facts)}条史料", f"“{first}” and {len(facts) - 1} more")
