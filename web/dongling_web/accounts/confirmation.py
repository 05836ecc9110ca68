"""Who is signed in shows once more that it is she, before anything is done that an open browser would give away.

Whoever signed in some minutes ago need not. A person without a password here is vouched for once more.
"""

import datetime as dt
from typing import TYPE_CHECKING
from urllib.parse import quote

from flask import Response, abort, make_response, redirect, render_template, request

from dongling_web.accounts.frame import came_from, field, own_page, page
from dongling_web.accounts.tries import Tries, too_often
from dongling_web.accounts.way_in import address_asked, form_page, me
from dongling_web.drafts.held_store import current_store
from dongling_web.languages.words import spoken

if TYPE_CHECKING:
    from dongling.store.accounts.person import Person
    from dongling.store.accounts.sessions import SignedIn

FRESH = dt.timedelta(minutes=10)


def me_just_now() -> "tuple[SignedIn, Person]":
    """Return who is signed in, as `me` does, when that was shown lately; else a page leads to where it is shown.

    A form is not done meanwhile, nor ever by itself.
    """
    session, person = me()
    if abs(current_store().present.now - session.began) < FRESH:
        return session, person
    if request.method in ("GET", "HEAD"):
        return abort(make_response(redirect(f"/account/confirm?back={quote(address_asked())}", 303)))
    return abort(_page(form_page(), 403, spoken("刚才送来的还没有做。先写密码，回到那一页再送一次。")))


@page.get("/confirm")
def ask_again() -> Response:
    """Ask for the password once more."""
    return _page(came_from(), 200)


@page.post("/confirm")
def shown_again() -> Response:
    """Go on where one was for the right password; wrong ones are counted as tries to sign in are."""
    session, person = me()
    tries = Tries(person.name, person)
    if wait := tries.wait():
        return _page(came_from(), 429, too_often(wait))
    tries.begin()
    if current_store().people.recognised(person.name, field("old")) is None:
        tries.failed()
        return _page(came_from(), 403, spoken("密码不对。"))
    current_store().sessions.confirm(person.actor, session.id)
    return make_response(redirect(came_from(), 303))


def _page(back: str, status: int, wrong: str = "") -> Response:
    _, person = me()
    return own_page(render_template("accounts/confirm.html", person=person, back=back, wrong=wrong), status)
