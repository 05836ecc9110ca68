"""The boundary around a plugin's pages; the suite of broken plugins has more of what can go wrong."""

from collections.abc import Callable

import pytest
from flask import Blueprint, Response, abort, g, request
from flask.testing import FlaskClient

from dongling import DonglingError, Plugins, Settings, hookimpl
from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.app import create_app

Serve = Callable[..., tuple[FlaskClient, Plugins]]


@pytest.fixture
def serve(open_library: OpenLibrary, write_content: WriteContent) -> Serve:
    """Return a function that serves a blueprint as plugin `mine`."""

    def open_(page: Blueprint) -> tuple[FlaskClient, Plugins]:
        class Mine:
            @hookimpl
            def register_pages(self) -> list[Blueprint]:
                return [page]

        plugins = Plugins.load(Settings(safe_mode=True, plugin_patience=0.1))
        plugins.register(Mine(), "mine")
        library = open_library(write_content({"a.yaml": unit_text()}), search=True, plugins=plugins)
        return create_app(library).test_client(), plugins

    return open_


def test_a_page_has_its_request_its_own_hooks_and_answers_as_it_likes(serve: Serve) -> None:
    page = Blueprint("mine", __name__, url_prefix="/mine")

    @page.before_request
    def begin() -> None:
        g.seen = request.path

    @page.after_request
    def name(response: Response) -> Response:
        response.headers["X-Mine"] = "1"
        return response

    @page.get("/<word>")
    def own(word: str) -> Response:
        return Response(iter([word, g.seen]), 201)

    @page.get("/none")
    def none() -> str:
        abort(404)

    @page.get("/wrong")
    def wrong() -> str:
        raise DonglingError("写错了")

    client, plugins = serve(page)
    answer = client.get("/mine/word")
    assert (answer.status_code, answer.text, answer.headers["X-Mine"]) == (201, "word/mine/word", "1")
    assert client.get("/mine/none").status_code == 404
    assert (client.get("/mine/wrong").status_code, "写错了" in client.get("/mine/wrong").text) == (400, True)
    assert plugins.problems == []
    assert "X-Mine" not in client.get("/").headers


def test_a_page_that_is_always_too_slow_is_answered_at_once_after_the_third_time(serve: Serve) -> None:
    page = Blueprint("mine", __name__, url_prefix="/mine")

    @page.get("/slow")
    def slow() -> str:
        while True:
            pass

    client, plugins = serve(page)
    assert [client.get("/mine/slow").status_code for _ in range(4)] == [500, 500, 500, 503]
    assert plugins.ledger.record("mine", "page mine.slow").calls == 3
    assert client.get("/").status_code == 200


def test_whoever_fails_to_let_somebody_in_lets_nobody_in(serve: Serve) -> None:
    page = Blueprint("mine", __name__, url_prefix="/mine")

    @page.before_request
    def door() -> None:
        raise KeyError("key")

    page.add_url_rule("/secret", view_func=lambda: "a secret")
    client, _ = serve(page)
    answer = client.get("/mine/secret")
    assert (answer.status_code, "a secret" in answer.text) == (500, False)
