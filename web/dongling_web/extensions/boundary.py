"""The boundary around a plugin's pages: whatever one does, it is that page that suffers, and the plugin is named.

A page is drawn in a worker, with the request as its context, and may take a few seconds; its answer is made whole
there, so that nothing of the plugin runs later. The hooks of its blueprint are contained each by itself: one that
should let somebody in and fails lets nobody in; one that should change an answer and fails leaves it as it was.
"""

import logging
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from functools import partial, wraps
from itertools import islice
from threading import Semaphore
from typing import Any

from flask import Blueprint, Flask, Response, current_app
from flask.globals import request_ctx
from werkzeug.exceptions import HTTPException

from dongling.plugins import Bounds, Door, PluginFailed, Plugins
from dongling.problems import DonglingError
from dongling_web.http.errors import Refused, SearchAway, Trouble, failed_page
from dongling_web.languages.words import later

log = logging.getLogger("dongling.web")
SECONDS = 5.0
"""A plugin's page may take so long."""
AT_ONCE = 4
"""So many pages of one plugin are drawn at the same time: half of the threads stay for all others."""
_PATIENCE = 1.0
_MOST = 64 * 2**20
_SLOW = Trouble(
    503, later("这一页现在打不开"), later("带来它的插件太慢，先停用了这一页；其他页面都能用。管理员可以看到原因。")
)
_BUSY = Trouble(
    503, later("这一页正忙"), later("看这一页的人太多，过一会儿再来；其他页面都能用。"), headers=(("Retry-After", "5"),)
)
_within: ContextVar[bool] = ContextVar("within the page of a plugin", default=False)
_LETS = (HTTPException, DonglingError, Refused, SearchAway)


def add_pages(app: Flask, plugins: Plugins) -> None:
    """Add the pages of every plugin; those that can't be added are left out and named, the others stay."""
    builtin = {info.name for info in plugins.infos if info.builtin}
    for plugin, page in plugins.owned_pages():
        own = plugin in builtin
        add = app.register_blueprint if own else partial(_add, app, plugins, plugin)
        try:
            plugins.door(plugin, f"pages {page.name}", add, Bounds(("page",), None, SECONDS)).call(page)
        except PluginFailed:
            log.exception("pages %s of %s left out", page.name, plugin)


def _add(app: Flask, plugins: Plugins, plugin: str, page: Blueprint) -> None:
    rules = {rule.rule for rule in app.url_map.iter_rules()}
    probe = Flask("nobody", static_folder=None)
    probe.register_blueprint(page)
    if taken := rules & {rule.rule for rule in probe.url_map.iter_rules()}:
        raise ValueError(f"another plugin has the address {', '.join(sorted(taken))}")
    before = set(app.view_functions)
    app.register_blueprint(page)
    room = Semaphore(AT_ONCE)
    for endpoint in set(app.view_functions) - before:
        door = plugins.door(plugin, f"page {endpoint}", _drawn(app.view_functions[endpoint]), _page_bounds())
        app.view_functions[endpoint] = _shown(door, room)
    for name in [name for name in app.blueprints if name == page.name or name.startswith(f"{page.name}.")]:
        _contain_hooks(app, partial(_hook, plugins, plugin), name)


def _page_bounds() -> Bounds:
    return Bounds(("values",), None, SECONDS, _LETS)


def _drawn(view: Callable[..., Any]) -> Callable[[dict[str, Any]], Response]:
    """Return a view whose answer is whole: a Response that holds all its bytes, and nothing left to run."""

    def drawn(values: dict[str, Any]) -> Response:
        response = current_app.make_response(view(**values))
        context = request_ctx._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001 - Flask's own way
        later, context._after_request_functions = context._after_request_functions, []  # noqa: SLF001 - no other way
        for function in later:
            response = current_app.make_response(function(response))
        return _whole(response)

    return drawn


def _whole(response: Response) -> Response:
    if not 100 <= response.status_code <= 599:
        raise ValueError(f"it answered with the status {response.status[:40]}")
    for name, value in response.headers:
        f"{name}: {value}".encode("latin-1")
    if response.direct_passthrough:  # a file, sent by the server
        return response
    parts: list[bytes] = []
    size = 0
    for part in islice(response.iter_encoded(), 100_000):
        parts.append(part)
        size += len(part)
        if size > _MOST:
            raise ValueError(f"it answered with more than {_MOST} bytes")
    response.close()
    response._on_close = []  # noqa: SLF001 - they ran just now, within the boundary
    response.response = [b"".join(parts)]
    return response


def _shown(door: Door, room: Semaphore) -> Callable[..., Response]:
    @wraps(door.function)
    def shown(**values: Any) -> Response:
        if _within.get():  # the page of a plugin asks for another: it is within the boundary already
            inner: Response = door.function(values)
            return inner
        if door.record.off is not None:
            raise Refused(_SLOW)
        if not room.acquire(timeout=_PATIENCE):
            raise Refused(_BUSY)
        token = _within.set(True)
        try:
            response: Response = door.call(values)
        finally:
            _within.reset(token)
            room.release()
        return response

    return shown


Contained = Callable[[str, Callable[..., Any], Callable[..., Any] | None], Callable[..., Any]]
"""Contains a hook: what it is, itself, and what is answered in its place when it fails (None: the failure)."""


def _hook(
    plugins: Plugins, plugin: str, doing: str, function: Callable[..., Any], instead: Callable[..., Any] | None
) -> Callable[..., Any]:
    door = plugins.door(plugin, doing, lambda given: function(*given), Bounds(("given",), None, SECONDS, _LETS))

    @wraps(function)
    def contained(*given: Any) -> Any:
        try:
            return door.call(given)
        except PluginFailed:
            if instead is None:
                raise
            return instead(*given)

    return contained


def _contain_hooks(app: Flask, contain: Contained, name: str) -> None:
    """Put every hook of a blueprint behind the boundary."""
    known = frozenset(app.jinja_env.globals) | {"catalog", "request", "session", "g"}
    hooks: tuple[tuple[str, Any, Callable[..., Any], Callable[..., Any] | None], ...] = (
        ("before_request", app.before_request_funcs, _as_it_is, None),
        ("after_request", app.after_request_funcs, _keeps_answer, lambda response: response),
        ("teardown_request", app.teardown_request_funcs, _as_it_is, _nothing),
        ("context_processor", app.template_context_processors, partial(_new_words, known), dict),
        ("url_value_preprocessor", app.url_value_preprocessors, _as_it_is, None),
        ("url_defaults", app.url_default_functions, _as_it_is, _nothing),
    )
    for doing, kept, shape, instead in hooks:
        if name in kept:
            kept[name] = [contain(doing, shape(function), instead) for function in kept[name]]
    for handlers in app.error_handler_spec.get(name, {}).values():
        for error, handler in handlers.items():
            handlers[error] = contain("errorhandler", _answers(handler), _error_page)


def _as_it_is(function: Callable[..., Any]) -> Callable[..., Any]:
    return function


def _nothing(*_given: Any) -> None:
    return None


def _error_page(_error: Exception) -> Response:
    return failed_page()


def _keeps_answer(function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    def checked(response: Response) -> Response:
        answer = function(response)
        if not isinstance(answer, Response):
            raise TypeError(f"after_request returned a {type(answer).__name__} and should return the response")
        return _whole(answer)

    return checked


def _new_words(known: Iterable[str], function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a context processor that can't take the place of what every template relies on."""

    @wraps(function)
    def checked() -> dict[str, Any]:
        return {word: value for word, value in dict(function()).items() if word not in known}

    return checked


def _answers(handler: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(handler)
    def checked(error: Exception) -> Response:
        return _whole(current_app.make_response(handler(error)))

    return checked
