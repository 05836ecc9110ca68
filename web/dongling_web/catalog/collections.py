"""Collections: the list of them, each with its units, and a feed to follow it by."""

from flask import Blueprint, Response, abort, render_template

from dongling.model import Collection
from dongling_web.catalog import atom, citations
from dongling_web.http.context import current_catalog
from dongling_web.http.own_address import own_root

page = Blueprint("collections", __name__)


@page.get("/collections")
def index() -> str:
    """Show all collections."""
    catalog = current_catalog()
    with_members = [(collection, atom.members(collection, catalog)) for collection in catalog.collections.values()]
    return render_template("collections/index.html", collections=with_members)


@page.get("/collections/<identifier>")
def collection(identifier: str) -> str:
    """Show a collection with its units, the newest first."""
    catalog = current_catalog()
    collection = _found(identifier)
    units = atom.members(collection, catalog)
    return render_template(
        "collections/collection.html",
        collection=collection,
        units=units,
        hidden=len(catalog.members(collection)) - len(units),
        cited=citations.cited(collection.facts, catalog),
    )


@page.get("/collections/<identifier>.atom")
def feed(identifier: str) -> Response:
    """Answer with the feed of a collection."""
    entries = atom.feed(_found(identifier), current_catalog(), own_root())
    return Response(entries, mimetype=atom.MEDIA_TYPE)


def _found(identifier: str) -> Collection:
    return current_catalog().collections.get(identifier) or abort(404)
