"""The language that a reader chose: the switch that every page has, and the cookie that remembers it."""

from flask import Flask, Response, request

from dongling.problems import Said, unknown
from dongling_web.doors.entrance import here_with, remember
from dongling_web.languages.asked import COOKIE, asked_language, names, settle, unsettle


def keep_languages(app: Flask) -> None:
    """Let `app` remember the language of a browser; an address with one that there is not is refused."""
    app.before_request(_settle)
    app.teardown_request(unsettle)
    app.after_request(_remember)


def by_language(name: str) -> str:
    """Return the address of this page in another language; of a page that was sent a form, the home page's."""
    return here_with("lang", name, without=("lang",))


def _settle() -> None:
    asked = asked_language()
    settle()
    if asked and request.method == "GET" and asked not in names():
        message = Said(f"lang 没有“{asked[:40]}”这个值", f"lang has no value “{asked[:40]}”")
        raise unknown(message, asked, names())


def _remember(response: Response) -> Response:
    asked = asked_language()
    if asked and asked in names() and response.mimetype == "text/html" and request.cookies.get(COOKIE) != asked:
        remember(response, COOKIE, asked)
    return response
