"""Vocabularies: every scheme by its name, with how sure its words are and which units use them."""

from flask import Blueprint, abort, render_template

from dongling_web.catalog import vocabularies
from dongling_web.http.context import current_catalog

page = Blueprint("terms", __name__)


@page.get("/terms")
def terms() -> str:
    """Show all vocabularies."""
    return render_template("terms/terms.html", schemes=vocabularies.every_scheme(current_catalog()))


@page.get("/terms/<identifier>")
def scheme(identifier: str) -> str:
    """Show one vocabulary."""
    scheme = vocabularies.one_scheme(identifier, current_catalog()) or abort(404)
    return render_template("terms/scheme.html", scheme=scheme)
