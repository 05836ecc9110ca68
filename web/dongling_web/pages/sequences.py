"""Lesson sequences: the list of them, and each with its line of steps, its checklist and its offline bundle."""

from flask import Blueprint, Response, abort, render_template

from dongling.model import Sequence
from dongling_web.bundle import bundle_response
from dongling_web.checklist import progress
from dongling_web.current import current_catalog, current_day

page = Blueprint("sequences", __name__)


@page.get("/sequences")
def index() -> str:
    """Show all sequences."""
    return render_template("sequences/index.html", sequences=current_catalog().sequences.values())


@page.get("/sequences/<identifier>")
def sequence(identifier: str) -> str:
    """Show a sequence with its steps and how far its checklist is."""
    found = _found(identifier)
    steps = current_catalog().steps(found)
    return render_template(
        "sequences/sequence.html", sequence=found, steps=steps, progress=progress(found, current_day())
    )


@page.get("/sequences/<identifier>/bundle.zip")
def bundle(identifier: str) -> Response:
    """Hand out the sequence and its units to be opened without a network."""
    return bundle_response(_found(identifier))


def _found(identifier: str) -> Sequence:
    return current_catalog().sequences.get(identifier) or abort(404)
