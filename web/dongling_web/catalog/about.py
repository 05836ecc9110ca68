"""The page 关于: where the content comes from and how sure it is, accessibility, and what is installed."""

from flask import Blueprint, render_template

from dongling.model import CONFIDENCE, CONFIDENCE_MEANS
from dongling.store import IN_TRASH, KEPT_SAID
from dongling_web.catalog.citations import fact_table
from dongling_web.http.context import current_catalog, current_library

page = Blueprint("about", __name__)


@page.get("/about")
def about() -> str:
    """Show the page about the site."""
    counts = fact_table(current_catalog()).confidence
    return render_template(
        "about/about.html",
        confidence=[(words.zh, CONFIDENCE_MEANS[name].zh, counts[name]) for name, words in CONFIDENCE.items()],
        plugins=current_library().plugins.infos,
        kept=KEPT_SAID.zh,
        in_trash=IN_TRASH.days,
    )
