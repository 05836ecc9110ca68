"""The home page: the gate with its search box, and the ways in by stage, school, sequence, theme and kind."""

from functools import cache

from flask import Blueprint, render_template
from markupsafe import Markup

from dongling_web.catalog import ways_in
from dongling_web.doors.entrance import current_door
from dongling_web.http.context import current_catalog
from dongling_web.http.per_catalog import PerCatalog
from dongling_web.languages.asked import current_language
from dongling_web.workload.answer_cache import cached_page

page = Blueprint("home", __name__)
_ways = PerCatalog(ways_in.WaysIn, spoken=True)


@cache
def gate(language: str) -> Markup:
    """Return the drawing of the gate on a page of a language, worked out once."""
    del language
    return Markup(render_template("home/_gate.html"))  # noqa: S704 - our own template


@page.get("/")
@cached_page
def home() -> str:
    """Show the ways in."""
    catalog = current_catalog()
    return render_template(
        "home/home.html",
        gate=gate(current_language()),
        ways=_ways.of(catalog).behind(current_door()),
        week=next(iter(catalog.sequences.values()), None),
    )
