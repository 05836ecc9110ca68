"""In which language a request is answered: the address says so (`lang=`), else a cookie, else the browser.

A browser that names no language that there is gets Chinese.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

from flask import Flask, current_app, has_request_context, request
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from dongling.languages import CHINESE, HOME, SOURCE, LanguageName, Tongue, known, tongue

COOKIE = "dongling_lang"
_now: ContextVar[Tongue | None] = ContextVar("the language of the request", default=None)
settled = _now.get
"""Returns the language that was worked out for this request, or None; a page asks for it some hundred times."""
FOLDERS = "dongling.locale"
"""The extension of an app that says where its languages lie: the site's own folder, then those of its plugins."""


def languages() -> tuple[LanguageName, ...]:
    """Return the languages of the site, Chinese first."""
    return known(_folders()[0])


def names() -> tuple[str, ...]:
    """Return the languages as addresses name them, Chinese first."""
    return _names(_folders()[0])


@lru_cache(maxsize=16)
def _names(home: Path) -> tuple[str, ...]:
    return tuple(one.name for one in known(home))


def current_tongue() -> Tongue:
    """Return the sentences of the language that this request is answered in; outside of a request it is Chinese."""
    return _now.get() or _tongue_asked()


def current_language() -> str:
    """Return the language that this request is answered in."""
    return (_now.get() or _tongue_asked()).name


def settle() -> None:
    """Work out the language of a request once: its page asks for it some hundred times."""
    _now.set(_tongue_asked())


def unsettle(_: BaseException | None = None) -> None:
    """Forget the language when the request is over."""
    _now.set(None)


@contextmanager
def speaking(tongue: Tongue) -> Iterator[None]:
    """Make what is made within in a language, whatever the request asks, and where there is none."""
    token = _now.set(tongue)
    try:
        yield
    finally:
        _now.reset(token)


def _tongue_asked() -> Tongue:
    if not has_request_context():
        return CHINESE
    name = _asked()
    return CHINESE if name == SOURCE else tongue(name, _folders())


def keep_sentences(app: Flask, home: Path = HOME) -> None:
    """Let `app` speak the languages in `home`, with the sentences that plugins bring beside their templates."""
    beside = (Path(page.root_path) / home.name for page in app.blueprints.values())
    app.extensions[FOLDERS] = (home, *sorted({folder for folder in beside if folder.is_dir() and folder != home}))


def _folders() -> tuple[Path, ...]:
    folders: tuple[Path, ...] = current_app.extensions.get(FOLDERS, (HOME,))
    return folders


def asked_language() -> str:
    """Return the language that the address asks for, whether there is such a one or not; nothing when it asks none."""
    return request.args.get("lang", "") if b"lang=" in request.query_string else ""


def _asked() -> str:
    there = names()
    kept = request.cookies.getlist(COOKIE)  # no look for what isn't there: that builds an error first
    for name in (asked_language(), *kept[:1]):
        if name in there:
            return name
    return _preferred(request.headers.get("Accept-Language", ""), there)


@lru_cache(maxsize=256)
def _preferred(header: str, there: tuple[str, ...]) -> str:
    """Return the first language that a browser wants and that there is; browsers of one sort send the same header."""
    for wanted, quality in parse_accept_header(header, LanguageAccept):
        name = next((one for one in (wanted, wanted.split("-")[0].lower()) if one in there), "")
        if name and quality:
            return name
    return SOURCE
