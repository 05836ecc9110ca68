"""The original of an adapted unit: what has changed there since, field by field, and taken over by field."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from itertools import groupby
from typing import TYPE_CHECKING, Any

from flask import Response, render_template, request

from dongling.content import YamlProblem, parse
from dongling.editor import merged
from dongling.forms import questions
from dongling.model import Field, Keys, UnitFields, fields_of
from dongling.problems import DonglingError
from dongling_web.drafts.held_store import current_store
from dongling_web.http.context import current_catalog
from dongling_web.languages.words import label_of, said_here
from dongling_web.shelf.page import own
from dongling_web.workshop.boxes import data_of
from dongling_web.workshop.comparison import FieldChange, changes
from dongling_web.workshop.form import keep
from dongling_web.workshop.page import found, kind_of, me, page, to

if TYPE_CHECKING:
    from dongling.accounts import Actor
    from dongling.store.manuscripts.manuscript import Manuscript, ManuscriptLine

_OWN = ("identifier", "kind", "review_status", "updated")
"""Fields of which each unit has its own, whatever it was made from."""


@dataclass(frozen=True)
class OriginChange:
    """A field that the original has changed: `is_changed_here` where the manuscript has its own words there, too."""

    name: str
    label: str
    changes: tuple[FieldChange, ...]
    is_changed_here: bool


def origin_changed(line: "ManuscriptLine", by: "Actor | None" = None) -> bool:
    """Tell whether what a manuscript was made from has changed since its author last looked; in the workshop to `me`.

    Elsewhere, where nobody may be in the workshop, whoever asks is given.
    """
    now = origin_body(line)
    return bool(now) and _differ(_known(line, by or me().actor), now)


def origins_changed(lines: "list[ManuscriptLine]") -> set[int]:
    """Return of which of one's own manuscripts the original has changed; what one knows of all is asked once."""
    adapted = {line.number: now for line in lines if (now := origin_body(line))}
    known = current_store().manuscripts.origins.of_own(me().actor) if adapted else {}
    return {number for number, now in adapted.items() if _differ(known.get(number, ""), now)}


def _differ(known: str, now: str) -> bool:
    return bool(known) and _digest(known) != _digest(now)


def origin_body(line: "ManuscriptLine") -> str:
    """Return what the original of a manuscript says now; nothing where there is none, or none any more."""
    unit = current_catalog().units.get(line.origin) if line.origin else None
    return unit.source.written().decode("utf-8-sig", "replace") if unit else ""


def _known(line: "ManuscriptLine", by: "Actor") -> str:
    """Return what the original said as its author knows it."""
    return current_store().manuscripts.origins.of(by, line.number) or ""


@lru_cache(64)
def _digest(body: str) -> str:
    """Return a digest of what a text says beside what each unit has of its own; the same for any that can't be read."""
    try:
        data = parse(body).data
    except YamlProblem:
        return ""
    fields = fields_of(UnitFields)
    own_keys = {key for name in _OWN for key in (name, fields[name].about.label)}
    said = {key: value for key, value in data.items() if key not in own_keys}
    return sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


@page.get("/<int:number>/origin")
def origin(number: int) -> Response:
    """Show what has changed in the original."""
    return _origin_page(found(number))


@page.post("/<int:number>/origin")
def origin_met(number: int) -> Response:
    """Take chosen fields over from the original, or note that its changes were seen."""
    there, now = found(number), ""
    try:
        now = origin_body(there.line)
        if request.form.get("do") == "take":
            there = _taken(there, now, request.form.getlist("field"))
        if now and (request.form.get("do") == "seen" or not list(_changed(there, now))):
            current_store().manuscripts.origins.met(me().actor, number, now)
    except DonglingError as error:
        return _origin_page(found(number), 409, said_here(error.message))
    return to(f"/workshop/{number}?done=saved")


def _origin_page(there: "Manuscript", status: int = 200, wrong: str = "") -> Response:
    now = origin_body(there.line)
    unit = current_catalog().units.get(there.line.origin)
    shown = list(_changed(there, now)) if now else []
    text = render_template("workshop/origin.html", line=there.line, unit=unit, changed=shown, wrong=wrong)
    return own(text, status)


def _changed(there: "Manuscript", now: str) -> Iterator[OriginChange]:
    """Yield the fields that the original has changed and that the manuscript does not have so already."""
    known, kind, terms = _known(there.line, me().actor), kind_of(there.line.kind), current_catalog().terms
    if not known:
        return
    before, theirs, mine = data_of(known), data_of(now), data_of(there.body)
    fields = Keys(UnitFields, kind.details).fields
    differing = changes(questions(before, kind, terms), questions(theirs, kind, terms))
    for name, some in groupby(differing, lambda one: one.path.partition(".")[0]):
        if name in _OWN or name not in fields:
            continue
        was, is_there, is_here = (_value(data, fields[name]) for data in (before, theirs, mine))
        if is_here != is_there:
            yield OriginChange(name, label_of(fields[name]), tuple(some), is_here != was)


def _taken(there: "Manuscript", now: str, names: list[str]) -> "Manuscript":
    """Save a manuscript with some fields as the original has them now.

    Of a list, what only the manuscript has changed stays as well; where both changed the same, the original's stands.
    """
    fields = Keys(UnitFields, kind_of(there.line.kind).details).fields
    before, theirs, mine = data_of(_known(there.line, me().actor)), data_of(now), data_of(there.body)
    data = dict(mine)
    for field in (fields[name] for name in names if name in fields and name not in _OWN):
        sides = ({"": value} if (value := _value(side, field)) is not None else {} for side in (before, theirs, mine))
        made, _ = merged(*sides)
        key = next((one for one in (field.name, field.about.label) if one in mine), _new_key(field, mine))
        data.pop(key, None)
        if "" in made:
            data[key] = made[""]
    saved, _ = keep(there, there.body, data, there.line.version)
    return saved


def _value(data: Mapping[str, Any], field: Field) -> Any:
    return data.get(field.name, data.get(field.about.label))


def _new_key(field: Field, data: Mapping[str, Any]) -> str:
    return field.name if "identifier" in data else str(field.about.label)
