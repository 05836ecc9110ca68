"""The page of a unit: a frame that all kinds share, and within it the kind's own part; and its offline bundle."""

from flask import Blueprint, abort, render_template

from dongling.model import Unit
from dongling_web.http.context import current_catalog, current_library
from dongling_web.units import neighbours
from dongling_web.units.view import unit_values

page = Blueprint("units", __name__)


@page.get("/units/<identifier>")
def unit(identifier: str) -> str:
    """Show a unit."""
    catalog = current_catalog()
    unit = _found(identifier)
    return render_template(
        "units/unit.html",
        **unit_values(unit, catalog, render_template),
        ladder=neighbours.ladder(unit, catalog),
        panels=current_library().plugins.unit_panels(unit, catalog),
    )


def _found(identifier: str) -> Unit:
    return current_catalog().units.get(identifier) or abort(404)
