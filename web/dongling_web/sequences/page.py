"""Lesson sequences: the list of them, and each with its line of steps, its checklist and its offline bundle."""

from flask import Blueprint, abort, render_template

from dongling.model import Sequence
from dongling_web.display.pages import paged
from dongling_web.http.context import current_catalog
from dongling_web.sequences.view import sequence_page

page = Blueprint("sequences", __name__)
MANY = 20
"""So many sequences, each with its line of steps, stand on a page."""


@page.get("/sequences")
def index() -> str:
    """Show all sequences, a page at a time."""
    catalog = current_catalog()
    here = paged(list(catalog.sequences), MANY)
    sequences = [catalog.sequences[name] for name in here.items]
    return render_template("sequences/index.html", sequences=sequences, paged=here)


@page.get("/sequences/<identifier>")
def sequence(identifier: str) -> str:
    """Show a sequence with its steps and how far its checklist is; with `print`, all that is handed in on paper."""
    return sequence_page(_found(identifier), f"/sequences/{identifier}")


def _found(identifier: str) -> Sequence:
    return current_catalog().sequences.get(identifier) or abort(404)
