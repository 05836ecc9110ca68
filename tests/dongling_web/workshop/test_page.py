"""The workshop's list: for whoever writes for a school, with accounts, and for nobody else."""

from flask import Flask
from flask.testing import FlaskClient

from dongling.accounts import OPERATOR, Grant, Role
from dongling.store import Store
from dongling_web.http.context import current_catalog
from dongling_web.workshop.page import new_identifier
from tests.dongling.store.accounts.making import somebody
from tests.dongling_web.accounts.conftest import SignIn
from tests.dongling_web.conftest import browser
from tests.dongling_web.workshop.conftest import begin, go, written


def test_without_accounts_there_is_none_and_without_signing_in_it_asks_to(client: FlaskClient, site: Flask) -> None:
    assert client.get("/workshop").status_code == 404
    stranger = browser(site)
    assert stranger.get("/workshop/1").location == "/account/sign-in?back=/workshop/1"
    late = stranger.post("/workshop", data={"kind": "lesson"})
    assert (late.status_code, "/account/sign-in?back=/workshop" in late.text) == (403, True)


def test_a_teacher_begins_a_unit_of_each_kind_for_her_school(lu: FlaskClient) -> None:
    page = lu.get("/workshop")
    assert page.status_code == 200
    assert "no-store" in page.headers["Cache-Control"]
    for kind in ("lesson", "walk", "micro_course", "micro_lecture"):
        assert f'value="{kind}"' in page.text
        number = begin(lu, kind=kind)
        assert lu.get(f"/workshop/{number}").status_code == 200
    assert "我的稿子，4份" in lu.get("/workshop").text
    assert lu.post("/workshop", data={"kind": "no"}).status_code == 409
    assert lu.post("/workshop", data={"unit": "no"}).status_code == 404


def test_somebody_who_writes_for_no_school_is_told_so(store: Store, sign_in: SignIn) -> None:
    somebody(store, "只读", Grant(Role.TEACHER, "east"))
    reader = sign_in("只读")
    assert begin(reader, school="west") == 1
    store.people.dismiss(OPERATOR, "只读", Grant(Role.TEACHER, "east"))
    assert "请学校管理员给你" in reader.get("/workshop").text
    assert reader.post("/workshop", data={"kind": "lesson"}).status_code == 400


def test_a_unit_made_after_another_says_so_and_is_a_draft_under_a_name_of_its_own(
    lu: FlaskClient, store: Store
) -> None:
    number = begin(lu, unit="a")
    person = store.people.named("陆老师")
    assert person
    there = store.manuscripts.get(person.actor, number)
    assert there
    assert (there.line.origin, there.line.title, there.line.school) == ("a", "一节课", "east")
    assert there.line.identifier != "a"
    assert "draft" in there.body
    assert 'href="/units/a"' in lu.get(f"/workshop/{number}").text


def test_what_waits_for_an_editor_stands_first(lu: FlaskClient, editor: FlaskClient, west: FlaskClient) -> None:
    number = written(lu)
    assert "等我审的" not in editor.get("/workshop").text
    assert go(lu, number, "hand-in") == "/workshop?done=handed"
    page = editor.get("/workshop").text
    assert "等我审的，1份" in page
    assert f'href="/workshop/{number}/review"' in page
    assert "从校门到桥头" not in west.get("/workshop").text


def test_an_identifier_is_made_of_the_schools_prefix_and_the_kind(site: Flask) -> None:
    with site.test_request_context("/"):
        kinds = current_catalog().kinds
        assert new_identifier(kinds["lesson"], "east").startswith("lesson-")
        assert new_identifier(kinds["micro_course"], "no-school").startswith("no-school-micro-course-")
