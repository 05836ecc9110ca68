"""The Flask app: a library, its pages, its headers. `create_app` is all that others need of the web part."""

import logging

from flask import Blueprint, Flask
from flask.json.provider import DefaultJSONProvider

from dongling.library import Library
from dongling_web.api.health import keep_signs
from dongling_web.display import school_colours
from dongling_web.drafts.access import my_draft, my_step
from dongling_web.drafts.cookie import has_drafts
from dongling_web.drafts.held_store import keep_store
from dongling_web.drafts.quota import keep_room
from dongling_web.helpers import HELPERS
from dongling_web.http.assets import Assets
from dongling_web.http.context import Today, current_catalog, keep_library, local_day
from dongling_web.http.errors import register_errors
from dongling_web.http.headers import add_headers, squeeze
from dongling_web.http.own_address import keep_address, own_root
from dongling_web.http.same_origin import guard
from dongling_web.http.template_cache import TemplateCache
from dongling_web.workload.answer_cache import keep_answers

log = logging.getLogger("dongling.web")


def create_app(library: Library, today: Today = local_day) -> Flask:
    """Return the app that shows `library`, with the pages of every plugin; `today` says what is overdue.

    Who makes one ends it by `close_store`, unless the process ends anyway.
    """
    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = 64 * 1024
    _plain_json(app)
    app.jinja_options = {
        **app.jinja_options,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "bytecode_cache": TemplateCache(library.cache / "templates") if library.cache else None,
    }
    keep_library(app, library, today)
    keep_store(app, library)
    keep_signs(app, library)
    keep_room(app, library)
    keep_answers(app, has_drafts)
    guard(app)
    keep_address(app, library.settings)
    assets = Assets()
    _fill_templates(app, library, assets)
    register_errors(app)
    app.after_request(add_headers)
    app.after_request(squeeze)
    for blueprint in (assets.blueprint(), school_colours.routes, *library.plugins.pages()):
        _add_pages(app, blueprint)
    return app


def _plain_json(app: Flask) -> None:
    """Write JSON as the contract has it: readable Chinese, keys in their order."""
    provider = DefaultJSONProvider(app)
    provider.ensure_ascii = False
    provider.sort_keys = False
    app.json = provider


def _add_pages(app: Flask, blueprint: Blueprint) -> None:
    """Add pages; a plugin's that can't be added are left out, the others stay."""
    try:
        app.register_blueprint(blueprint)
    except Exception:
        log.exception("pages %s left out", blueprint.name)


def _fill_templates(app: Flask, library: Library, assets: Assets) -> None:
    app.jinja_env.globals.update(
        HELPERS,
        my_draft=my_draft,
        my_step=my_step,
        own_root=own_root,
        asset=assets.__getitem__,
        school_colours=school_colours.school_colours,
        site_name=library.settings.site_name,
    )

    @app.context_processor
    def catalog() -> dict[str, object]:
        return {"catalog": current_catalog()}
