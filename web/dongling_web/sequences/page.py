"""Lesson sequences: the list of them, and each with its line of steps, its checklist and its offline bundle."""

from typing import TYPE_CHECKING

from flask import Blueprint, abort, render_template

from dongling.model import Sequence
from dongling_web.http.context import current_catalog

if TYPE_CHECKING:
    pass
from dongling_web.sequences.view import sequence_page

page = Blueprint("sequences", __name__)


@page.get("/sequences")
def index() -> str:
    """Show all sequences."""
    return render_template("sequences/index.html", sequences=current_catalog().sequences.values())


@page.get("/sequences/<identifier>")
def sequence(identifier: str) -> str:
    """Show a sequence with its steps and how far its checklist is; with `print`, all that is handed in on paper."""
    return sequence_page(_found(identifier), f"/sequences/{identifier}")


def _found(identifier: str) -> Sequence:
    return current_catalog().sequences.get(identifier) or abort(404)
