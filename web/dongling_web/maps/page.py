"""The curriculum map: what each theme, competency line or history has at each stage, repeats or lacks.

The same map as a page, as a drawing and as a table for a spreadsheet; for all, for one school, for one sequence.
"""

from functools import partial

from flask import Blueprint, Response, render_template, request

from dongling.curriculum import map_csv
from dongling.languages import SOURCE
from dongling.problems import Lang
from dongling_web.display.pages import CARDS, paged
from dongling_web.http.attachment import attached
from dongling_web.http.context import current_catalog
from dongling_web.http.per_catalog import PerCatalog
from dongling_web.languages.asked import current_language
from dongling_web.maps import view
from dongling_web.maps.view import MapAddress, Maps
from dongling_web.workload.answer_cache import cached_page
from dongling_web.workload.desk import desk

page = Blueprint("maps", __name__)
_maps = PerCatalog(Maps, rests_on=Maps.rest_on)
_KEPT = ("rows", "school", "sequence", "cell")
_UTF8_MARK = "utf-8-sig"
"""A spreadsheet takes text without a byte order mark for the system's own encoding."""


@page.get("/map")
@cached_page
def table() -> str:
    """Show the map."""
    catalog = current_catalog()
    address = MapAddress.read(request.args, catalog)
    curriculum = _maps.of(catalog).get(address, catalog)
    opened = address.opened(curriculum)
    here = paged(opened[1].units, CARDS, keep=_KEPT, anchor="cell") if opened else None
    units = catalog.named(one.identifier for one in here.items) if here else ()
    values = {"asked": address, "opened": opened, "paged": here, "units": units}
    return render_template("maps/map.html", map=curriculum, mapping=view, **values)


@page.get("/map.csv")
def spreadsheet() -> Response:
    """Hand out the map for a spreadsheet."""
    catalog = current_catalog()
    address = MapAddress.read(request.args, catalog)
    lang: Lang = "zh" if current_language() == SOURCE else "en"
    data = desk().get(
        ("map.csv", address, lang),
        lambda: map_csv(_maps.of(catalog).get(address, catalog), catalog, lang).encode(_UTF8_MARK),
    )
    return attached(data, "text/csv", "map", address.title(catalog), ".csv")


@page.get("/map.svg")
def drawing() -> Response:
    """Hand out the map as a drawing, with its colours in it, for a slide or a document."""
    catalog = current_catalog()
    address = MapAddress.read(request.args, catalog)
    drawn = partial(render_template, "maps/map.svg", asked=address, mapping=view)
    data = desk().get(
        ("map.svg", address, current_language()), lambda: drawn(map=_maps.of(catalog).get(address, catalog)).encode()
    )
    return attached(data, "image/svg+xml", "map", address.title(catalog), ".svg")
