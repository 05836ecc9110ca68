"""What is printed of a unit: its pack, each sheet and set of cards, each key, its rubrics, the sheets of its kind."""

from dataclasses import replace
from functools import partial

from flask import Blueprint, abort, render_template
from markupsafe import Markup

from dongling.catalog import TEACHER
from dongling.model import CardSet, Unit, Worksheet
from dongling_web.display.kind_parts import draw
from dongling_web.doors.entrance import current_door
from dongling_web.http.context import current_catalog, current_library
from dongling_web.http.errors import Refused, Trouble
from dongling_web.languages.words import later
from dongling_web.materials.view import handout, has_any, has_key
from dongling_web.units.view import kind_sheets

page = Blueprint("materials", __name__)
_NONE = Trouble(404, later("这一课没有要印的材料"), later("这一课不用学习单和卡片，要看的、要做的都在它自己的页面上。"))


@page.get("/units/<identifier>/materials")
def pack(identifier: str) -> str:
    """Show all materials of a unit, each on a page of its own: what a teacher prints before the lesson."""
    unit = _unit(identifier)
    sheets = _kind_sheets(unit) if current_door() == TEACHER else Markup()
    if not has_any(unit) and not sheets:
        raise Refused(replace(_NONE, ways=((f"/units/{unit.identifier}", later("回到这一课")), *_NONE.ways)))
    return render_template("units/materials/pack.html", unit=unit, sheets=sheets)


@page.get("/units/<identifier>/materials/<name>")
def sheet(identifier: str, name: str) -> str:
    """Show a sheet or a set of cards as pupils get it."""
    unit = _unit(identifier)
    return render_template("units/materials/sheet.html", unit=unit, one=_handout(unit, name))


@page.get("/units/<identifier>/materials/<name>/key")
def answers(identifier: str, name: str) -> str:
    """Show the key of a sheet or of a set of cards."""
    unit = _unit(identifier)
    one = _handout(unit, name)
    if not has_key(one):
        abort(404)
    return render_template("units/materials/key.html", unit=unit, one=one)


@page.get("/units/<identifier>/rubric")
def rubric(identifier: str) -> str:
    """Show the rubrics of a unit."""
    unit = _unit(identifier)
    if not unit.rubrics:
        abort(404)
    return render_template("units/materials/rubric.html", unit=unit)


@page.get("/units/<identifier>/slips")
def slips(identifier: str) -> str:
    """Show what the kind of a unit has for paper: forms to fill in, letters to parents with their slips."""
    unit = _unit(identifier)
    sheets = _kind_sheets(unit) or abort(404)
    return render_template("units/materials/slips.html", unit=unit, sheets=sheets)


def _unit(identifier: str) -> Unit:
    return current_catalog().units.get(identifier) or abort(404)


def _kind_sheets(unit: Unit) -> Markup:
    return kind_sheets(unit, current_catalog(), render_template, partial(draw, current_library().plugins))


def _handout(unit: Unit, name: str) -> Worksheet | CardSet:
    return handout(unit, name) or abort(404)
