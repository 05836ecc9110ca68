"""The room of people: who there is, one more, links for those without a password."""

import csv
import datetime as dt
import io
import re
from html import unescape
from http import HTTPStatus

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from dongling.accounts import OPERATOR, Grant, Role
from dongling.store import Store
from dongling.store.accounts.tokens import token_hash
from dongling.store.database.tables import one_time_links
from dongling.store.register.person_line import Newcomer
from tests.dongling.store.accounts.making import DISTRICT, PASSWORD, TEACHER_EAST, somebody
from tests.dongling.store.making import by_hand
from tests.dongling.store.register.statements import statements
from tests.dongling_web.conftest import browser
from tests.dongling_web.people.conftest import number_of

ROOM = "/admin/people"
TEACHER_WEST = Grant(Role.TEACHER, "west")
LINK = re.compile(r"/account/link/([\w-]{32})")


def names(page: str) -> list[str]:
    """Return the names on a page of people."""
    return re.findall(r'class="people-name"[^>]*>([^<]+)<', page)


def test_an_administrator_sees_her_school_and_one_of_the_district_everybody(
    store: Store, boss: FlaskClient, district: FlaskClient
) -> None:
    somebody(store, "陆老师", TEACHER_EAST)
    somebody(store, "周老师", TEACHER_WEST)
    somebody(store, "吴老师", TEACHER_EAST, TEACHER_WEST)
    page = boss.get(ROOM)
    assert names(page.text) == ["东校管理员", "吴老师", "陆老师"]
    assert "西校" not in page.text
    assert "别处也有角色" in page.text
    assert "no-store" in page.headers["Cache-Control"]
    assert set(names(district.get(ROOM).text)) == {"东校管理员", "吴老师", "陆老师", "周老师", "区管理员甲"}


def test_people_are_looked_for_by_name_school_role_and_state(store: Store, district: FlaskClient) -> None:
    somebody(store, "陆老师", TEACHER_EAST)
    somebody(store, "周老师", TEACHER_WEST)
    store.people.add(OPERATOR, "新老师", [TEACHER_EAST])
    assert names(district.get(f"{ROOM}?q=陆").text) == ["陆老师"]
    assert names(district.get(f"{ROOM}?school=west&role=teacher").text) == ["周老师"]
    assert names(district.get(f"{ROOM}?state=invited").text) == ["新老师"]
    assert "没有这样的人" in district.get(f"{ROOM}?q=谁").text


@pytest.mark.parametrize("query", ["role=king", "state=asleep", "page=x", "page=0"])
def test_a_value_that_there_is_not_is_said(boss: FlaskClient, query: str) -> None:
    assert boss.get(f"{ROOM}?{query}").status_code == HTTPStatus.BAD_REQUEST


def test_a_sign_that_no_database_holds_finds_nobody(boss: FlaskClient) -> None:
    for query in ("q=%00", "q=a%00b", "school=%00"):
        assert boss.get(f"{ROOM}?{query}").status_code == HTTPStatus.OK
    sent = {"name": "a\0b", "role": "teacher", "school": "east\0west"}
    assert boss.post(ROOM, data=sent).status_code == HTTPStatus.BAD_REQUEST


def test_a_long_list_is_shown_a_page_at_a_time_and_keeps_what_was_asked(store: Store, boss: FlaskClient) -> None:
    store.register.take_in(OPERATOR, [Newcomer(f"老师{number:03}", TEACHER_EAST) for number in range(70)])
    first = boss.get(f"{ROOM}?q=老师").text
    assert names(first) == [f"老师{number:03}" for number in range(30)]
    (after,) = re.findall(r'href="([^"]+)" rel="next"', first)
    assert names(boss.get(after.replace("&amp;", "&")).text)[0] == "老师030"
    assert boss.get(f"{ROOM}?q=老师&page=4").status_code == HTTPStatus.NOT_FOUND


def test_a_page_asks_the_database_no_more_of_many_people(store: Store, boss: FlaskClient) -> None:
    asked = []
    for many in (60, 600):
        store.register.take_in(OPERATOR, [Newcomer(f"老师{many}-{number}", TEACHER_EAST) for number in range(many)])
        with statements(store) as said:
            boss.get(f"{ROOM}?q=老师")
        asked.append(len(said))
    assert asked[0] == asked[1] < 20


def test_one_who_is_taken_in_sets_a_password_by_the_link_on_the_slip(site: Flask, boss: FlaskClient) -> None:
    answer = boss.post(ROOM, data={"name": "陆老师@东林", "role": "teacher", "school": "east"})
    assert answer.status_code == HTTPStatus.OK
    assert "no-store" in answer.headers["Cache-Control"]
    assert 'class="qr"' in answer.text
    (token,) = set(LINK.findall(answer.text))
    client = browser(site)
    form = {"password": PASSWORD, "again": PASSWORD}
    assert client.post(f"/account/link/{token}", data=form).location == "/account"
    assert "陆老师@东林" in client.get("/account").text
    again = client.get(f"/account/link/{token}")
    assert again.status_code == HTTPStatus.NOT_FOUND
    assert "它用过了" in again.text


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"name": "陆 老 师", "role": "teacher", "school": "east"}, "不能用"),
        ({"name": "东校管理员", "role": "teacher", "school": "east"}, "已经有"),
        ({"name": "新老师", "role": "teacher", "school": "west"}, "没有这样做的权限"),
        ({"name": "新老师", "role": "district_admin", "school": "east"}, "没有这样做的权限"),
        ({"name": "新老师", "role": "king", "school": "east"}, "没有这个角色"),
        ({"name": "新老师", "role": "teacher", "school": "eats"}, "是不是“east”"),
        ({}, "没有这个角色"),
    ],
)
def test_who_can_not_be_taken_in_is_not_and_the_form_says_why(
    store: Store, boss: FlaskClient, form: dict[str, str], said: str
) -> None:
    before = store.register.every(OPERATOR)
    answer = boss.post(ROOM, data=form)
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert said in answer.text
    assert form.get("name", "") in answer.text
    assert store.register.every(OPERATOR) == before


def test_new_slips_are_for_chosen_people_who_have_no_password(store: Store, boss: FlaskClient) -> None:
    old = store.people.add(OPERATOR, "新老师", [TEACHER_EAST])
    store.people.add(OPERATOR, "西校的", [TEACHER_WEST])
    somebody(store, "陆老师", TEACHER_EAST)
    chosen = [str(number_of(store, name)) for name in ("新老师", "西校的", "陆老师")]
    answer = boss.post(f"{ROOM}/slips", data={"person": [*chosen, "x", "9" * 40, "²"]})
    assert "新老师" in answer.text
    assert "西校的" not in answer.text
    assert "选中的人里有2人没有给" in answer.text
    (token,) = set(LINK.findall(answer.text))
    assert store.people.by_link(old) is None
    assert store.people.by_link(token)
    nobody = boss.post(f"{ROOM}/slips", data={"person": chosen[1:]})
    assert nobody.location == f"{ROOM}?done=none"
    assert "有密码的可以直接登录" in boss.get(nobody.location).text


def test_slips_for_all_of_a_query(store: Store, boss: FlaskClient) -> None:
    names_ = ("张一", "张二", "王一")
    store.register.take_in(OPERATOR, [Newcomer(name, TEACHER_EAST) for name in names_])
    answer = boss.post(f"{ROOM}/slips", data={"every": "1", "q": "张"})
    assert len(set(LINK.findall(answer.text))) == 2


def test_links_are_taken_along_as_a_file_and_printed_once_more_without_making_others(
    store: Store, boss: FlaskClient
) -> None:
    page = boss.post(ROOM, data={"name": "@陆老师", "role": "teacher", "school": "east"}).text
    (links,) = map(unescape, re.findall(r'name="links" value="([^"]+)"', page))
    (token,) = set(LINK.findall(page))
    file = boss.post(f"{ROOM}/links.csv", data={"links": links})
    assert file.headers["Content-Disposition"].startswith("attachment")
    assert "no-store" in file.headers["Cache-Control"]
    rows = list(csv.reader(io.StringIO(file.data.decode("utf-8-sig"))))
    assert rows[1][0] == "'@陆老师"  # no formula to a table program
    assert token in rows[1][2]
    again = boss.post(f"{ROOM}/slips/print", data={"links": links})
    assert set(LINK.findall(again.text)) == {token}
    assert "<h2>@陆老师</h2>" in again.text
    assert store.people.by_link(token)


@pytest.mark.parametrize("links", ["", "x", "a,b,c,d\r\na,b,javascript:alert(1),d", "a\0b", '"' + "x" * 200_000])
def test_what_are_no_links_is_not_printed(boss: FlaskClient, links: str) -> None:
    for address in ("slips/print", "links.csv"):
        answer = boss.post(f"{ROOM}/{address}", data={"links": links})
        assert answer.status_code == HTTPStatus.BAD_REQUEST


def test_more_than_a_form_may_send_is_refused(boss: FlaskClient) -> None:
    answer = boss.post(f"{ROOM}/links.csv", data={"links": "x" * 5_000_000})
    assert answer.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE


def test_a_page_of_another_site_takes_nobody_in(store: Store, boss: FlaskClient) -> None:
    form = {"name": "陆老师", "role": "teacher", "school": "east"}
    answer = boss.post(ROOM, data=form, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert store.people.named("陆老师") is None


def chinese(page: str) -> list[str]:
    """Return the Chinese words in the main part of a page, but for names."""
    main = re.sub(
        r"区管理员甲|东校|西校|陆老师@东林|黄老师|第二行", "", page.partition("<main")[2].partition("</main")[0]
    )
    return re.findall(r"[\u4e00-\u9fff]+", re.sub(r"<[^>]+>", "", main))


def test_all_is_said_in_english_too(store: Store, district: FlaskClient) -> None:
    somebody(store, "Lu", DISTRICT)
    english = {"Accept-Language": "en"}
    rows = "Name,School,Role\nZhou,east,\nLu,east,\n,,\nWu,nowhere,king\nYi,east,king\nA B,east,\nZhou,east,\n"
    shown = [
        *(
            district.get(f"{ROOM}{path}", headers=english)
            for path in ("", "/new", f"/{number_of(store, 'Lu')}", "/list")
        ),
        district.post(ROOM, data={"name": "Li", "role": "teacher", "school": "east"}, headers=english),
        district.post(ROOM, data={"name": "Li", "role": "teacher", "school": "east"}, headers=english),
        district.post(f"{ROOM}/list", data={"file": (io.BytesIO(rows.encode()), "a.csv")}, headers=english),
        district.post(f"{ROOM}/{number_of(store, 'Lu')}/link", data={"seen": "x"}, headers=english),
        district.get(f"{ROOM}/999", headers=english),
    ]
    assert [answer.status_code for answer in shown] == [200] * 5 + [400, 200, 409, 404]
    assert {answer.request.path: chinese(answer.text) for answer in shown if chinese(answer.text)} == {}


def test_a_link_that_was_used_or_is_late_or_a_disabled_persons_opens_nothing_and_says_what_to_do(
    site: Flask, store: Store, boss: FlaskClient
) -> None:
    made = store.register.take_in(OPERATOR, [Newcomer(name, TEACHER_EAST) for name in ("用过", "晚了", "停用")])
    used, late, disabled = (one.token for one in made)
    store.people.set_password(used, PASSWORD)
    with by_hand(store) as connection:  # fifteen days are not waited for
        old = {"made": dt.datetime.now(dt.UTC) - dt.timedelta(days=15)}
        connection.execute(update(one_time_links).where(one_time_links.c.token_hash == token_hash(late)).values(old))
    store.people.disable(OPERATOR, "停用")
    store.people.enable(OPERATOR, "停用")
    for token in (used, late, disabled):
        client = browser(site)
        form = {"password": PASSWORD, "again": PASSWORD}
        for answer in (client.get(f"/account/link/{token}"), client.post(f"/account/link/{token}", data=form)):
            assert answer.status_code == HTTPStatus.NOT_FOUND
            assert "这个链接打不开了" in answer.text
            assert "请管理员再给一个" in answer.text
    assert "链接过期了" in boss.get(f"{ROOM}?q=晚了").text
