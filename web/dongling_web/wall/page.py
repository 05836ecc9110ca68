"""放映: a unit on the wall, a screen at a time, and the teacher's window beside it. Both work without script."""

from flask import Blueprint, Response, abort, make_response, render_template

from dongling.model import Unit
from dongling.problems import DonglingError
from dongling_web.display.qr import qr_svg
from dongling_web.http.context import current_catalog
from dongling_web.http.own_address import whole_address
from dongling_web.wall.keys import my_wall
from dongling_web.wall.record import WallState
from dongling_web.wall.screens import screens
from dongling_web.wall.turns import timer_seconds
from dongling_web.wall.water_line import WaterLine

page = Blueprint("projector", __name__)


@page.get("/units/<identifier>/show")
def show(identifier: str) -> str:
    """Show a unit's screens, for pupils."""
    unit = _found(identifier)
    return render_template("wall/wall.html", **wall_values(unit), state=_paired(unit, "wall"))


@page.get("/units/<identifier>/show/notes")
def notes(identifier: str) -> str:
    """Show what the teacher has beside the wall: notes, directions, what comes next, the clock."""
    unit = _found(identifier)
    return render_template("wall/desk.html", **wall_values(unit), state=_paired(unit, "wall"))


@page.get("/units/<identifier>/qr.svg")
def code(identifier: str) -> Response:
    """Draw the code by which a phone opens the pupils' page; not found where no phone could open it."""
    address = whole_address(f"/units/{_found(identifier).identifier}")
    if not address:
        abort(404)
    response = make_response(qr_svg(address))
    response.mimetype = "image/svg+xml"
    response.cache_control.private = True
    response.cache_control.max_age = 3600
    return response


def wall_values(unit: Unit) -> dict[str, object]:
    """Return what the wall and the teacher's window show of a unit."""
    shown = screens(unit, current_catalog())
    return {
        "unit": unit,
        "screens": shown,
        "way": WaterLine.of(shown),
        "timer_seconds": timer_seconds,
        "phones_open": bool(whole_address("/")),
    }


def _found(identifier: str) -> Unit:
    return current_catalog().units.get(identifier) or abort(404)


def _paired(unit: Unit, part: str) -> WallState | None:
    """Return the wall of this browser when it shows this unit; the wall works also while nothing is known of walls."""
    try:
        state = my_wall()
    except DonglingError:
        return None
    return state if state and state.unit == unit.identifier and state.part == part else None
