"""The trash: what was deleted comes back by one click, for whoever holds the key, and for nobody else."""

import re

from flask import Flask
from flask.testing import FlaskClient

from dongling_web.drafts.cookie import MOST
from tests.dongling_web.conftest import browser
from tests.dongling_web.drafts.test_page import KEY, keys, names


def test_a_draft_is_deleted_for_all_only_by_a_form_and_comes_back_by_one_click(client: FlaskClient, app: Flask) -> None:
    client.post("/drafts", data={"sequence": "seq-river"})
    (key,) = keys(client)
    text = client.get("/drafts").text
    (read_key,) = set(re.findall(r"/shared/([\w-]{24})", text))
    assert f'<form action="/drafts/{key}/delete" method="post">' in text
    assert client.get(f"/drafts/{key}/delete").status_code == 405
    text = client.post(f"/drafts/{key}/delete", follow_redirects=True).text
    assert re.search(r"已移到回收站。《一条河》20\d\d年\d+月\d+日以前都可以<a href=\"#trash\">取回</a>", text)
    assert re.search(r"<h2>回收站</h2>.*一条河.*20\d\d年\d+月\d+日以前都可以取回", text, re.DOTALL)
    assert f'<form action="/drafts/{key}/return" method="post">' in text
    assert (keys(client), names(client)) == ([], [])
    for path in (f"/drafts/{key}", f"/drafts/{key}/history", f"/drafts/{key}/history/1"):
        answer = browser(app).get(path)
        assert answer.status_code == 410
        assert "《一条河》在回收站里" in answer.text
    assert browser(app).get(f"/shared/{read_key}").status_code == 404
    assert client.post(f"/drafts/{key}", data={"do": "up", "step": 2, "version": 1}).status_code == 410
    assert client.post(f"/drafts/{key}/return").headers["Location"] == f"/drafts/{key}"
    assert (keys(client), names(client)) == ([key], ["一条河"])
    assert "<h2>回收站</h2>" not in client.get("/drafts").text
    assert browser(app).get(f"/shared/{read_key}").status_code == 200


def test_whoever_holds_the_link_takes_a_draft_back_and_a_key_of_nothing_takes_none(
    client: FlaskClient, app: Flask
) -> None:
    client.post("/drafts", data={"sequence": "seq-river"})
    (key,) = keys(client)
    client.post(f"/drafts/{key}/delete")
    other = browser(app)
    assert other.post(f"/drafts/{key}/return", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert other.post(f"/drafts/{KEY}/return").status_code == 404
    assert other.post(f"/drafts/{key}/return").status_code == 303
    assert (names(other), names(client)) == (["一条河"], [])
    other.post(f"/drafts/{key}/delete")
    assert f'action="/drafts/{key}/return"' in client.get("/drafts").text


def test_a_full_browser_keeps_a_draft_in_the_trash_and_says_why(client: FlaskClient) -> None:
    client.post("/drafts", data={"sequence": "seq-river"})
    (key,) = keys(client)
    client.post(f"/drafts/{key}/delete")
    for _ in range(MOST):
        client.post("/drafts")
    answer = client.post(f"/drafts/{key}/return")
    assert answer.status_code == 409
    assert "没有取回，它还在回收站里" in answer.text
    assert f'action="/drafts/{key}/return"' in client.get("/drafts").text


def test_drafts_that_somebody_else_deleted_move_to_the_trash_of_the_list(client: FlaskClient, app: Flask) -> None:
    client.post("/drafts", data={"sequence": "seq-river"})
    client.post("/drafts")
    deleted, stays = keys(client)
    browser(app).post(f"/drafts/{deleted}/delete")
    for _ in range(2):
        assert f'action="/drafts/{deleted}/return"' in client.get("/drafts").text
        assert keys(client) == [stays]
