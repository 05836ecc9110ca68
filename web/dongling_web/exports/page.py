"""What is handed out as files: units and sequences in every format that a plugin brings, and new units to fill in."""

from flask import Blueprint, Response, abort, request

from dongling.curriculum import NewUnit
from dongling.editor import new_unit_text
from dongling.languages import SOURCE
from dongling.model import Sequence, Unit, UnitFields, as_identifier, fields_of, is_identifier, is_minutes
from dongling.problems import DonglingError, Said, unknown
from dongling_web.exports.answer import exported
from dongling_web.exports.ways import Way, address, ways
from dongling_web.http.attachment import attached
from dongling_web.http.context import current_catalog, current_library
from dongling_web.languages.asked import current_language
from dongling_web.languages.words import name_of, spoken

page = Blueprint("downloads", __name__)


def ways_to_take(item: Unit | Sequence, at: str = "") -> list[Way]:
    """Return the ways to take an item away, whose page is `at` if it is not one of this request's catalog."""
    return ways(item, at or address(item), current_catalog(), current_library().plugins.exporters())


@page.get("/units/<identifier>/export/<name>")
def unit(identifier: str, name: str) -> Response:
    """Hand out a unit in a format; `day` and `start` put it into a calendar."""
    return exported(_unit(identifier), name)


@page.get("/sequences/<identifier>/export/<name>")
def sequence(identifier: str, name: str) -> Response:
    """Hand out a sequence in a format; `day` and `start` are those of its first step."""
    return exported(_sequence(identifier), name)


@page.get("/units/<identifier>/bundle.zip")
def unit_bundle(identifier: str) -> Response:
    """Hand out a unit to be opened without a network."""
    return exported(_unit(identifier), "bundle")


@page.get("/sequences/<identifier>/bundle.zip")
def sequence_bundle(identifier: str) -> Response:
    """Hand out a sequence and its units to be opened without a network."""
    return exported(_sequence(identifier), "bundle")


def _unit(identifier: str) -> Unit:
    return current_catalog().units.get(identifier) or abort(404)


def _sequence(identifier: str) -> Sequence:
    return current_catalog().sequences.get(identifier) or abort(404)


@page.get("/new-unit.yaml")
def new_unit() -> Response:
    """Hand out the file of a new unit with its kind and what else the address says filled in."""
    catalog = current_catalog()
    name = request.args.get("kind", "")
    kind = catalog.kinds.get(name)
    if kind is None:
        raise unknown(Said(f"没有单元类型“{name[:40]}”", f"no kind “{name[:40]}”"), name, catalog.kinds)
    known = {field: _known(field, values) for field, values in request.args.lists() if field != "kind"}
    new = NewUnit(kind.identifier, known)
    plain = next(iter(known.get("identifier", ())), as_identifier(kind.identifier, "unit"))
    text = new_unit_text(catalog, new, english=current_language() != SOURCE)
    return attached(
        text.encode(),
        "application/yaml",
        plain,
        spoken("新建单元 %(kind)s %(plain)s", kind=name_of("kind", kind.identifier, catalog), plain=plain),
        ".yaml",
    )


def _known(name: str, values: list[str]) -> tuple[str, ...]:
    """Return the values of a field as they may stand in a file: terms that there are, an identifier, minutes."""
    catalog = current_catalog()
    declared = [fields_of(UnitFields), *(fields_of(kind.details) for kind in catalog.kinds.values())]
    scheme = next((fields[name].about.scheme for fields in declared if name in fields), "")
    for value in values:
        if name == "minutes":
            fine = is_minutes(value)
        elif name in ("identifier", "prerequisites"):
            fine = is_identifier(value)
        else:
            fine = bool(scheme) and value in catalog.terms.scheme(scheme)
        if not fine:
            raise DonglingError(Said(f"新建单元的 {name[:40]} 不能是“{value[:40]}”", f"{name[:40]} can't be that"))
    return tuple(dict.fromkeys(values))
