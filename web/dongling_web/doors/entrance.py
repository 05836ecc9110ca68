"""By which door a reader came in: the address says so (`door=`), else a cookie of the last time, else pupils'.

The switch is links, so it works without script; whoever follows one is remembered by a cookie that says nothing but
the door. Nobody is kept out of anything by it: a door is a view.
"""

from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import urlencode

from flask import Flask, Response, has_request_context, request

from dongling.catalog import DOORS, EVERYTHING, PUPIL, TEACHER, find_door
from dongling.problems import DonglingError
from dongling.search import MAX_TEXT
from dongling_web.http.own_address import base_path
from dongling_web.languages.words import Later, later

COOKIE = "dongling_door"
A_YEAR = 365 * 24 * 3600
SWITCH: Mapping[str, Later] = {"pupil": later("学生"), "teacher": later("老师"), "family": later("家长")}
"""The doors as the switch has them, in its order."""


def keep_doors(app: Flask) -> None:
    """Let `app` remember by which door a browser comes in; an address with a door that there is not is refused."""
    app.before_request(_must_be_a_door)
    app.after_request(_remember)


def asked_door() -> str:
    """Return the door that the address asks for; nothing when it asks for none, or for one that there is not."""
    try:
        return find_door(request.args["door"]) if request.args.get("door") else ""
    except DonglingError:
        return ""


def current_door() -> str:
    """Return the door by which the reader came in; who asks for everything comes in as teachers do."""
    if not has_request_context():
        return PUPIL
    asked, kept = asked_door(), request.cookies.get(COOKIE, "")
    if asked == EVERYTHING:
        return TEACHER
    return asked or (kept if kept in DOORS else PUPIL)


def by_door(door: str) -> str:
    """Return the address of this page behind another door; of a page that was sent a form, the home page's."""
    return here_with("door", door, without=("door", "page"))


def here_with(choice: str, value: str, without: tuple[str, ...]) -> str:
    """Return the address of this page with a choice, and `without` some; of a page that was sent a form, home's.

    Of a text that is searched for, so much is kept that the page can still say that it was cut.
    """
    if request.method not in ("GET", "HEAD"):
        return f"/?{choice}={value}"
    pairs = request.args.items(multi=True) if request.query_string else ()
    kept = tuple((name, _searched(text) if name == "q" else text) for name, text in pairs if name not in without)
    return f"{request.path}?{f'{_encoded(kept)}&' if kept else ''}{choice}={value}"


def _searched(text: str) -> str:
    return text if len(text) <= MAX_TEXT else " ".join(text.split())[: MAX_TEXT + 1]


@lru_cache(maxsize=64)
def _encoded(pairs: tuple[tuple[str, str], ...]) -> str:
    """Return pairs as an address has them; each switch of a page asks for the same."""
    return urlencode(pairs)


def _must_be_a_door() -> None:
    if request.method == "GET" and request.args.get("door"):
        find_door(request.args["door"])


def remember(response: Response, name: str, value: str) -> None:
    """Let a browser keep a choice of its reader for a year; no script sees it, and it says nothing else."""
    where = base_path() or "/"
    response.set_cookie(
        name, value, max_age=A_YEAR, path=where, secure=request.is_secure, httponly=True, samesite="Lax"
    )


def _remember(response: Response) -> Response:
    door = asked_door()
    if door in DOORS and response.mimetype == "text/html" and request.cookies.get(COOKIE) != door:
        remember(response, COOKIE, door)
    return response
