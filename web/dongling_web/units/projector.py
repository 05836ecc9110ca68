"""放映: a unit on the projector, a screen at a time. It works without script; arrow keys are an extra."""

from flask import Blueprint, abort, render_template

from dongling_web.http.context import current_catalog
from dongling_web.units.screens import screens

page = Blueprint("projector", __name__)


@page.get("/units/<identifier>/show")
def show(identifier: str) -> str:
    """Show a unit's screens."""
    catalog = current_catalog()
    unit = catalog.units.get(identifier) or abort(404)
    return render_template("projector/show.html", unit=unit, screens=screens(unit, catalog))
