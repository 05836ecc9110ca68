"""Plugins whose pages are broken: the code of each, and what has to be said of it."""

from tests.gate.broken import Broken

_BEGIN = """
from flask import Blueprint, Response, after_this_request
from dongling import hookimpl
page = Blueprint("{name}", __name__)
@page.get("/{name}/own")
def own(): return "fine"
@hookimpl
def register_pages(): return [page]
"""


def _page(name: str, code: str, says: str, *, status: str = "failed", asks: tuple[str, ...] = ()) -> Broken:
    return Broken(name, _BEGIN.format(name=name) + code, says, status, asks)


PAGES = (
    _page("before_app", "@page.before_app_request\ndef stop(): 1 / 0", "before_app_request reaches every page"),
    _page("after_app", "@page.after_app_request\ndef lose(response): pass", "after_app_request reaches every page"),
    _page("app_words", "@page.app_context_processor\ndef words(): 1 / 0", "app_context_processor reaches every page"),
    _page("app_errors", "@page.app_errorhandler(404)\ndef lost(error): 1 / 0", "app_errorhandler reaches every page"),
    _page("app_teardown", "@page.teardown_app_request\ndef end(error): 1 / 0", "teardown_app_request reaches every"),
    _page("app_values", "@page.app_url_value_preprocessor\ndef values(e, v): 1 / 0", "app_url_value_preprocessor"),
    _page("app_filter", "@page.app_template_filter('length')\ndef length(x): 1 / 0", "length among the filters"),
    _page("app_asset", "@page.app_template_global('asset')\ndef asset(): 1 / 0", "asset among the globals"),
    _page("app_wsgi", "page.record(lambda s: setattr(s.app, 'wsgi_app', None))", "changes wsgi_app of the whole site"),
    _page("app_route", "page.record(lambda s: s.app.add_url_rule('/x', 'x', own))", "/x is added beside the blueprint"),
    _page("record_exits", "page.record(lambda s: exit(3))", "SystemExit"),
    _page("catch_all", "page.get('/<path:any>')(lambda any: 'mine')", "should begin with a word of the plugin's own"),
    _page("search_taken", "page.get('/search/mine')(lambda: 'mine')", "the site's own pages begin with /search"),
    _page("own_before", "@page.before_request\ndef stop(): exit()", "SystemExit", status="troubled", asks=("own",)),
    _page(
        "own_after",
        "@page.after_request\ndef lose(r): pass",
        "after_request returned",
        status="troubled",
        asks=("own",),
    ),
    _page(
        "own_words",
        "@page.context_processor\ndef words(): return {'icon': 5, 'catalog': 5}\n"
        "@page.get('/own_words/fails')\ndef fails(): 1 / 0",
        "ZeroDivisionError",
        status="troubled",
        asks=("fails",),
    ),
    _page(
        "own_errors",
        "@page.errorhandler(Exception)\ndef wrong(error): 1 / 0\n@page.get('/own_errors/fails')\ndef fails(): 1 / 0",
        "ZeroDivisionError",
        status="troubled",
        asks=("fails",),
    ),
    _page(
        "own_teardown", "@page.teardown_request\ndef end(e): 1 / 0", "ZeroDivision", status="troubled", asks=("own",)
    ),
    _page(
        "view_exits",
        "@page.get('/view_exits/fails')\ndef fails(): exit(3)",
        "SystemExit",
        status="troubled",
        asks=("fails",),
    ),
    _page(
        "view_nothing",
        "@page.get('/view_nothing/fails')\ndef fails(): pass",
        "None",
        status="troubled",
        asks=("fails",),
    ),
    _page(
        "view_never_ends",
        "@page.get('/view_never_ends/fails')\ndef fails(): return iter(lambda: b'x' * 1_000_000, 0)",
        "more than",
        status="troubled",
        asks=("fails",),
    ),
    _page(
        "view_header",
        "@page.get('/view_header/fails')\ndef fails(): return 'x', 200, {'X-School': '东林'}",
        "latin-1",
        status="troubled",
        asks=("fails",),
    ),
    _page(
        "view_status",
        "@page.get('/view_status/fails')\ndef fails(): return 'x', 9999",
        "status",
        status="troubled",
        asks=("fails",),
    ),
    _page(
        "view_later",
        "@page.get('/view_later/fails')\ndef fails():\n    after_this_request(lambda r: 1 / 0)\n    return 'x'",
        "ZeroDivision",
        status="troubled",
        asks=("fails",),
    ),
    _page(
        "view_close",
        "@page.get('/view_close/fails')\ndef fails():\n    r = Response('x')\n"
        "    r.call_on_close(lambda: 1 / 0)\n    return r",
        "ZeroDivision",
        status="troubled",
        asks=("fails",),
    ),
    Broken(
        "pages_of_numbers", "from dongling import hookimpl\n@hookimpl\ndef register_pages(): return [1]", "blueprint"
    ),
    _page(
        "menu_nowhere",
        "@hookimpl\ndef register_navigation(): return [('/menu_nowhere/gone', '没有')]",
        "is no page",
        status="troubled",
    ),
    _page(
        "menu_elsewhere", "@hookimpl\ndef register_navigation(): return [('https://example.org', '外面')]", "no address"
    ),
)
"""Blueprints that would take other pages with them, and pages that are broken themselves (`asks` for them)."""
