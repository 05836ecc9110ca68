"""The home page: the gate with its search box, and the ways in by stage, school, sequence, theme and kind."""

from functools import cache

from flask import Blueprint, render_template
from markupsafe import Markup

from dongling_web.catalog import ways_in
from dongling_web.http.context import current_catalog

page = Blueprint("home", __name__)


@cache
def gate() -> Markup:
    """Return the drawing of the gate, worked out once."""
    return Markup(render_template("home/_gate.html"))  # noqa: S704 - our own template


@page.get("/")
def home() -> str:
    """Show the ways in."""
    catalog = current_catalog()
    return render_template(
        "home/home.html",
        gate=gate(),
        stages=ways_in.stages(catalog),
        schools=ways_in.schools(catalog),
        themes=ways_in.themes(catalog),
        kinds=ways_in.kinds(catalog),
        tries=ways_in.words_to_try(catalog),
        week=next(iter(catalog.sequences.values()), None),
    )
