"""Filters within the text of a query: words that name a stage, grade, kind or school, 10分钟, and 学段:初中.

Only words by themselves count, set off by spaces, but for how long something takes: 10分钟的微课 is two filters. A word
that names a theme or a competency stays a word, since units say it in their text. English names are everyday words
(walk, lesson): they need kind:walk.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dongling.catalog import EVERYTHING, TEACHER
from dongling.search import DOOR, MAX_TEXT, Chip, Query
from dongling_search.language.analyzer import is_han
from dongling_search.language.durations import duration
from dongling_search.language.folded_text import fold, fold_with_places

READ_AS_FILTERS = ("stage", "band", "kind", "school")
"""A word that names a value of two of these is taken for the first."""
LABELS = {"学段": "stage", "年级段": "band", "类型": "kind", "学校": "school", "主题": "theme"}
LABELS |= {name: name for name in LABELS.values()}
_PART = re.compile(r'[-－]?["“”＂][^"“”＂]*["“”＂]|\S+')  # as in syntax.py
_LABELLED = re.compile(r"(\w+):(.+)")
_GRADE = re.compile(r"(?:小学|初中|高中)?([一二三四五六七八九1-9])年级|([初高][一二三123])")
_TERM = re.compile(r"[(]?[上下](?:半?学期|册)?[)]?的?")
"""What may follow a grade: 三年级上册, 三年级(下)."""
_GRADES = "一二三四五六七八九"

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


def read(query: Query, facets: Facets, own: Mapping[str, str] = MappingProxyType({})) -> ReadQuery:
    """Read a query; a facet that has a filter already keeps it, and words that name its values stay words.

    `own` has what readers call each facet that the content brings: 课型:示范课 is a filter, and 示范课 stays a word.
    """
    text = query.text[:MAX_TEXT]
    if query.raw:
        return ReadQuery(query.text)
    free = {facet: words for facet, words in facets.items() if not query.filters.get(facet)}
    chips: list[Chip] = []
    rest: list[str] = []
    for part, folded in _parts(text, free):
        chip = _chip(part, folded, free, own)
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


def _parts(text: str, facets: Facets) -> Iterator[tuple[str, str]]:
    """Yield the parts of a text between spaces, each also folded; how long something takes apart from what it is."""
    for part in _PART.findall(text):
        folded = fold_with_places(part)
        minutes, end = duration(folded.text)
        tied = folded.text[end : end + 1] == "的"
        after = folded.text[end + tied :]
        if minutes and after and (tied or _named(after, facets)):
            last = folded.span(end + tied - 1, end + tied)[1]
            yield part[:last], fold(part[:last])
            yield part[last:], fold(part[last:])
        else:
            yield part, folded.text


def _chip(part: str, word: str, facets: Facets, own: Mapping[str, str]) -> Chip | None:
    """Return what a part is as a filter; `word` is the part folded."""
    minutes, end = duration(word)
    if minutes and word[end:] in ("", "的"):
        return Chip("minutes", str(minutes), part)
    if labelled := _LABELLED.fullmatch(word):
        facet = LABELS.get(labelled[1]) or next((f for f, name in own.items() if labelled[1] in (f, fold(name))), "")
        value = facets.get(facet, {}).get(labelled[2])
        return Chip(facet, value, part) if value else None
    named = _named(word, facets) or _named(_grade(word), facets)
    return Chip(*named, part) if named else None


def _named(word: str, facets: Facets) -> tuple[str, str] | None:
    """Return the facet and the value that a word names."""
    if not any(map(is_han, word)):
        return None
    readings = ((facet, facets[facet][word]) for facet in READ_AS_FILTERS if facet in facets and word in facets[facet])
    return next(readings, None)


def _grade(word: str) -> str:
    """Return the grade that a word names, as vocabularies write it: 三年级 for 小学三年级, 3年级 or 三年级上册."""
    match = _GRADE.match(word)
    if not match or (match.end() < len(word) and not _TERM.fullmatch(word, match.end())):
        return ""
    name = match[1] or match[2]
    name = "".join(_GRADES[int(char) - 1] if char.isdecimal() else char for char in name)
    return f"{name}年级" if match[1] else name


def filters_of(query: Query, read_as: ReadQuery) -> dict[str, tuple[str, ...]]:
    """Return all filters of a query by facet: those given, those typed, and what its door shows."""
    filters = {name: tuple(values) for name, values in query.filters.items() if values}
    filters.update(read_as.filters)
    return {**filters, **seen_from(query.view)}


def seen_from(door: str) -> dict[str, tuple[str, ...]]:
    """Return the filter for what a door shows; teachers see all, since it is they who hold a talk for parents."""
    return {} if door in (TEACHER, EVERYTHING) else {DOOR: (door,)}
