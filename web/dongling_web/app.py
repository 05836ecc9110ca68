"""The Flask app: a library, its pages, its headers. `create_app` is all that others need of the web part."""

from flask import Flask
from flask.json.provider import DefaultJSONProvider

from dongling.library import Library
from dongling_web.accounts.access import Who, allowed, has_accounts, is_somebody, keep_accounts, signed_in
from dongling_web.accounts.mail.postman import has_postman, keep_postman
from dongling_web.accounts.openid.page import has_provider, is_vouched_for, keep_provider
from dongling_web.accounts.way_in import address_asked, keep_way_in
from dongling_web.api.health import keep_signs
from dongling_web.display import school_colours
from dongling_web.doors.entrance import SWITCH, by_door, current_door, keep_doors
from dongling_web.doors.language import by_language, keep_languages
from dongling_web.drafts.access import my_draft, my_step
from dongling_web.drafts.cookie import has_drafts
from dongling_web.drafts.held_store import keep_store
from dongling_web.drafts.quota import keep_room
from dongling_web.drafts.trouble import register_trouble
from dongling_web.exports.page import ways_to_take
from dongling_web.exports.ways import new_unit_url
from dongling_web.extensions.boundary import add_pages
from dongling_web.extensions.navigation import links
from dongling_web.helpers import HELPERS
from dongling_web.http.assets import Assets
from dongling_web.http.context import Today, current_catalog, keep_library, local_day
from dongling_web.http.errors import register_errors
from dongling_web.http.headers import add_headers, squeeze
from dongling_web.http.numbers import keep_numbers
from dongling_web.http.own_address import keep_address, must_not_hide_pages, own_root, whole_address
from dongling_web.http.same_origin import guard
from dongling_web.languages.asked import keep_sentences, languages
from dongling_web.languages.environments import SpeakingSite
from dongling_web.languages.template_cache import TemplateCache
from dongling_web.materials.files import show_unpublished
from dongling_web.materials.made_pictures import keep_pictures
from dongling_web.offline.kept_pages import mark_pages
from dongling_web.wall.keys import keep_walls, wall_key
from dongling_web.workload.answer_cache import gap, keep_answers
from dongling_web.workload.missed_searches import count_missed
from dongling_web.workshop.entrance.writer import has_workshop, keep_key
from dongling_web.workshop.review import unpublished
from dongling_web.workshop.ties.origin import origin_changed, origins_changed
from dongling_web.workshop.ties.unit_note import manuscript_of


def create_app(library: Library, today: Today = local_day) -> Flask:
    """Return the app that shows `library`, with the pages of every plugin; `today` says what is overdue.

    Who makes one ends it by `close_store`, unless the process ends anyway.
    """
    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = 64 * 1024
    _plain_json(app)
    app.jinja_environment = SpeakingSite
    app.jinja_options = {
        **app.jinja_options,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "bytecode_cache": TemplateCache(library.cache / "templates") if library.cache else None,
    }
    keep_library(app, library, today)
    keep_store(app, library)
    keep_walls(app, library)
    keep_pictures(app, library)
    show_unpublished(app, unpublished)
    keep_signs(app, library)
    keep_numbers(app)
    keep_room(app, library)
    keep_accounts(app, library.settings)
    keep_way_in(app)
    keep_key(app, library.settings)
    keep_provider(app, library.settings)
    keep_postman(app, library.settings)
    keep_answers(app, has_drafts, Who())
    count_missed(app, library)
    guard(app)
    keep_languages(app)
    keep_doors(app)
    keep_address(app, library.settings)
    assets = app.extensions["dongling.assets"] = Assets()
    _fill_templates(app, library, assets)
    register_errors(app)
    app.after_request(add_headers)
    app.after_request(squeeze)
    mark_pages(app, lambda: has_drafts() or is_somebody() or bool(wall_key()))
    register_trouble(app)
    for blueprint in (assets.blueprint(), school_colours.routes):
        app.register_blueprint(blueprint)
    add_pages(app, library.plugins)
    keep_sentences(app)
    app.jinja_env.globals["plugin_links"] = links(app, library.plugins)
    with app.app_context():
        must_not_hide_pages(app)
    return app


def _plain_json(app: Flask) -> None:
    """Write JSON as the contract has it: readable Chinese, keys in their order."""
    provider = DefaultJSONProvider(app)
    provider.ensure_ascii = False
    provider.sort_keys = False
    app.json = provider


def _fill_templates(app: Flask, library: Library, assets: Assets) -> None:
    app.jinja_env.globals.update(
        HELPERS,
        my_draft=my_draft,
        my_step=my_step,
        has_accounts=has_accounts,
        has_workshop=has_workshop,
        has_provider=has_provider,
        has_postman=has_postman,
        is_vouched_for=is_vouched_for,
        signed_in=signed_in,
        allowed=allowed,
        address_asked=address_asked,
        gap=gap,
        own_root=own_root,
        phone_address=whole_address,
        doors=SWITCH,
        by_door=by_door,
        by_language=by_language,
        languages=languages,
        asset=assets.__getitem__,
        school_colours=school_colours.school_colours,
        site_name=library.settings.site_name,
        ways_to_take=ways_to_take,
        new_unit_url=new_unit_url,
        manuscript_of=manuscript_of,
        origin_changed=origin_changed,
        origins_changed=origins_changed,
    )

    @app.context_processor
    def catalog() -> dict[str, object]:
        return {"catalog": current_catalog(), "door": current_door()}
