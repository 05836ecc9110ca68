"""The curriculum map: what each theme, competency line or history has at each stage, repeats or lacks.

The same map as a page, as a drawing and as a table for a spreadsheet; for all, for one school, for one sequence.
"""

from functools import partial

from flask import Blueprint, Response, render_template, request

from dongling.curriculum import map_csv
from dongling_web.http.attachment import attached
from dongling_web.http.context import current_catalog
from dongling_web.maps import view
from dongling_web.maps.view import MapAddress, Maps
from dongling_web.workload.desk import desk

page = Blueprint("maps", __name__)
_maps = Maps()
_UTF8_MARK = "utf-8-sig"
"""A spreadsheet takes text without a byte order mark for the system's own encoding."""


@page.get("/map")
def table() -> str:
    """Show the map."""
    address = MapAddress.read(request.args, current_catalog())
    curriculum = _maps.get(address, current_catalog())
    return render_template(
        "maps/map.html", map=curriculum, asked=address, opened=address.opened(curriculum), mapping=view
    )


@page.get("/map.csv")
def spreadsheet() -> Response:
    """Hand out the map for a spreadsheet."""
    catalog = current_catalog()
    address = MapAddress.read(request.args, catalog)
    data = desk().get(("map.csv", address), lambda: map_csv(_maps.get(address, catalog), catalog).encode(_UTF8_MARK))
    return attached(data, "text/csv", "map", address.title(catalog), ".csv")


@page.get("/map.svg")
def drawing() -> Response:
    """Hand out the map as a drawing, with its colours in it, for a slide or a document."""
    catalog = current_catalog()
    address = MapAddress.read(request.args, catalog)
    drawn = partial(render_template, "maps/map.svg", asked=address, mapping=view)
    data = desk().get(("map.svg", address), lambda: drawn(map=_maps.get(address, catalog)).encode())
    return attached(data, "image/svg+xml", "map", address.title(catalog), ".svg")
