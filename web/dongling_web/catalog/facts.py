"""Facts: what the content may cite, by topic, and each with how sure it is, its sources, and who cites it."""

from itertools import groupby

from flask import Blueprint, abort, render_template, request

from dongling.model import CONFIDENCE_MEANS
from dongling.search import MAX_TEXT
from dongling_web.catalog import citations
from dongling_web.display.pages import CARDS, ROWS, paged
from dongling_web.http.context import current_catalog
from dongling_web.languages.words import said_here

page = Blueprint("facts", __name__)
OTHERS = 8
"""So many others of its topic are named beside a fact."""


@page.get("/facts")
def index() -> str:
    """Show the facts that hold every word of `q`, a page at a time; without one, all of them."""
    catalog = current_catalog()
    words = " ".join(request.args.get("q", "").split())[:MAX_TEXT]
    table = citations.fact_table(catalog)
    topics = table.with_words(words)
    facts = paged(table.in_a_row(topics), ROWS, keep=("q",))
    here = groupby(facts.items, key=lambda item: item[0])
    return render_template(
        "facts/index.html",
        words=words,
        paged=facts,
        topics=[(topic, len(topics[topic]), [catalog.facts[name] for _, name in items]) for topic, items in here],
        how_sure=citations.how_sure,
    )


@page.get("/facts/<identifier>")
def fact(identifier: str) -> str:
    """Show a fact, with a page of the units that cite it."""
    catalog = current_catalog()
    fact = catalog.facts.get(identifier)
    if fact is None:
        abort(404)
    units = paged(catalog.tables.citing.get(identifier, ()), CARDS, anchor="units")
    others = citations.fact_table(catalog).beside(fact, OTHERS)
    return render_template(
        "facts/fact.html",
        fact=fact,
        confidence=citations.how_sure(fact),
        means=said_here(CONFIDENCE_MEANS[fact.confidence]),
        sources=[catalog.sources.get(name) or name for name in fact.sources],
        paged=units,
        units=catalog.named(units.items),
        topic=citations.topic_name(fact, catalog),
        others=[catalog.facts[name] for name in others],
    )
