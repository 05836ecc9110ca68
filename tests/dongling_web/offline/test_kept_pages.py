"""Which pages a device may keep."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dongling_web.offline.kept_pages import AS_IT_IS, HEADER, KEPT, WITHOUT_COOKIES
from tests.dongling_web.conftest import browser


@pytest.mark.parametrize(
    "path", ["/", "/units/film-bell", "/units/film-bell/show", "/sequences/seq-river", "/facts", "/about", "/offline"]
)
def test_pages_that_are_everybodys_may_be_kept(client: FlaskClient, path: str) -> None:
    assert client.get(path).headers[HEADER] == AS_IT_IS


@pytest.mark.parametrize(
    "path",
    [
        *("/search?q=桥", "/search.json?q=桥", "/suggest.json?q=桥", "/drafts", "/admin/plugins", "/healthz", "/wall"),
        *("/units/none", "/units/film-bell/export/yaml", "/units/film-bell/bundle.zip", "/worker.js", "/map.csv"),
    ],
)
def test_nothing_else_may_be_kept(client: FlaskClient, path: str) -> None:
    assert HEADER not in client.get(path).headers


def test_what_was_sent_is_not_kept(client: FlaskClient) -> None:
    answer = client.post("/drafts", data={"sequence": "seq-river"}, follow_redirects=True)
    assert answer.status_code == 200
    assert HEADER not in answer.headers


def test_somebodys_drafts_are_not_kept_and_his_pages_only_without_his_cookies(app: Flask) -> None:
    client = browser(app)
    draft = client.post("/drafts", data={"sequence": "seq-river"}).headers["Location"]
    assert HEADER not in client.get(draft).headers
    assert client.get("/units/film-bell").headers[HEADER] == WITHOUT_COOKIES
    assert "我的序列 <" not in browser(app).get("/units/film-bell").text


def test_the_page_of_a_paired_wall_is_kept_only_without_its_key(app: Flask) -> None:
    client = browser(app)
    client.post("/wall", data={"unit": "film-bell"})
    assert client.get("/units/film-bell/show").headers[HEADER] == WITHOUT_COOKIES


def test_every_page_that_may_be_kept_is_there(app: Flask) -> None:
    assert app.view_functions.keys() >= KEPT
