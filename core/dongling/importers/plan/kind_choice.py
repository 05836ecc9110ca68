"""Which kind of unit a file is taken for: by the labels that it has, said with the reason."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from dongling.catalog import Terms
from dongling.importers.plan.labels import LONGEST_LABEL, Labels, plain_label
from dongling.importers.source import Block, Grid, PlanLine, PlanSource
from dongling.model import Kind, fields_of
from dongling.problems import Said

_BEFORE_COLON = re.compile(r"\s*[【\[]?([^：:\n】\]]{1,20})[】\]：:]")
_HEAD_WORTH, _NAME_WORTH = 3, 2
_USUAL = "lesson"
_SHOWN = 4
_NO_LABELS = Said("没有哪一种单元的标签，先当作这一种", "no kind has its labels; it is taken for this one")


@dataclass(frozen=True, slots=True)
class KindChoice:
    """A kind, and why."""

    kind: str
    why: Said


def chosen_kind(source: PlanSource, kinds: Mapping[str, Kind], terms: Terms) -> KindChoice:
    """Return the kind that the labels of a file speak for; that of a lesson when none does."""
    words = list(dict.fromkeys(word for block in source.blocks for word in _label_words(block)))
    stated = _stated(source, kinds)
    if stated:
        name = kinds[stated].name
        return KindChoice(
            stated, Said(f"文件里写着类型“{name}”", f"the file says that it is “{kinds[stated].name_en}”")
        )
    heads = [row for block in source.blocks for row in _rows(block)]
    opening = " ".join(_opening(source))
    best, worth, met = "", 0, list[str]()
    for kind in _in_order(kinds):
        labels = Labels(kind, terms)
        own = [word for word in words if _is_own(labels, word)]
        head = next((row for row in heads if labels.head(row) is not None), [])
        named = next((word for word in (kind.name, *kind.aka) if word in opening), "")
        score = len(own) + _HEAD_WORTH * bool(head) + _NAME_WORTH * bool(named)
        if score > worth:
            best, worth, met = kind.identifier, score, [*filter(None, (named,)), *own, *map(plain_label, head)]
    if not best:
        usual = _USUAL if _USUAL in kinds else next(iter(kinds))
        return KindChoice(usual, _NO_LABELS)
    shown = "、".join(list(dict.fromkeys(filter(None, met)))[:_SHOWN])
    return KindChoice(best, Said(f"有这一种的标签：{shown}", f"it has the labels of this kind: {shown}"))


def _stated(source: PlanSource, kinds: Mapping[str, Kind]) -> str:
    """Return the kind that a file names beside 类型."""
    for label, value in _pairs(source.blocks):
        if Labels.is_kind(label) and (kind := kind_named(value, kinds)):
            return kind
    return ""


def kind_named(word: str, kinds: Mapping[str, Kind]) -> str:
    """Return the kind that a word names; nothing when there is none."""
    names = {name: kind.identifier for kind in kinds.values() for name in (kind.identifier, kind.name, *kind.aka)}
    return names.get(word.strip(), "")


def _pairs(blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        if isinstance(block, PlanLine):
            label, _, value = block.text.replace("：", ":").partition(":")
            yield label, value
        else:
            for row in block.rows:
                texts = [cell.text for cell in row]
                yield from pairwise(texts)
                for cell in row:
                    yield from _pairs(cell.grids)


def _opening(source: PlanSource) -> Iterator[str]:
    """Yield the name of the file, and its first lines, where a plan says what it is."""
    yield source.name
    for block in source.blocks[:3]:
        if isinstance(block, PlanLine):
            yield block.text[:80]
        else:
            yield from (cell.text[:80] for row in block.rows[:2] for cell in row)


def _in_order(kinds: Mapping[str, Kind]) -> list[Kind]:
    """Return the kinds, that of a lesson first: of several that fit as well, it is taken."""
    return sorted(kinds.values(), key=lambda kind: kind.identifier != _USUAL)


def _is_own(labels: Labels, word: str) -> bool:
    target = labels.target(word)
    return target is not None and target.path[0] in fields_of(labels.kind.details)


def _label_words(block: Block) -> Iterator[str]:
    if isinstance(block, PlanLine):
        match = _BEFORE_COLON.match(block.text)
        word = plain_label(match[1] if match else block.text)
        if 0 < len(word) <= LONGEST_LABEL:
            yield word
        return
    for row in block.rows:
        for cell in row:
            for below in cell.blocks:
                yield from _label_words(below)


def _rows(block: Block) -> Iterator[list[str]]:
    if isinstance(block, Grid):
        for row in block.rows:
            yield [cell.text for cell in row]
            for cell in row:
                for grid in cell.grids:
                    yield from _rows(grid)
