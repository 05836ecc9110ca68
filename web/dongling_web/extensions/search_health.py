"""`/admin/search`: what readers looked for and did not find, with what to do about it, and how meaning fares."""

from flask import render_template

from dongling.library import advice
from dongling.search import MISSED_DAYS
from dongling_web.house.frame import page
from dongling_web.http.context import current_library
from dongling_web.workload.missed_searches import is_counted


@page.get("/search")
def search() -> str:
    """Show what was missed most, and whether an embedder has its say."""
    library = current_library()
    return render_template(
        "extensions/search.html",
        advice=advice(library) if is_counted() else [],
        counted=is_counted(),
        days=MISSED_DAYS,
        embedder=library.settings.embedder,
        embedded=library.embedded,
        embedder_trouble=library.embedder_trouble,
        search_trouble=library.search_trouble,
    )
