"""Lesson sequences: the list of them, and each with its line of steps."""

from flask import Blueprint, abort, render_template

from dongling_web.current import current_catalog

page = Blueprint("sequences", __name__)


@page.get("/sequences")
def index() -> str:
    """Show all sequences."""
    return render_template("sequences/index.html", sequences=current_catalog().sequences.values())


@page.get("/sequences/<identifier>")
def sequence(identifier: str) -> str:
    """Show a sequence with its steps."""
    catalog = current_catalog()
    found = catalog.sequences.get(identifier)
    if found is None:
        abort(404)
    return render_template("sequences/sequence.html", sequence=found, steps=catalog.steps(found))
