"""The shelf: what somebody makes while signed in lies there, on every machine, in folders, by school year, found."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, event

from dongling.store import Store
from dongling_web.shelf import listed
from tests.dongling.store.accounts.making import person_named
from tests.dongling_web.accounts.conftest import SignIn
from tests.dongling_web.conftest import browser
from tests.dongling_web.shelf.conftest import begin, main, named


def test_what_is_made_while_signed_in_lies_on_the_shelf_on_every_machine(lu: FlaskClient, sign_in: SignIn) -> None:
    number = named(lu, "从家门口到大运河")
    elsewhere = sign_in("陆老师")
    page = elsewhere.get("/shelf")
    assert (page.status_code, page.headers["Cache-Control"].startswith("no-")) == (200, True)
    assert "从家门口到大运河" in page.text
    assert "no-store" in page.headers["Cache-Control"]
    opened = elsewhere.get(f"/drafts/shelf-{number}")
    assert opened.status_code == 200
    assert "你的书架上" in opened.text
    assert f'href="/shelf/{number}"' in opened.text
    assert (
        elsewhere.post(f"/drafts/shelf-{number}", data={"do": "remove", "step": "1", "version": "2"}).status_code == 303
    )
    assert elsewhere.post(f"/drafts/shelf-{number}", data={"do": "undo", "version": "3"}).status_code == 303
    history = lu.get(f"/drafts/shelf-{number}/history")
    assert "已撤销" in history.text
    assert lu.get(f"/drafts/shelf-{number}/history/1").status_code == 200
    assert elsewhere.get(f"/shared/shelf-{number}/export/yaml").status_code == 200
    assert "从家门口到大运河" not in main(lu, "/drafts")


def test_units_go_into_the_draft_that_was_opened_last_and_the_header_counts_them(lu: FlaskClient, store: Store) -> None:
    number = begin(lu)
    assert lu.post("/drafts/add", data={"unit": "a", "back": "/units/a"}).location == "/units/a#add-a"
    assert "已在序列" in lu.get("/units/a").text
    assert lu.get("/drafts/current").location == f"/drafts/shelf-{number}"
    assert store.usage().drafts == 1
    lu.post("/account/sign-out")
    assert "加入序列" in lu.get("/units/a").text
    assert lu.get("/drafts/current").location == "/drafts"


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("way", ["", "/history", "/history/1", "/current", "/delete", "/return", "/repair", "/forget"])
def test_somebody_elses_draft_by_its_number_is_the_same_as_none(
    lu: FlaskClient, zhou: FlaskClient, site: Flask, store: Store, method: str, way: str
) -> None:
    number = named(lu, "只给自己")
    for client in (zhou, browser(site)):
        there, none = (getattr(client, method)(f"/drafts/shelf-{one}{way}") for one in (number, 99999))
        assert (there.status_code, there.text) == (none.status_code, none.text.replace("99999", str(number)))
        for page in (f"/shared/shelf-{number}", f"/shared/shelf-{number}/export/yaml", f"/shelf/{number}"):
            assert "只给自己" not in client.get(page).text
        assert client.post("/drafts", data={"copy": f"shelf-{number}"}).status_code == 404
        assert client.post(f"/shelf/{number}/sharing", data={"sharing": "public"}).status_code in (403, 404)
    (item,) = store.shelf.everything(person_named(store).actor)
    assert item.saved
    assert item.saved.version == 2


def test_folders_archive_and_trash_by_plain_forms(lu: FlaskClient) -> None:
    one, two = named(lu, "第一份"), named(lu, "第二份")
    folder = lu.post("/shelf/folders", data={"name": "公开课"}).location
    number = folder.partition("=")[2]
    moved = lu.post("/shelf/chosen", data={"item": [one], "do": "move", "folder": number}, follow_redirects=True)
    assert "已移好" in moved.text
    inside = main(lu, folder)
    assert ("第一份" in inside, "第二份" in inside) == (True, False)
    assert "已改名" not in lu.post(f"/shelf/folders/{number}", data={"do": "rename", "name": "教研"}).text
    assert "教研" in lu.get("/shelf").text
    assert lu.post("/shelf/chosen", data={"item": [two], "do": "archive", "year": "2025"}).status_code == 303
    assert "第二份" not in main(lu, "/shelf")
    archived = main(lu, "/shelf?year=2025")
    assert "第二份" in archived
    assert "2025—2026学年" in archived
    assert lu.post(f"/shelf/folders/{number}", data={"do": "remove"}).status_code == 303
    assert "第一份" in lu.get("/shelf").text
    deleted = lu.post("/shelf/chosen", data={"item": [one, two], "do": "delete"}, follow_redirects=True)
    assert "回收站" in deleted.text
    assert "第一份" not in main(lu, "/shelf")
    trash = lu.get("/shelf?trash=1").text
    assert "第一份" in trash
    lu.post("/shelf/chosen", data={"item": [one], "do": "return"})
    assert "第一份" in lu.get("/shelf").text


def test_the_builders_own_delete_leads_to_the_shelf_and_the_trash_takes_back(lu: FlaskClient) -> None:
    number = named(lu, "删了")
    assert lu.post(f"/drafts/shelf-{number}/delete").location == "/shelf?done=deleted"
    gone = lu.get(f"/drafts/shelf-{number}")
    assert gone.status_code == 410
    assert "在回收站里" in gone.text
    assert lu.post(f"/drafts/shelf-{number}/return").location == f"/drafts/shelf-{number}"
    assert lu.get(f"/drafts/shelf-{number}").status_code == 200


def test_one_finds_ones_own_by_name_and_by_the_titles_of_its_units(lu: FlaskClient, zhou: FlaskClient) -> None:
    named(lu, "走运河")
    named(zhou, "别人走运河")
    title = "a"
    found = main(lu, "/shelf?q=运河")
    assert "走运河" in found
    assert "别人走运河" not in found
    assert "走运河" in lu.get(f"/shelf?q={title}").text
    assert "书架上没有" in lu.get("/shelf?q=没有的词").text


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"name": ""}, "1到40个字"),
        ({"name": "长" * 41}, "1到40个字"),
    ],
)
def test_a_folder_that_will_not_do_is_said(lu: FlaskClient, form: dict[str, str], said: str) -> None:
    answer = lu.post("/shelf/folders", data=form)
    assert answer.status_code == 400
    assert said in answer.text


def test_what_makes_no_sense_changes_nothing(lu: FlaskClient) -> None:
    number = named(lu, "一份")
    assert lu.post("/shelf/chosen", data={"do": "delete"}).location == "/shelf?done=none"
    assert lu.post("/shelf/chosen", data={"do": "x", "item": number}).status_code == 400
    assert lu.post("/shelf/chosen", data={"do": "archive", "item": number, "year": "12"}).status_code == 400
    assert lu.post("/shelf/chosen", data={"do": "move", "item": number, "folder": "999"}).status_code == 400
    assert lu.post("/shelf/folders/999", data={"do": "remove"}).status_code == 400
    assert lu.get("/shelf?page=9").status_code == 404
    assert lu.get("/shelf?folder=999999999999&year=x&q=%00").status_code == 200
    assert "一份" in lu.get("/shelf").text


def test_whoever_has_not_signed_in_is_asked_to(site: Flask) -> None:
    client = browser(site)
    assert client.get("/shelf").location == "/account/sign-in?back=/shelf"
    answer = client.post("/shelf/chosen", data={"do": "delete", "item": 1})
    assert answer.status_code == 403
    assert 'href="/account/sign-in?back=/shelf"' in answer.text


def test_a_page_costs_what_it_shows(lu: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listed, "MANY", 3)

    def asked() -> tuple[int, int]:
        queries = list[str]()
        event.listen(Engine, "before_cursor_execute", note := lambda *given: queries.append(given[2]))
        try:
            page = lu.get("/shelf")
        finally:
            event.remove(Engine, "before_cursor_execute", note)
        return len(queries), page.text.count('class="shelf-line"')

    for number in range(3):
        named(lu, f"第{number}份")
    few = asked()
    for number in range(9):
        named(lu, f"又{number}份")
    assert asked() == few
    assert "又0份" not in main(lu, "/shelf")
    assert lu.get("/shelf?page=4").status_code == 200


def test_no_route_shows_or_changes_somebody_elses_draft_by_its_number(
    lu: FlaskClient, zhou: FlaskClient, site: Flask, store: Store
) -> None:
    number = named(lu, "只给自己")
    (before,) = store.shelf.everything(person_named(store).actor)
    for rule in site.url_map.iter_rules():
        if not rule.arguments & {"key", "number", "folder"}:
            continue
        filled = rule.rule.replace("<key>", f"shelf-{number}").replace("<read_key>", f"shelf-{number}")
        filled = re.sub(r"<int:\w+>", str(number), filled)
        for client in (zhou, browser(site)):
            for method in {"GET", "POST"} & (rule.methods or set()):
                answer = client.open(re.sub(r"<[^>]*>", "yaml", filled), method=method)
                assert "只给自己".encode() not in answer.data, rule
    (after,) = store.shelf.everything(person_named(store).actor)
    assert after == before
