"""Lesson sequences: the list of them, and each with its line of steps, its checklist and its offline bundle."""

from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, abort, render_template, request

from dongling.model import Sequence
from dongling_web.bundle import bundle_response
from dongling_web.current import current_catalog, current_day
from dongling_web.drafting import has_drafts
from dongling_web.exports.desk import made
from dongling_web.sequencing import sequence_values, sheets

if TYPE_CHECKING:
    from dongling.store import SavedDraft

page = Blueprint("sequences", __name__)


@page.get("/sequences")
def index() -> str:
    """Show all sequences."""
    return render_template("sequences/index.html", sequences=current_catalog().sequences.values())


@page.get("/sequences/<identifier>")
def sequence(identifier: str) -> str:
    """Show a sequence with its steps and how far its checklist is; with `print`, all that is handed in on paper."""
    return sequence_page(_found(identifier), f"/sequences/{identifier}")


def sequence_page(found: Sequence, at: str, saved: "SavedDraft | None" = None) -> str:
    """Return the page of a sequence, or all its sheets when they are asked for.

    `at` is its address; `saved` is the draft that it was made of, if any.
    """
    if "print" in request.args:
        how = ("print", at, saved and saved.version)
        return made(found, how, lambda: _printed(found, at, saved).encode(), keep=not has_drafts()).decode()
    return render_template("sequences/sequence.html", **_values(found, at, saved))


def _printed(found: Sequence, at: str, saved: "SavedDraft | None") -> str:
    values = _values(found, at, saved)
    pages = sheets(values["report"], current_catalog(), render_template)
    return render_template("sequences/print.html", sheets=pages, **values)


def _values(found: Sequence, at: str, saved: "SavedDraft | None") -> dict[str, Any]:
    return {"at": at, "saved": saved, **sequence_values(found, current_catalog(), current_day())}


@page.get("/sequences/<identifier>/bundle.zip")
def bundle(identifier: str) -> Response:
    """Hand out the sequence and its units to be opened without a network."""
    return bundle_response(_found(identifier))


def _found(identifier: str) -> Sequence:
    return current_catalog().sequences.get(identifier) or abort(404)
