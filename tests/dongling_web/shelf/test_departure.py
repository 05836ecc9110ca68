"""When somebody leaves: what is handed over says from whom; the account goes when its name is typed."""

import io
import zipfile

from flask import Flask
from flask.testing import FlaskClient

from dongling.store import Store
from dongling_web.drafts.held_store import current_store
from tests.dongling.store.accounts.making import BOSS_EAST, somebody
from tests.dongling_web.accounts.conftest import SignIn
from tests.dongling_web.conftest import browser
from tests.dongling_web.shelf.conftest import main, named


def test_chosen_things_go_to_a_colleague_who_sees_from_whom(lu: FlaskClient, zhou: FlaskClient) -> None:
    one = named(lu, "给你")
    named(lu, "留着")
    asked = lu.post("/shelf/chosen", data={"item": [one], "do": "hand"})
    assert asked.location == f"/shelf/hand-over?item={one}"
    assert "1份" in lu.get(asked.location).text
    refused = lu.post("/shelf/hand-over", data={"item": one, "to": "没有这个人"})
    assert refused.status_code == 400
    assert "没有能接手的" in refused.text
    assert lu.post("/shelf/hand-over", data={"item": one, "to": "周老师"}).location == "/shelf?done=handed"
    theirs = zhou.get("/shelf").text
    assert "给你" in theirs
    assert "陆老师交来" in theirs
    assert "给你" not in lu.get("/shelf").text


def test_an_administrator_hands_over_the_shelf_of_whoever_left_and_a_teacher_does_not(
    lu: FlaskClient, zhou: FlaskClient, store: Store, sign_in: SignIn
) -> None:
    named(lu, "一")
    somebody(store, "管理员", BOSS_EAST)
    boss = sign_in("管理员")
    assert zhou.get("/shelf/hand-over?person=陆老师").status_code == 403
    assert zhou.post("/shelf/hand-over", data={"person": "陆老师", "to": "周老师"}).status_code == 403
    there, none = (main(zhou, f"/shelf/hand-over?person={name}") for name in ("陆老师", "无"))
    assert there == none
    assert "1份" in boss.get("/shelf/hand-over?person=陆老师").text
    assert boss.post("/shelf/hand-over", data={"person": "陆老师", "to": "周老师"}).status_code == 303
    assert "陆老师交来" in zhou.get("/shelf").text


def test_manuscripts_are_told_handed_over_with_the_whole_shelf_and_taken_along(
    lu: FlaskClient, zhou: FlaskClient
) -> None:
    named(lu, "一")
    assert lu.post("/workshop", data={"kind": "lesson"}).status_code == 303
    held = zipfile.ZipFile(io.BytesIO(lu.get("/shelf/export").data))
    (file,) = [name for name in held.namelist() if name.startswith("units/")]
    assert held.read(file).decode().startswith("# 课程单元：课堂教学\n编号: ")
    for page in ("hand-over", "leave"):
        assert "1份稿子" in lu.get(f"/shelf/{page}").text
    assert lu.post("/shelf/hand-over", data={"to": "周老师"}).status_code == 303
    assert "我的稿子，0份" in lu.get("/workshop").text
    assert "我的稿子，1份" in zhou.get("/workshop").text


def test_all_is_taken_along_as_files_that_are_taken_in_again(lu: FlaskClient, site: Flask) -> None:
    named(lu, "从家门口到大运河")
    named(lu, "名字/../怪")
    answer = lu.get("/shelf/export")
    assert answer.mimetype == "application/zip"
    assert "no-store" in answer.headers["Cache-Control"]
    held = zipfile.ZipFile(io.BytesIO(answer.data))
    assert held.testzip() is None
    words = held.read("list.txt").decode("utf-8-sig")
    assert "从家门口到大运河" in words
    assert "只有自己" in words
    files = [name for name in held.namelist() if name.endswith(".yaml")]
    assert len(files) == 2
    assert all("/" not in name for name in files)
    again = browser(site).post(
        "/drafts/upload", data={"file": (io.BytesIO(held.read(files[0])), "a.yaml")}, content_type="multipart/form-data"
    )
    assert again.status_code == 303


def test_an_account_goes_when_its_name_is_typed_and_its_browsers_are_signed_out(
    lu: FlaskClient, sign_in: SignIn, site: Flask
) -> None:
    number = named(lu, "一")
    elsewhere = sign_in("陆老师")
    asked = lu.get("/shelf/leave").text
    assert "陆老师" in asked
    assert "1份" in asked
    wrong = lu.post("/shelf/leave", data={"name": "周老师"})
    assert wrong.status_code == 400
    assert "什么也没有删" in wrong.text
    assert lu.post("/shelf/leave", data={"name": "陆老师"}).location == "/account/sign-in?done=left"
    for client in (lu, elsewhere):
        assert client.get("/shelf").location == "/account/sign-in?back=/shelf"
        there = f"/drafts/shelf-{number}"
        assert client.get(there).location == f"/account/sign-in?back={there}"
    with site.app_context():
        assert current_store().people.named("陆老师") is None
