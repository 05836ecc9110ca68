"""The page 关于: where the content comes from and how sure it is, accessibility, and what is installed."""

from flask import Blueprint, render_template

from dongling.model import CONFIDENCE, CONFIDENCE_MEANS
from dongling.search import MISSED_DAYS
from dongling.store import IN_TRASH, KEPT_SAID
from dongling_web.catalog.citations import fact_table
from dongling_web.catalog.privacy import COOKIES, STORED
from dongling_web.http.context import current_catalog, current_library
from dongling_web.languages.words import said_here
from dongling_web.workload.missed_searches import is_counted

page = Blueprint("about", __name__)


@page.get("/about")
def about() -> str:
    """Show the page about the site."""
    counts = fact_table(current_catalog()).confidence
    return render_template(
        "about/about.html",
        confidence=[
            (said_here(words), said_here(CONFIDENCE_MEANS[name]), counts[name]) for name, words in CONFIDENCE.items()
        ],
        plugins=current_library().plugins.infos,
        kept=said_here(KEPT_SAID),
        in_trash=IN_TRASH.days,
        counted=is_counted(),
        counted_days=MISSED_DAYS,
        stored=STORED,
        cookies=COOKIES,
    )
