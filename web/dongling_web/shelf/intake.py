"""Drafts that were made on this machine before signing in: asked about, each by itself, and never taken silently."""

from flask import Response, render_template, request

from dongling.problems import DonglingError
from dongling_web.drafts import access
from dongling_web.drafts.additions import way_back
from dongling_web.drafts.cookie import mine
from dongling_web.drafts.held_store import current_store
from dongling_web.drafts.listed import ListedDraft
from dongling_web.languages.words import said_here
from dongling_web.shelf.page import me, own, page, to


@page.get("/bring")
def bring() -> Response:
    """Ask which drafts of this browser go to the shelf; those that lie on one already are not asked about."""
    return _bring_page()


def _bring_page(status: int = 200, wrong: str = "", ticked: list[str] | None = None) -> Response:
    drafts = access.my_drafts().there
    held = current_store().shelf.held(saved.edit_key for saved in drafts)
    free = [ListedDraft.of(saved) for saved in drafts if saved.edit_key not in held]
    if not free:
        return to(_back())
    given = {"drafts": free, "back": _back(), "wrong": wrong, "ticked": ticked}
    return own(render_template("shelf/bring.html", **given), status)


@page.post("/bring")
def brought() -> Response:
    """Put the ticked drafts of this browser on the shelf; this browser keeps their keys no longer."""
    keys = [key for key in request.form.getlist("key") if key in mine().secrets]
    if not keys:
        return to(_back())
    try:
        current_store().shelf.bring(me().actor, keys)
    except DonglingError as error:
        return _bring_page(409, said_here(error.message), keys)
    held = current_store().shelf.held(keys)
    response = to("/shelf?done=brought")
    access.forget(response, *held)
    return response


def _back() -> str:
    try:
        return way_back(request.values.get("back") or "/shelf")
    except DonglingError:
        return "/shelf"
