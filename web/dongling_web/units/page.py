"""The page of a unit: a frame that all kinds share; for teachers with the kind's own part, for others as a story."""

from functools import partial

from flask import Blueprint, Response, abort, make_response, render_template, request

from dongling.catalog import TEACHER
from dongling.model import Unit
from dongling_web.display.kind_parts import draw
from dongling_web.doors.entrance import current_door, remember
from dongling_web.http.context import current_catalog, current_library
from dongling_web.units import neighbours
from dongling_web.units.prose import PINYIN
from dongling_web.units.pupil import COOKIE, pupil_values
from dongling_web.units.view import pupils_part, unit_values

page = Blueprint("units", __name__)


@page.get("/units/<identifier>")
def unit(identifier: str) -> Response | str:
    """Show a unit."""
    catalog = current_catalog()
    unit = _found(identifier)
    drawn = partial(draw, current_library().plugins)
    if current_door() != TEACHER:
        part = pupils_part(unit, catalog, render_template, drawn)
        shown = make_response(render_template("units/pupil.html", unit=unit, part=part, **pupil_values(unit, catalog)))
        if request.args.get("pinyin") in PINYIN:
            remember(shown, COOKIE, request.args["pinyin"])
        return shown
    return render_template(
        "units/unit.html",
        **unit_values(unit, catalog, render_template, drawn),
        ladder=neighbours.ladder(unit, catalog),
        panels=current_library().plugins.unit_panels(unit, catalog),
    )


def _found(identifier: str) -> Unit:
    return current_catalog().units.get(identifier) or abort(404)
