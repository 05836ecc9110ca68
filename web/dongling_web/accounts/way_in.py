"""Whoever asks for what is somebody's, and has not signed in: led there and back, or told what was not done.

A page is asked for again once signed in, by its whole address. A form is never sent again by itself: its session may
have been another person's.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from flask import Flask, Response, abort, current_app, make_response, redirect, render_template, request
from werkzeug.exceptions import HTTPException

from dongling.store import shelf_number
from dongling_web.accounts.access import current_session, has_accounts
from dongling_web.http.own_address import base_path
from dongling_web.languages.words import later

if TYPE_CHECKING:
    from dongling.store.accounts.person import Person
    from dongling.store.accounts.sessions import SignedIn

_TYPED = {
    "name": later("名字"),
    "to": later("交给"),
    "address": later("邮箱"),
    "title": later("标题"),
    "description": later("简介"),
    "note": later("说明"),
    "minutes": later("分钟"),
}
"""Fields that somebody typed, and that are no secret."""
_NO_FORMS = {"accounts.openid", "accounts.openid_done"}
"""Pages that lead on at once: no form stands there."""


def keep_way_in(app: Flask) -> None:
    """Have `app` lead to signing in whoever asks for a place on a shelf, which opens for nobody without."""

    @app.before_request
    def look() -> Response | None:
        key = (request.view_args or {}).get("key", "")
        is_place = request.path.startswith("/drafts/") and isinstance(key, str) and shelf_number(key)
        return sign_in_first() if is_place and has_accounts() and current_session() is None else None


def sign_in_first() -> Response:
    """Lead whoever asked for a page to signing in, and back to it; tell what of a form was not done."""
    if request.method in ("GET", "HEAD"):
        return make_response(redirect(_sign_in_at(address_asked()), 303))
    typed = [(label, value) for name, label in _TYPED.items() if (value := request.form.get(name, "").strip())]
    text = render_template("accounts/too_late.html", typed=typed, address=_sign_in_at(form_page()))
    response = make_response(text, 403)
    response.cache_control.no_transform = True
    return response


def me() -> "tuple[SignedIn, Person]":
    """Return by what session who is signed in; a page leads to signing in, a form is refused."""
    return current_session() or abort(sign_in_first())


def address_asked() -> str:
    """Return the address that was asked for, with its query."""
    query = request.query_string.decode("ascii", "replace")
    return quote(request.path) + (f"?{query}" if query else "")


def _sign_in_at(back: str) -> str:
    return f"/account/sign-in?back={quote(back)}"


def form_page() -> str:
    """Return the page where the form stands that was sent: where the browser says that it was, else one above it."""
    return next((address for address in _pages() if _is_page(address)), "/")


def _pages() -> Iterator[str]:
    try:
        came = urlsplit(request.headers.get("Referer", ""))
    except ValueError:
        came = urlsplit("")
    if came.netloc == urlsplit(request.host_url).netloc and came.path:
        path = came.path.removeprefix(base_path()) or "/"
        yield path + (f"?{came.query}" if came.query else "")
    path = quote(request.path)
    while path:
        yield path
        path = path.rpartition("/")[0]


def _is_page(address: str) -> bool:
    adapter = current_app.create_url_adapter(request)
    if adapter is None or not address.startswith("/") or address.startswith("//") or "\\" in address:
        return False
    try:
        endpoint, _ = adapter.match(urlsplit(address).path, method="GET")
    except HTTPException:
        return False
    return endpoint not in _NO_FORMS
