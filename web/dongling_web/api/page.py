"""Answers for programs: search and suggestions as JSON, and whether the site is well."""

from flask import Blueprint, Response, current_app, jsonify, request
from jinja2 import TemplateError

from dongling.problems import DonglingError
from dongling.search import MAX_TEXT, as_json
from dongling_web.doors.entrance import current_door
from dongling_web.http.context import current_catalog, current_library
from dongling_web.http.errors import SearchAway
from dongling_web.http.health import health
from dongling_web.search.address import SearchAddress
from dongling_web.search.finder import find
from dongling_web.workload.answer_cache import cached_answer

page = Blueprint("data", __name__)


@page.get("/search.json")
@cached_answer
def search() -> Response:
    """Answer a search with the object that `dongling search --json` prints too.

    An answer that is kept keeps the time that its search took. A program says in the address by which door it comes.
    """
    catalog = current_catalog()
    query = SearchAddress.read(request.args, catalog).query
    return jsonify(as_json(find(query, catalog), query, catalog))


@page.get("/suggest.json")
def suggest() -> Response:
    """Answer what was typed so far with words and titles."""
    prefix = request.args.get("q", "").strip()[:MAX_TEXT]
    try:
        return jsonify(current_library().complete(prefix, door=current_door()) if prefix else [])
    except DonglingError as error:
        raise SearchAway(repr(error)) from error


@page.get("/healthz")
def healthz() -> tuple[Response, int]:
    """Say how the site fares; 503 only when it can't show its pages, for all else it goes on serving."""
    told = health()
    try:
        current_app.jinja_env.get_template("base.html")
    except (TemplateError, OSError):
        return jsonify(told | {"status": "down"}), 503
    return jsonify(told), 200
