"""The results page: hits with why they were found, facets, chips, sorting and paging."""

from flask import Blueprint, render_template, request

from dongling.catalog import Catalog
from dongling.search import Query, Results, found_beyond
from dongling_web.doors.entrance import current_door
from dongling_web.doors.others import OtherDoor, other_doors
from dongling_web.http.context import current_catalog, current_library
from dongling_web.search import active_filters, address
from dongling_web.search.address import SearchAddress
from dongling_web.search.answers import nearest_themes
from dongling_web.search.finder import find
from dongling_web.search.hits import changed, shown_beyond, shown_hits
from dongling_web.workload.answer_cache import cached_answer
from dongling_web.workload.missed_searches import counted, note

page = Blueprint("search", __name__)


def _elsewhere(query: Query, results: Results, catalog: Catalog) -> list[OtherDoor]:
    """Return what the other doors hold of a search."""
    more = {door: units for door, (units, _) in found_beyond(results, query, catalog.tables.records).items()}
    return other_doors(results.doors, query.view, more)


@page.get("/search")
@counted
@cached_answer
def search() -> str:
    """Show the results of a search."""
    catalog = current_catalog()
    question = SearchAddress.read(request.args, catalog, current_door())
    results = find(question.query, catalog)
    note(question.query, results)
    return render_template(
        "search/search.html",
        asked=question,
        query=question.query,
        results=results,
        progress=current_library().progress,
        meant=results.corrected or question.query.text,
        changed=changed(question.query.text, results.corrected),
        hits=shown_hits(results, catalog),
        elsewhere=_elsewhere(question.query, results, catalog),
        beyond=shown_beyond(results, catalog),
        nearest=[] if results.confident else nearest_themes(results, catalog),
        facets=question.facets(results, catalog),
        chips=active_filters.chips(question, results, catalog),
        names=active_filters.facet_names(catalog),
        at_most=active_filters.at_most,
        sorts=address.SORTS,
        minutes_choices=address.MINUTES,
    )
