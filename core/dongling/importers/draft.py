"""From what was recognised to a unit as its file has it, and beside it what a person should look at: 待核对."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from dongling.catalog import Catalog
from dongling.editor import mapping_text
from dongling.importers.body import body_text
from dongling.importers.plan.labels import BODY
from dongling.importers.plan.own_form import NOTHING_THERE, REGISTER
from dongling.importers.recognised import SURE_WORDS, HowSure, Piece, Recognised, Spot
from dongling.importers.values import band_in, minutes_in, part_name, seconds_in, terms_in, title_in, words_in
from dongling.model import DRAFT, Field, Keys, UnitFields, as_identifier, fields_of, is_identifier, meant_for_pupils
from dongling.problems import FieldPath, Said

_APART = "、"
_HEAD = Said("从“{name}”装入的草稿：{why}", "a draft brought in from “{name}”: {why}")
_MARKED = Said("待核对", "to be checked")


@dataclass(frozen=True, slots=True)
class Mark:
    """A field that a person should look at, and why; `strange` is a word that no term of the field is called by."""

    path: FieldPath
    why: Said
    strange: str = ""


@dataclass(frozen=True, slots=True)
class UnitDraft:
    """A unit as its file has it, by Chinese keys; what is to be checked; and what no field was found for.

    missing: the fields that a unit must have and that the file did not say, among the marks too.
    """

    data: Mapping[str, Any]
    marks: tuple[Mark, ...]
    tray: tuple[Piece, ...]
    missing: tuple[FieldPath, ...] = ()

    @property
    def identifier(self) -> str:
        """The identifier of the unit."""
        return str(self.data[fields_of(UnitFields)["identifier"].about.label])

    def text(self, recognised: Recognised) -> str:
        """Return the YAML file: the unit, above it in comments what is to be checked and what lies in the tray."""
        why = recognised.kind_why.zh
        lines = [_HEAD.zh.format(name=recognised.name, why=why)]
        lines += [f"{_MARKED.zh} {mark.why.zh}" for mark in self.marks]
        return mapping_text(self.data, lines)


def draft_of(
    recognised: Recognised, catalog: Catalog, identifier: str = "", taken: frozenset[str] = frozenset()
) -> UnitDraft:
    """Return the unit that was recognised. Its review status is 草稿 whatever the file says.

    Without an `identifier` it is called after its file, and by none that a unit has or that is `taken`.
    """
    return _Drafting(recognised, catalog, taken).draft(identifier)


def drafts_of(each: Iterable[Recognised], catalog: Catalog) -> list[UnitDraft]:
    """Return the units of a file, each under an identifier of its own."""
    drafts: list[UnitDraft] = []
    for recognised in each:
        taken = frozenset(draft.identifier for draft in drafts)
        drafts.append(draft_of(recognised, catalog, taken=taken))
    return drafts


@dataclass
class _Drafting:
    recognised: Recognised
    catalog: Catalog
    taken: frozenset[str] = frozenset()
    marks: dict[Mark, None] = field(default_factory=dict)
    """In their order, each once."""
    missing: list[FieldPath] = field(default_factory=list)

    def draft(self, identifier: str) -> UnitDraft:
        kind = self.catalog.kinds[self.recognised.kind]
        keys = Keys(UnitFields, kind.details)
        tree = _tree(self.recognised.pieces)
        fixed = {
            "identifier": identifier or self._identifier(tree),
            "kind": kind.name,
            "review_status": self.catalog.terms.name("review_status", DRAFT),
        }
        ready = {name: value for name, value in tree.items() if name not in fixed}
        data = self._mapping({**{n: [Piece(v, _NOWHERE)] for n, v in fixed.items()}, **ready}, keys, ())
        ordered = sorted(data, key=lambda label: keys.fields[keys.names[label]].model is not None)
        return UnitDraft(
            {label: data[label] for label in ordered}, tuple(self.marks), self.recognised.tray, tuple(self.missing)
        )

    def _identifier(self, tree: Mapping[Any, Any]) -> str:
        told = tree.get("identifier")
        if isinstance(told, list) and is_identifier(told[0].text):
            return str(told[0].text)
        stem = PurePosixPath(self.recognised.name).stem
        usual = f"{as_identifier(self.recognised.kind, 'unit')}-draft"
        return self._free(as_identifier(stem, usual) if re.search("[a-zA-Z]", stem) else usual)

    def _free(self, identifier: str) -> str:
        number, free = 1, identifier
        while free in self.catalog.units or free in self.taken:
            number += 1
            free = f"{identifier}-{number}"
        return free

    def _mapping(self, tree: Mapping[Any, Any], keys: Keys, path: FieldPath, *, mixed: bool = False) -> dict[str, Any]:
        """Return a mapping by Chinese keys; `mixed`: its parts are of several sorts, so nothing is missing for sure."""
        data: dict[str, Any] = {}
        for name, declared in keys.fields.items():
            at = (*path, name)
            value = self._value(tree[name], declared, keys, at) if name in tree else None
            if value not in (None, "", [], {}):
                data[declared.about.label] = value
            elif (declared.required or (at == ("band",) and self._for_pupils(tree))) and not mixed:
                self.missing.append(at)
                self._mark(at, Said(f"缺少“{self._called(at)}”", f"“{'.'.join(map(str, at))}” is missing"))
        return data

    def _for_pupils(self, tree: Mapping[Any, Any]) -> bool:
        words = [word for piece in tree.get("audience", ()) for word in words_in(piece.text)]
        found_terms = (self.catalog.terms.find("audience", word) for word in words)
        return meant_for_pupils(tuple(filter(None, found_terms)))

    def _value(self, held: Any, declared: Field, keys: Keys, at: FieldPath) -> Any:
        below = keys.below(declared.name)
        if isinstance(held, list):
            return self._leaf(held, declared, at)
        if declared.about.scheme == "*":
            return {scheme: self._own_terms(scheme, pieces, at) for scheme, pieces in held.items()}
        if below is None:
            return [_plainly(held[number]) for number in sorted(held)]
        mixed = len(declared.models) > 1
        if not declared.many:
            return self._mapping(held, below, at, mixed=mixed)
        return [self._part(held[number], below, (*at, number), mixed=mixed) for number in sorted(held)]

    def _own_terms(self, scheme: str, pieces: list[Piece], at: FieldPath) -> list[str]:
        self._doubts(pieces, (*at, scheme))
        return [word for piece in pieces for word in filter(None, map(str.strip, piece.text.split(_APART)))]

    def _part(self, held: Any, keys: Keys, at: FieldPath, *, mixed: bool) -> dict[str, Any]:
        return self._mapping(_with_minutes(held, keys) if isinstance(held, dict) else {}, keys, at, mixed=mixed)

    def _leaf(self, pieces: list[Piece], declared: Field, at: FieldPath) -> Any:
        if all(piece.spot.part == REGISTER for piece in pieces):
            text = "\n".join(piece.text for piece in pieces)
            return text.split(_APART) if declared.many else text
        self._doubts(pieces, at)
        if at == BODY:
            return body_text(pieces)
        text = "\n".join(piece.text for piece in pieces if piece.text.strip())
        if declared.name in ("minutes", "seconds"):
            return self._number(text, declared.name, at)
        if declared.about.scheme and declared.about.scheme != "kind":
            return self._terms(text, declared, at)
        if declared.many:
            return words_in(text)
        return title_in(text) if at == ("name",) else _told(pieces, at)

    def _doubts(self, pieces: Iterable[Piece], at: FieldPath) -> None:
        """Mark a field for the first of its pieces that is not sure; a column of a table once."""
        doubt = next((piece for piece in pieces if piece.sure in (HowSure.SIMILAR, HowSure.YOUR_WORD)), None)
        if doubt is None or doubt.spot is _NOWHERE:
            return
        column = len(at) == 3 and bool(doubt.spot.table) and doubt.sure is HowSure.SIMILAR
        if column:
            at = tuple(step for step in at if isinstance(step, str))
        spot, why = doubt.spot.words(), SURE_WORDS[doubt.sure]
        if column:
            spot = Spot(doubt.spot.part, table=doubt.spot.table).words()
        label = f"“{' '.join(doubt.label.split())}”" if doubt.label else ""
        zh, en = self._called(at), ".".join(map(str, at))
        self._mark(at, Said(f"{zh}：{why.zh}，{spot.zh}{label}", f"{en}: {why.en}, {spot.en}{label}"))

    @cached_property
    def _band(self) -> str:
        told = next((piece.text for piece in self.recognised.pieces if piece.path == ("band",)), "")
        return band_in(told, self.catalog.terms)[0]

    def _number(self, text: str, name: str, at: FieldPath) -> str:
        if name == "seconds":
            return seconds_in(text)
        minutes, plainly = minutes_in(text, self._band)
        if not plainly and text.strip():
            said = Said(
                f"“{text.strip()[:30]}”当作{minutes or '？'}分钟", f"“{text.strip()[:30]}” as {minutes or '?'} min"
            )
            self._mark(at, said)
        return minutes

    def _terms(self, text: str, declared: Field, at: FieldPath) -> Any:
        if declared.about.scheme == "band":
            return band_in(text, self.catalog.terms)[0]
        known, strange = terms_in(text, declared, self.catalog.terms)
        for word in strange:
            label = declared.about.label
            said = Said(f"“{label}”里没有“{word[:30]}”这个词", f"“{word[:30]}” is not a term of {declared.name}")
            self._mark(at, said, word)
        return known if declared.many else next(iter(known), "")

    def _called(self, at: FieldPath) -> str:
        """Return a path in the words of its author: 环节2 教师活动."""
        keys: Keys | None = Keys(UnitFields, self.catalog.kinds[self.recognised.kind].details)
        said: list[str] = []
        for step in at:
            if isinstance(step, int):
                said[-1] += str(step + 1)
            elif keys is not None and step in keys.fields:
                said.append(keys.fields[step].about.label)
                keys = keys.below(step)
        return " ".join(said)

    def _mark(self, at: FieldPath, why: Said, strange: str = "") -> None:
        self.marks[Mark(at, why, strange)] = None


_NOWHERE = Spot(part="-")
"""Where stands what we wrote ourselves."""


def _tree(pieces: Iterable[Piece]) -> dict[Any, Any]:
    """Return pieces by their paths: mappings down to lists of pieces."""
    tree: dict[Any, Any] = {}
    for piece in pieces:
        at: Any = tree
        for step in piece.path[:-1]:
            below = at.setdefault(step, {})
            if not isinstance(below, dict):
                below = at[step] = {}
            at = below
        if piece.path and piece.text.strip():
            held = at.setdefault(piece.path[-1], [])
            if isinstance(held, list):
                held.append(piece)
    return tree


def _told(pieces: list[Piece], at: FieldPath) -> str:
    """Return a text: lines as a cell has them, paragraphs of prose apart."""
    if len(at) > 1 or any(piece.spot.table for piece in pieces):
        lines = (line.strip() for piece in pieces for line in piece.text.splitlines())
        return "\n".join(filter(None, lines))
    return "\n\n".join(piece.text.strip() for piece in pieces)


def _plainly(held: Any) -> Any:
    """Return items of a list as they were written."""
    if isinstance(held, dict):
        return [_plainly(held[number]) for number in sorted(held)]
    text = "\n".join(piece.text for piece in held)
    return "" if text == NOTHING_THERE else text


def _with_minutes(part: Mapping[Any, Any], keys: Keys) -> dict[Any, Any]:
    """Return a part with the minutes that its name says, and its name without them and without its number."""
    first = next(iter(keys.fields))
    held = dict(part)
    if "minutes" not in keys.fields or "minutes" in part or not isinstance(held.get(first), list):
        return held
    name = "\n".join(piece.text for piece in held[first])
    minutes, plainly = minutes_in(name)
    told = held[first][0]
    held[first] = [replace(told, text=part_name(name))]
    if minutes and plainly:
        held.setdefault("minutes", [replace(told, text=minutes, path=(*told.path[:-1], "minutes"))])
    return held
