"""The page where the workshop key is shown, and the button that ends what it gave this browser."""

from flask import Response, abort, make_response, redirect, render_template, request

from dongling_web.accounts.frame import field, own_page, within
from dongling_web.accounts.tries import AT_ONCE, IN_A_ROW, count, here, too_often, wait_of
from dongling_web.drafts.held_store import current_store
from dongling_web.http.context import current_catalog
from dongling_web.http.errors import Refused
from dongling_web.languages.words import spoken
from dongling_web.workshop.entrance.writer import (
    HAS_PEOPLE,
    forget_shown,
    keep_shown,
    key_gives_something,
    site_key,
    writer,
)
from dongling_web.workshop.page import page, to


@page.get("/key")
def key() -> Response:
    """Ask for the key."""
    if site_key() is None:
        abort(404)
    return to(_back()) if writer() else _key_page(200)


@page.post("/key")
def key_shown() -> Response:
    """Let the browser in that shows the key; else say that it is another."""
    there, who = site_key() or abort(404), f"workshop key {here()}"
    if wait := wait_of((AT_ONCE, who), (IN_A_ROW, who)):
        response = _key_page(429, too_often(wait))
        response.headers["Retry-After"] = str(wait)
        return response
    count((AT_ONCE, who), (IN_A_ROW, who))
    if not there.is_key(field("key")):
        return _key_page(403, spoken("钥匙不对。看看大小写，和有没有抄漏。"))
    if current_store().key_holder.enter(current_catalog().schools) is None:
        raise Refused(HAS_PEOPLE)
    response = to(_back())
    keep_shown(response, there)
    return response


@page.post("/key/end")
def key_ended() -> Response:
    """End what the key gave this browser."""
    response = make_response(redirect("/workshop/key", 303))
    forget_shown(response)
    return response


def _back() -> str:
    asked = request.values.get("back", "")[:1000]
    return within(asked) if asked else "/workshop"


def _key_page(status: int, wrong: str = "") -> Response:
    if not key_gives_something():
        raise Refused(HAS_PEOPLE)
    return own_page(render_template("workshop/key.html", back=_back(), wrong=wrong), status)
