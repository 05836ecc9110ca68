"""When somebody leaves: hand the shelf over, take everything along as a file, take the account away."""

from flask import Response, make_response, redirect, render_template, request

from dongling.problems import DonglingError
from dongling.store.shelf.item import NotYours
from dongling_web.accounts.access import let_out
from dongling_web.accounts.confirmation import me_just_now
from dongling_web.drafts.held_store import current_store
from dongling_web.http.errors import Refused, Trouble
from dongling_web.languages.words import said_here, spoken
from dongling_web.shelf.page import chosen, me, own, page, to
from dongling_web.shelf.parcel import parcel


@page.get("/hand-over")
def hand_over() -> Response:
    """Ask who takes a shelf over: one's own, or with `person` that of somebody who left."""
    me_just_now()
    return _hand_page(request.args.get("person", ""), chosen())


@page.post("/hand-over")
def handed_over() -> Response:
    """Hand a shelf over, all of it or what was chosen."""
    me_just_now()
    person, numbers = request.form.get("person", ""), chosen()
    name, whole = person or me().name, not numbers
    try:
        current_store().shelf.succession.hand_over(
            me().actor, name, request.form.get("to", ""), None if whole else numbers
        )
    except NotYours as error:
        raise Refused(_not_yours(error)) from error
    except DonglingError as error:
        return _hand_page(person, numbers, said_here(error.message), 400)
    return to("/shelf?done=handed")


@page.get("/export")
def export() -> Response:
    """Hand out all that lies on the shelf: sequences as YAML, and a list to read."""
    me_just_now()
    response = make_response(parcel(me()))
    response.mimetype = "application/zip"
    response.headers["Content-Disposition"] = 'attachment; filename="dongling-shelf.zip"'
    return response


@page.get("/leave")
def leave() -> Response:
    """Ask whether to take the account away."""
    me_just_now()
    return _leave_page()


@page.post("/leave")
def left() -> Response:
    """Take the account away when its name was typed."""
    me_just_now()
    try:
        current_store().shelf.succession.leave(me().actor, request.form.get("name", ""))
    except DonglingError as error:
        return _leave_page(said_here(error.message), 400)
    response = make_response(redirect("/account/sign-in?done=left", 303))
    let_out(response)
    return response


def _leave_page(wrong: str = "", status: int = 200) -> Response:
    person = me()
    held = current_store().shelf.succession.held_by(person.actor, person.name)
    values = {"person": person, "held": held.drafts, "written": held.manuscripts, "typed": request.form.get("name", "")}
    return own(render_template("shelf/leave.html", wrong=wrong, **values), status)


def _hand_page(person: str, numbers: list[int], wrong: str = "", status: int = 200) -> Response:
    try:
        whole = current_store().shelf.succession.held_by(me().actor, person or me().name)
    except NotYours as error:
        raise Refused(_not_yours(error)) from error
    held = len(numbers) or whole.drafts
    values = {"person": person, "numbers": numbers, "held": held, "typed": request.form.get("to", "")}
    values["written"] = 0 if numbers else whole.manuscripts
    return own(render_template("shelf/hand_over.html", wrong=wrong, **values), status)


def _not_yours(error: DonglingError) -> Trouble:
    return Trouble(
        403, spoken("这不是你交得出的书架"), said_here(error.message), ways=(("/shelf", spoken("我的书架")),)
    )
