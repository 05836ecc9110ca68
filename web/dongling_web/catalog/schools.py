"""Schools: the list of them, and each with its brand, its units, its words, and what it has and lacks by theme."""

from flask import Blueprint, abort, render_template

from dongling_web.catalog import citations, ways_in
from dongling_web.catalog.offers import Offers, collections_of
from dongling_web.display.pages import ROWS, paged
from dongling_web.doors.entrance import current_door
from dongling_web.http.context import current_catalog
from dongling_web.http.per_catalog import PerCatalog

page = Blueprint("schools", __name__)
MANY = 12
"""So many collections are named on a school's page."""
_offers = PerCatalog(Offers, spoken=True)


@page.get("/schools")
def index() -> str:
    """Show all schools."""
    return render_template("schools/index.html", schools=ways_in.in_stage_order(current_catalog()))


@page.get("/schools/<identifier>")
def school(identifier: str) -> str:
    """Show a school, a page of its units at a time."""
    catalog = current_catalog()
    school = catalog.schools.get(identifier)
    if school is None:
        abort(404)
    offer = _offers.of(catalog).of(school)
    units = paged(offer.units, ROWS, anchor="courses")
    names = collections_of(identifier, catalog)
    first = [catalog.collections[name] for name in names[:MANY]]
    return render_template(
        "schools/school.html",
        school=school,
        offer=offer,
        paged=units,
        kinds=offer.by_kind(units.items),
        collections=[(collection, catalog.membership.of(collection).by_door[current_door()]) for collection in first],
        more=len(names[MANY:]),
        cited=citations.cited(school.facts, catalog),
    )
