"""What a blueprint would do to a site, seen by adding it to one that nobody visits.

A blueprint may bring pages under an address of its own, hooks and error pages for these, templates and filters. What
would reach other pages is refused, each with what to use instead.
"""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any

from flask import Blueprint, Flask

_EVERY_PAGE = {
    "before_request_funcs": ("before_app_request", "before_request of the blueprint"),
    "after_request_funcs": ("after_app_request", "after_request of the blueprint"),
    "teardown_request_funcs": ("teardown_app_request", "teardown_request of the blueprint"),
    "template_context_processors": ("app_context_processor", "context_processor of the blueprint"),
    "error_handler_spec": ("app_errorhandler", "errorhandler of the blueprint"),
    "url_value_preprocessors": ("app_url_value_preprocessor", "url_value_preprocessor of the blueprint"),
    "url_default_functions": ("app_url_defaults", "url_defaults of the blueprint"),
}
_WORDS = ("filters", "tests", "globals")
_HAS = {"_got_first_request", "blueprints", "cli", "view_functions", "url_map", "jinja_env", *_EVERY_PAGE}


def judge(blueprint: Any) -> str:
    """Say why a blueprint is refused, to its author; empty when it can be added."""
    if not isinstance(blueprint, Blueprint):
        return f"it returned a {type(blueprint).__name__}, which is no flask.Blueprint"
    site = _empty_site()
    before = _state(site)
    site.register_blueprint(blueprint)
    reasons = [*_changes(before, _state(site)), *_addresses(blueprint, site)]
    return f"blueprint {blueprint.name}: {'; '.join(reasons)}" if reasons else ""


def get_ready() -> None:
    """Work out what the site's own pages take, which is the same for every blueprint."""
    taken_addresses()
    _own_words()


def _empty_site() -> Flask:
    site = Flask("nobody", static_folder=None)
    for part in ("globals", "filters", "tests"):
        getattr(site.jinja_env, part).update(dict.fromkeys(_own_words().get(part, ()), part))
    return site


def _state(site: Flask) -> dict[str, Any]:
    """Return what every page of a site depends on, so that it can be compared."""
    env = site.jinja_env
    state: dict[str, Any] = {name: _copied(getattr(site, name).get(None)) for name in _EVERY_PAGE}
    state |= {f"{part} {word}": id(value) for part in _WORDS for word, value in getattr(env, part).items()}
    state |= {name: _copied(value) for name, value in vars(site).items() if name not in _HAS}
    return state | {"the template environment": (id(env), id(env.loader), sorted(env.extensions), env.autoescape)}


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copied(one) for key, one in value.items()}
    if isinstance(value, list | tuple | set):
        return [_copied(one) for one in value]
    return value if isinstance(value, str | int | float | bool | None) else id(value)


def _changes(before: dict[str, Any], after: dict[str, Any]) -> Iterator[str]:
    for name in before.keys() | after.keys():
        if _same(before.get(name), after.get(name)) and (name in before or after.get(name) is not None):
            continue
        kind, _, word = name.partition(" ")
        if name in _EVERY_PAGE:
            hook, instead = _EVERY_PAGE[name]
            yield f"{hook} reaches every page; use {instead}"
        elif kind in _WORDS and name not in before:
            continue  # a new word of its own
        elif kind in _WORDS:
            yield f"it takes the place of {word} among the {kind} of all templates; give it a name of your own"
        else:
            yield f"it changes {name} of the whole site; a blueprint is for pages of its own"


def _same(one: Any, other: Any) -> bool:
    return (one or None) == (other or None)


def _addresses(blueprint: Blueprint, site: Flask) -> Iterator[str]:
    own = blueprint.import_name.partition(".")[0] == "dongling_web"
    for rule in site.url_map.iter_rules():
        if rule.endpoint.partition(".")[0] != blueprint.name:
            yield f"{rule.rule} is added beside the blueprint; add it by the blueprint's route()"
        first = _first(rule.rule)
        if own:
            continue
        if not first or "<" in first:
            yield f"{rule.rule} should begin with a word of the plugin's own, such as /{blueprint.name}/..."
        elif first in taken_addresses():
            yield f"{rule.rule}: the site's own pages begin with /{first}; take another word (url_prefix)"


def _first(rule: str) -> str:
    return rule.lstrip("/").partition("/")[0]


@cache
def taken_addresses() -> frozenset[str]:
    """Return the words that the addresses of the site's own pages begin with."""
    site = Flask("nobody", static_folder=None)
    for page in import_module("dongling_web.plugin").register_pages():
        site.register_blueprint(page)
    return frozenset({*(_first(rule.rule) for rule in site.url_map.iter_rules()), "a", "static"})


@cache
def _own_words() -> dict[str, tuple[str, ...]]:
    helpers = import_module("dongling_web.helpers")
    return {"globals": (*helpers.HELPERS, *helpers.OF_THE_SITE)}
