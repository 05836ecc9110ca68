"""One draft of a shelf: who sees it is changed and taken back at once; a copy knows its original."""

import re

from flask import Flask
from flask.testing import FlaskClient

from dongling.store import Store
from tests.dongling.store.accounts.making import BOSS_EAST, somebody
from tests.dongling_web.accounts.conftest import SignIn
from tests.dongling_web.conftest import browser
from tests.dongling_web.shelf.conftest import begin, named, share


def test_a_link_is_shown_once_and_ends_when_another_is_made(lu: FlaskClient, site: Flask) -> None:
    number = named(lu, "一条河")
    (read,) = re.findall(r"shared/([\w-]{24})", share(lu, number, "link"))
    reader = browser(site)
    assert "一条河" in reader.get(f"/shared/{read}").text
    assert read not in lu.get(f"/shelf/{number}").text
    (edit,) = re.findall(r"drafts/([\w-]{24})", share(lu, number, "link"))
    assert reader.get(f"/shared/{read}").status_code == 404
    assert reader.get(f"/drafts/{edit}").status_code == 200
    assert "只有自己" in share(lu, number, "private")
    assert reader.get(f"/drafts/{edit}").status_code == 404


def test_a_colleague_sees_what_the_school_shares_copies_it_and_is_told_when_it_changes(
    lu: FlaskClient, zhou: FlaskClient
) -> None:
    number = named(lu, "一条河")
    share(lu, number, "school")
    assert "一条河" in zhou.get("/shelf/colleagues").text
    page = zhou.get(f"/shared/shelf-{number}").text
    assert "陆老师" in page
    copy = begin(zhou, copy=f"shelf-{number}")
    shelf = zhou.get("/shelf").text
    assert "抄自陆老师" in shelf
    assert "原件在你抄走以后改过" not in shelf
    assert zhou.get(f"/drafts/shelf-{number}").status_code == 403
    lu.post(f"/drafts/shelf-{number}", data={"do": "about", "name": "两条河", "version": "2"})
    assert "原件在你抄走以后改过" in zhou.get("/shelf").text
    changed = zhou.get(f"/shelf/{copy}/origin").text
    assert "不同：" in changed
    assert "两条河" in changed
    assert "一条河" in changed
    share(lu, number, "private")
    assert "不再分享给你" in zhou.get(f"/shelf/{copy}").text
    for way in (f"/shared/shelf-{number}", f"/shelf/{copy}/origin"):
        gone = zhou.get(way)
        assert gone.status_code == 404
        assert "两条河" not in gone.text
    assert "一条河" in zhou.get(f"/drafts/shelf-{copy}").text


def test_one_without_an_original_has_no_page_of_it(lu: FlaskClient) -> None:
    number = named(lu, "一条河")
    assert lu.get(f"/shelf/{number}/origin").status_code == 404
    assert lu.get("/shelf/99999").status_code == 404
    assert lu.post("/shelf/99999/sharing", data={"sharing": "public"}).status_code == 404


def test_a_school_where_one_is_not_is_refused_and_what_makes_no_sense_is_private(lu: FlaskClient) -> None:
    number = named(lu, "一条河")
    refused = lu.post(f"/shelf/{number}/sharing", data={"sharing": "school", "school": "west"})
    assert refused.status_code == 400
    assert "自己在的学校" in refused.text
    assert "只有自己" in share(lu, number, "nonsense")


def test_an_administrator_takes_down_what_is_shared_and_sees_no_button_elsewhere(
    lu: FlaskClient, zhou: FlaskClient, store: Store, sign_in: SignIn, site: Flask
) -> None:
    number = named(lu, "一条河")
    share(lu, number, "public")
    somebody(store, "管理员", BOSS_EAST)
    boss = sign_in("管理员")
    assert [
        f"/shelf/{number}/take-down" in client.get(f"/shared/shelf-{number}").text for client in (boss, zhou, lu)
    ] == [
        True,
        False,
        False,
    ]
    assert zhou.post(f"/shelf/{number}/take-down").status_code == 404
    assert "一条河" in browser(site).get("/shared").text
    done = boss.post(f"/shelf/{number}/take-down", follow_redirects=True)
    assert "已收起" in done.text
    assert "一条河" not in browser(site).get("/shared").text
