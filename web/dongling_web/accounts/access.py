"""Who is signed in by this browser. No page fails because that can't be known now: then it is nobody."""

import logging
from typing import TYPE_CHECKING

from flask import Flask, Response, current_app, g, render_template, request

from dongling.accounts import ANYBODY, Actor, Thing, may
from dongling.problems import DonglingError
from dongling.settings import Settings
from dongling_web.drafts.cookie import cookie_name
from dongling_web.drafts.held_store import asked_for_header, current_store, store_is_away
from dongling_web.drafts.opener import keep_actor
from dongling_web.http.context import current_library
from dongling_web.http.own_address import base_path
from dongling_web.workload.answer_cache import is_for_all

if TYPE_CHECKING:
    from dongling.store.accounts.person import Person
    from dongling.store.accounts.sessions import SignedIn

COOKIE = "dongling_session"
A_MONTH = 30 * 24 * 3600
_KEY = "dongling.accounts"
log = logging.getLogger("dongling.web")


class _NotAsked:
    """Stands for who is signed in until somebody asks."""


_NOT_ASKED = _NotAsked()


def keep_accounts(app: Flask, settings: Settings) -> None:
    """Let `app` know whether it has accounts."""
    app.extensions[_KEY] = settings.accounts
    keep_actor(app, current_person)


def has_accounts() -> bool:
    """Tell whether somebody can sign in here at all."""
    return bool(current_app.extensions[_KEY])


def session_token() -> str:
    """Return what this browser says to be signed in by; nothing on a site without accounts."""
    return request.cookies.get(cookie_name(COOKIE), "") if has_accounts() else ""


def is_somebody() -> bool:
    """Tell whether this browser's pages may say who is signed in, so that they are not everybody's."""
    return bool(session_token())


def current_session() -> "tuple[SignedIn, Person] | None":
    """Return by what session who is signed in; raises DonglingError when that can't be known now."""
    there: tuple[SignedIn, Person] | _NotAsked | None = g.get("signed_in", _NOT_ASKED)
    if isinstance(there, _NotAsked):
        token = session_token()
        there = g.signed_in = current_store().sessions.of(token) if token else None
    return there


def current_person() -> Actor:
    """Return who does something now, ANYBODY for whoever has not signed in; raises DonglingError as that does."""
    there = current_session()
    return there[1].actor if there else ANYBODY


def signed_in() -> "Person | None":
    """Return who is signed in, for what every page shows; None while the store is away, and on what is made for all."""
    if is_for_all():
        return None
    try:
        there = None if store_is_away() else _session_for_header()
    except DonglingError as error:
        log.warning("accounts away: %s", type(error).__name__)
        g.signed_in = None
        return None
    return there[1] if there else None


def _session_for_header() -> "tuple[SignedIn, Person] | None":
    if not session_token() or not isinstance(g.get("signed_in", _NOT_ASKED), _NotAsked):
        return current_session()
    with asked_for_header():
        return current_session()


def allowed(action: str, school: str = "") -> bool:
    """Tell whether whoever is signed in may do what a plugin named, at a school; pages of plugins ask this.

    What no plugin has registered, or was refused, nobody may.
    """
    known, person = current_library().plugins.actions().get(action), signed_in()
    if known is None or person is None:
        return False
    return may(person.actor, known, Thing(frozenset({school} if school else ())))


class Who:
    """What a page says of who is signed in: of a page that is the same for all, the only part that is not."""

    def key(self) -> tuple[str, ...]:
        """Return what it depends on: the name, or for nobody the page to which signing in leads back."""
        person = signed_in()
        return ("", person.name) if person else (request.path, request.query_string.decode("ascii", "replace"))

    def part(self) -> str:
        """Return it as it stands in the page."""
        return render_template("accounts/_who.html")


def let_in(response: Response, token: str, *, keep: bool) -> None:
    """Let the browser keep the token of a session: until it is shut, or with `keep` for a month."""
    age = A_MONTH if keep else None
    name, path = cookie_name(COOKIE), f"{base_path()}/"
    response.set_cookie(name, token, max_age=age, path=path, secure=request.is_secure, httponly=True, samesite="Lax")


def let_out(response: Response) -> None:
    """Take the token from the browser."""
    name, path = cookie_name(COOKIE), f"{base_path()}/"
    response.delete_cookie(name, path=path, secure=request.is_secure, httponly=True, samesite="Lax")
