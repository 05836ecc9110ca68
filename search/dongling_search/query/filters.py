"""Filters within the text of a query: words that name a stage, band, kind or school, N分钟, and 学段:初中.

Only words by themselves count, set off by spaces; a word that names a theme or a competency stays a word, since
units say it in their text. English names are everyday words (walk, lesson): they need kind:walk.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dongling.search import MAX_TEXT, Chip, Query
from dongling.text.figures import han_number
from dongling_search.language.analyzer import fold, is_han

READ_AS_FILTERS = ("stage", "band", "kind", "school")
"""A word that names a value of two of these is taken for the first."""
LABELS = {"学段": "stage", "年级段": "band", "类型": "kind", "学校": "school", "主题": "theme"}
LABELS |= {name: name for name in LABELS.values()}
_PART = re.compile(r'[-－]?["“”＂][^"“”＂]*["“”＂]|\S+')  # as in syntax.py
_LABELLED = re.compile(r"(\w+):(.+)")
_MINUTES = re.compile(r"(?:最多|不超过)?([0-9]{1,3}|[一二三四五六七八九十]{1,3})分钟(?:以内|以下|内)?")

Facets = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class ReadQuery:
    """A query as it was read: the words that are left, and the chips.

    When every part is a chip, `words` are all of them again, only to put what passes the filters in order.
    """

    words: str
    chips: tuple[Chip, ...] = ()
    only_chips: bool = False

    @property
    def minutes(self) -> int | None:
        """The least N of N分钟."""
        return min((int(chip.value) for chip in self.chips if chip.facet == "minutes"), default=None)

    @property
    def filters(self) -> dict[str, tuple[str, ...]]:
        """The values by facet."""
        facets = dict.fromkeys(chip.facet for chip in self.chips if chip.facet != "minutes")
        return {facet: tuple(chip.value for chip in self.chips if chip.facet == facet) for facet in facets}


def read(query: Query, facets: Facets) -> ReadQuery:
    """Read a query; a facet that has a filter already keeps it, and words that name its values stay words."""
    text = query.text[:MAX_TEXT]
    if query.raw:
        return ReadQuery(query.text)
    free = {facet: facets.get(facet, {}) for facet in (*READ_AS_FILTERS, "theme") if not query.filters.get(facet)}
    chips: list[Chip] = []
    rest: list[str] = []
    for part in _PART.findall(text):
        chip = _chip(part, free)
        if chip:
            chips.append(chip)
        else:
            rest.append(part)
    if not chips:
        return ReadQuery(query.text)
    if rest:
        return ReadQuery(" ".join(rest), tuple(chips))
    return ReadQuery(
        " ".join(chip.text.replace(":", " ").replace("：", " ") for chip in chips), tuple(chips), only_chips=True
    )


def _chip(part: str, facets: Facets) -> Chip | None:
    word = fold(part)
    if minutes := _MINUTES.fullmatch(word):
        number = int(minutes[1]) if minutes[1].isdecimal() else han_number(minutes[1])
        return Chip("minutes", str(number), part) if number else None
    if labelled := _LABELLED.fullmatch(word):
        facet = LABELS.get(labelled[1], "")
        value = facets.get(facet, {}).get(labelled[2])
        return Chip(facet, value, part) if value else None
    readings = ((facet, facets[facet][word]) for facet in READ_AS_FILTERS if facet in facets and word in facets[facet])
    facet, value = next(readings, ("", ""))
    return Chip(facet, value, part) if value and _is_chinese(word) else None


def _is_chinese(word: str) -> bool:
    return any(is_han(char) for char in word)
