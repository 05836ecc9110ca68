"""Schools: the list of them, and each with its brand, its units, and what it has and lacks by theme."""

from flask import Blueprint, abort, render_template

from dongling_web import overview, sources
from dongling_web.current import current_catalog

page = Blueprint("schools", __name__)


@page.get("/schools")
def index() -> str:
    """Show all schools."""
    return render_template("schools/index.html", schools=overview.in_stage_order(current_catalog()))


@page.get("/schools/<identifier>")
def school(identifier: str) -> str:
    """Show a school."""
    catalog = current_catalog()
    found = catalog.schools.get(identifier)
    if found is None:
        abort(404)
    units = overview.units_of(found, catalog)
    counts = [
        (name, term.name, sum(name in unit.themes for unit in units))
        for name, term in catalog.terms.scheme("theme").items()
    ]
    return render_template(
        "schools/school.html",
        school=found,
        units=units,
        kinds=list(overview.by_kind(units, catalog)),
        has=sorted((count for count in counts if count[2]), key=lambda count: -count[2]),
        cited=sources.cited(found.facts, catalog),
        lacks=[count for count in counts if not count[2]],
    )
