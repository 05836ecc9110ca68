"""Facts: what the content may cite, by topic, and each with how sure it is, its sources, and who cites it."""

from flask import Blueprint, abort, render_template, request

from dongling.model import CONFIDENCE_MEANS
from dongling.search import MAX_TEXT
from dongling_web.catalog import citations
from dongling_web.http.context import current_catalog

page = Blueprint("facts", __name__)


@page.get("/facts")
def index() -> str:
    """Show the facts that hold every word of `q`; without one, all of them."""
    catalog = current_catalog()
    words = " ".join(request.args.get("q", "").split())[:MAX_TEXT]
    facts = citations.found_facts(words, catalog)
    return render_template(
        "facts/index.html",
        words=words,
        count=len(facts),
        topics=citations.by_topic(facts, catalog),
        how_sure=citations.how_sure,
    )


@page.get("/facts/<identifier>")
def fact(identifier: str) -> str:
    """Show a fact."""
    catalog = current_catalog()
    fact = catalog.facts.get(identifier)
    if fact is None:
        abort(404)
    return render_template(
        "facts/fact.html",
        fact=fact,
        confidence=citations.how_sure(fact),
        means=CONFIDENCE_MEANS[fact.confidence].zh,
        sources=[catalog.sources.get(name) or name for name in fact.sources],
        units=catalog.units_citing(identifier),
        topic=citations.topic_name(fact, catalog),
        others=[
            other for other in catalog.facts.values() if other.topic and other.topic == fact.topic and other is not fact
        ],
    )
