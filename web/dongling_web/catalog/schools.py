"""Schools: the list of them, and each with its brand, its units, its words, and what it has and lacks by theme."""

from flask import Blueprint, abort, render_template

from dongling_web.catalog import atom, citations, vocabularies, ways_in
from dongling_web.http.context import current_catalog

page = Blueprint("schools", __name__)


@page.get("/schools")
def index() -> str:
    """Show all schools."""
    return render_template("schools/index.html", schools=ways_in.in_stage_order(current_catalog()))


@page.get("/schools/<identifier>")
def school(identifier: str) -> str:
    """Show a school."""
    catalog = current_catalog()
    school = catalog.schools.get(identifier)
    if school is None:
        abort(404)
    units = ways_in.units_of(school, catalog)
    counts = ways_in.by_theme(units, catalog)
    collections = [collection for collection in catalog.collections.values() if collection.school == identifier]
    return render_template(
        "schools/school.html",
        school=school,
        units=units,
        others=ways_in.for_others(school, catalog),
        kinds=list(ways_in.by_kind(units, catalog)),
        has=[choice for choice in counts if choice.count],
        lacks=[choice for choice in counts if not choice.count],
        schemes=vocabularies.coverage(school, catalog),
        collections=[(collection, atom.members(collection, catalog)) for collection in collections],
        cited=citations.cited(school.facts, catalog),
    )
