"""The curriculum map: what each theme, competency line or history has at each stage, repeats or lacks.

The same map as a page, as a drawing and as a table for a spreadsheet; for all, for one school, for one sequence.
"""

from flask import Blueprint, Response, render_template, request

from dongling.curriculum import map_csv
from dongling_web.http.attachment import attached
from dongling_web.http.context import current_catalog
from dongling_web.maps import view
from dongling_web.maps.view import MapAddress, Maps

page = Blueprint("maps", __name__)
_maps = Maps()
_UTF8_MARK = "utf-8-sig"
"""A spreadsheet takes text without a byte order mark for the system's own encoding."""


@page.get("/map")
def table() -> str:
    """Show the map."""
    asked = MapAddress.read(request.args, current_catalog())
    made = _maps.get(asked, current_catalog())
    return render_template("maps/map.html", map=made, asked=asked, opened=asked.opened(made), mapping=view)


@page.get("/map.csv")
def spreadsheet() -> Response:
    """Hand out the map for a spreadsheet."""
    catalog = current_catalog()
    asked = MapAddress.read(request.args, catalog)
    text = map_csv(_maps.get(asked, catalog), catalog)
    return attached(text.encode(_UTF8_MARK), "text/csv", "map", asked.title(catalog), ".csv")


@page.get("/map.svg")
def drawing() -> Response:
    """Hand out the map as a drawing, with its colours in it, for a slide or a document."""
    catalog = current_catalog()
    asked = MapAddress.read(request.args, catalog)
    text = render_template("maps/map.svg", map=_maps.get(asked, catalog), asked=asked, mapping=view)
    return attached(text.encode(), "image/svg+xml", "map", asked.title(catalog), ".svg")
