"""Facts: what the content may cite, by topic, and each with how sure it is, its sources, and who cites it."""

from flask import Blueprint, abort, render_template, request

from dongling.model import CONFIDENCE_MEANS
from dongling.search import MAX_TEXT
from dongling_web import sources
from dongling_web.current import current_catalog

page = Blueprint("facts", __name__)


@page.get("/facts")
def index() -> str:
    """Show the facts that hold every word of `q`; without one, all of them."""
    catalog = current_catalog()
    words = " ".join(request.args.get("q", "").split())[:MAX_TEXT]
    found = sources.found_facts(words, catalog)
    return render_template(
        "facts/index.html",
        words=words,
        count=len(found),
        topics=sources.by_topic(found, catalog),
        how_sure=sources.how_sure,
    )


@page.get("/facts/<identifier>")
def fact(identifier: str) -> str:
    """Show a fact."""
    catalog = current_catalog()
    found = catalog.facts.get(identifier)
    if found is None:
        abort(404)
    return render_template(
        "facts/fact.html",
        fact=found,
        confidence=sources.how_sure(found),
        means=CONFIDENCE_MEANS[found.confidence].zh,
        sources=[catalog.sources.get(name) or name for name in found.sources],
        units=catalog.units_citing(identifier),
        topic=sources.topic_name(found, catalog),
        others=[one for one in catalog.facts.values() if one.topic and one.topic == found.topic and one is not found],
    )
