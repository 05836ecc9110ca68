"""What is handed out as files: units and sequences in every format that a plugin brings, and new units to fill in."""

import datetime as dt
import re

from flask import Blueprint, Response, abort, request

from dongling.exporting import Dated, Exporter, When, carry
from dongling.fields import fields_of
from dongling.model import Sequence, Unit, UnitFields
from dongling.newunits import NewUnit, new_unit_text
from dongling.problems import DonglingError, Said, did_you_mean
from dongling_web.attaching import attached
from dongling_web.current import current_catalog, current_library
from dongling_web.exports.desk import made
from dongling_web.taking import Way, address, new_unit_url, ways

page = Blueprint("downloads", __name__)
_IDENTIFIER = re.compile(r"[a-z][a-z0-9-]{0,79}")
_MOST_MINUTES = 6000


@page.app_context_processor
def helpers() -> dict[str, object]:
    """Give templates the ways to take an item away, and the address of a new unit."""
    return {"ways_to_take": ways_to_take, "new_unit_url": new_unit_url}


def ways_to_take(item: Unit | Sequence, at: str = "") -> list[Way]:
    """Return the ways to take an item away, whose page is `at` if it is not one of this request's catalog."""
    return ways(item, at or address(item), current_catalog(), current_library().plugins.exporters())


@page.get("/units/<identifier>/export/<name>")
def unit(identifier: str, name: str) -> Response:
    """Hand out a unit in a format; `day` and `start` put it into a calendar."""
    return exported(current_catalog().units.get(identifier) or abort(404), name)


@page.get("/sequences/<identifier>/export/<name>")
def sequence(identifier: str, name: str) -> Response:
    """Hand out a sequence in a format; `day` and `start` are those of its first step."""
    return exported(current_catalog().sequences.get(identifier) or abort(404), name)


def exported(item: Unit | Sequence, name: str) -> Response:
    """Answer with the file of an item in the format `name`; 404 when nothing brings that format."""
    exporter = current_library().plugins.exporters().get(name) or abort(404)
    when = _when(request.args.get("day", ""), request.args.get("start", ""))
    data = made(item, (name, when), lambda: _carried(exporter, item, when))
    return attached(data, exporter.media_type, item.identifier, item.name, exporter.suffix)


def _carried(exporter: Exporter, item: Unit | Sequence, when: When | None) -> bytes:
    try:
        return carry(exporter, item, current_catalog(), when).data
    except DonglingError as error:
        if error.status == 1:
            raise RuntimeError(error.message.en) from error
        if when is None and isinstance(exporter, Dated):
            raise DonglingError(Said("放进日历要先选一个日期", "choose a day first")) from error
        raise


def _when(day: str, start: str) -> When | None:
    if not day:
        return None
    try:
        first = dt.date.fromisoformat(day)
        return When(first, dt.time.fromisoformat(start)) if start else When(first)
    except ValueError as error:
        raise DonglingError(
            Said("日期要写成 2026-12-01，时间要写成 08:30", "a day is 2026-12-01 and a time is 08:30")
        ) from error


@page.get("/new-unit.yaml")
def new_unit() -> Response:
    """Hand out the file of a new unit with its kind and what else the address says filled in."""
    catalog = current_catalog()
    name = request.args.get("kind", "")
    kind = catalog.kinds.get(name)
    if kind is None:
        guess = did_you_mean(name, catalog.kinds)
        raise DonglingError(Said(f"没有单元类型“{name[:40]}”。{guess.zh}", f"no kind “{name[:40]}”. {guess.en}"))
    known = {field: _known(field, values) for field, values in request.args.lists() if field != "kind"}
    new = NewUnit(kind.identifier, known)
    plain = next(iter(known.get("identifier", ())), kind.identifier.replace("_", "-").replace(".", "-"))
    text = new_unit_text(catalog, new)
    return attached(text.encode(), "application/yaml", plain, f"新建单元 {kind.name} {plain}", ".yaml")


def _known(name: str, values: list[str]) -> tuple[str, ...]:
    """Return the values of a field as they may stand in a file: terms that there are, an identifier, minutes."""
    catalog = current_catalog()
    declared = [fields_of(UnitFields), *(fields_of(kind.details) for kind in catalog.kinds.values())]
    scheme = next((fields[name].about.scheme for fields in declared if name in fields), "")
    for value in values:
        if name == "minutes":
            fine = value.isascii() and value.isdecimal() and 0 < int(value[:9]) <= _MOST_MINUTES
        elif name in ("identifier", "prerequisites"):
            fine = bool(_IDENTIFIER.fullmatch(value))
        else:
            fine = bool(scheme) and value in catalog.terms.scheme(scheme)
        if not fine:
            raise DonglingError(Said(f"新建单元的 {name[:40]} 不能是“{value[:40]}”", f"{name[:40]} can't be that"))
    return tuple(dict.fromkeys(values))
