"""Whoever has shown who she is comes in, or owes a code yet; the only way by which a session begins."""

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from flask import Response, make_response, redirect, request

from dongling.catalog import TEACHER
from dongling_web.accounts.access import let_in, session_token
from dongling_web.accounts.browser import browser_named
from dongling_web.accounts.tries import here
from dongling_web.doors import entrance
from dongling_web.drafts.cookie import cookie_name, mine
from dongling_web.drafts.held_store import current_store
from dongling_web.http.own_address import base_path

if TYPE_CHECKING:
    from dongling.store.accounts.person import Person
    from dongling.store.accounts.signing_in.half_sign_ins import HalfSignIn

HALF = "dongling_half"
_MINUTES = 10


def admitted(person: "Person", address: str, *, keep: bool = False) -> Response | None:
    """Lead a person on to an address of the site, signed in, or to where she is asked for a code.

    None when she may not come in any more: she was disabled or reset this moment.
    """
    if not current_store().second_factors.is_on(person):
        return come_in(person, address, keep=keep)
    token = current_store().half_sign_ins.begin(person, keep=keep)
    response = make_response(redirect(f"/account/sign-in/code?{urlencode({'back': address})}", 303))
    name, path = cookie_name(HALF), f"{base_path()}/"
    age = _MINUTES * 60
    response.set_cookie(name, token, max_age=age, path=path, secure=request.is_secure, httponly=True, samesite="Lax")
    return response


def come_in(person: "Person", address: str, *, keep: bool = False) -> Response | None:
    """Sign a person in; what this browser was signed in by before ends. None when she may not come in any more."""
    browser = browser_named(request.headers.get("User-Agent", ""))
    token = current_store().sessions.begin(person, browser, here(), keep=keep)
    if token is None:
        return None
    before = session_token()
    if before and (there := current_store().sessions.of(before)):
        current_store().sessions.end(there[1].actor, there[0].id)
    if mine().secrets:  # made before signing in: whoever comes is asked about these, before anything
        address = f"/shelf/bring?{urlencode({'back': address})}"
    response = make_response(redirect(address, 303))
    let_in(response, token, keep=keep)
    entrance.remember(response, entrance.COOKIE, TEACHER)
    return response


def half_way() -> "tuple[str, HalfSignIn] | None":
    """Return who of this browser owes a code yet, and by which token; None when nobody does."""
    token = request.cookies.get(cookie_name(HALF), "")
    half = current_store().half_sign_ins.of(token) if token else None
    return (token, half) if half else None


def forget_half(response: Response) -> Response:
    """Take from the browser what it was half signed in by."""
    name, path = cookie_name(HALF), f"{base_path()}/"
    response.delete_cookie(name, path=path, secure=request.is_secure, httponly=True, samesite="Lax")
    return response
