"""One person in the room of people: roles, a link, in and out; who changes what is no more so is told what it is."""

import datetime as dt
import re
from http import HTTPStatus

import pytest
from flask.testing import FlaskClient

from dongling.accounts import OPERATOR, Grant, Role
from dongling.store import Store
from dongling_web.display.text import zh_date
from tests.dongling.store.accounts.making import BOSS_EAST, DISTRICT, PASSWORD, TEACHER_EAST, signed_in, somebody
from tests.dongling.store.accounts.signing_in.making import with_second_factor
from tests.dongling_web.people.conftest import SignIn, number_of

ROOM = "/admin/people"
EDITOR = {"role": "editor", "school": "east"}


def seen(client: FlaskClient, number: int) -> dict[str, str]:
    """Return what the forms of a person's page say of her."""
    values = set(re.findall(r'name="seen" value="(\w+)"', client.get(f"{ROOM}/{number}").text))
    assert len(values) == 1
    return {"seen": values.pop()}


def test_a_page_says_what_a_person_is_and_when_but_not_where_she_was_signed_in(store: Store, boss: FlaskClient) -> None:
    person = somebody(store)
    signed_in(store, person, "203.0.113.9")
    page = boss.get(f"{ROOM}/{person.id}").text
    assert "东校 · 老师" in page
    assert "上次登录在" in page
    assert "203.0.113" not in page
    assert "Firefox" not in page


def test_roles_are_given_and_taken(store: Store, boss: FlaskClient) -> None:
    person = somebody(store)
    given = boss.post(f"{ROOM}/{person.id}/appoint", data=EDITOR | seen(boss, person.id))
    assert given.location == f"{ROOM}/{person.id}?done=appointed"
    page = boss.get(given.location).text
    assert "给了角色。" in page
    assert "东校 · 编辑" in page
    boss.post(f"{ROOM}/{person.id}/dismiss", data=EDITOR | seen(boss, person.id))
    assert "东校 · 编辑" not in boss.get(f"{ROOM}/{person.id}").text
    last = {"role": "teacher", "school": "east"} | seen(boss, person.id)
    assert boss.post(f"{ROOM}/{person.id}/dismiss", data=last).location == f"{ROOM}?done=gone"
    assert "已不归你管" in boss.get(f"{ROOM}?done=gone").text


def test_of_two_who_change_one_role_the_second_is_told_what_it_is_now(
    store: Store, boss: FlaskClient, district: FlaskClient
) -> None:
    person = somebody(store)
    hers, his = seen(boss, person.id), seen(district, person.id)
    boss.post(f"{ROOM}/{person.id}/appoint", data=EDITOR | hers)
    answer = district.post(f"{ROOM}/{person.id}/dismiss", data={"role": "teacher", "school": "east"} | his)
    assert answer.status_code == HTTPStatus.CONFLICT
    assert "刚才有人改过" in answer.text
    assert "东校 · 编辑" in answer.text
    assert "东校 · 老师" in answer.text
    (now,) = set(re.findall(r'name="seen" value="(\w+)"', answer.text))
    again = {"role": "teacher", "school": "east", "seen": now}
    assert district.post(f"{ROOM}/{person.id}/dismiss", data=again).status_code == HTTPStatus.SEE_OTHER


@pytest.mark.parametrize("act", ["disable", "enable", "appoint", "dismiss", "link", "second-factor"])
def test_a_form_that_does_not_say_what_it_showed_changes_nothing(store: Store, boss: FlaskClient, act: str) -> None:
    person = somebody(store)
    answer = boss.post(f"{ROOM}/{person.id}/{act}", data={"role": "teacher", "school": "east"})
    assert answer.status_code == HTTPStatus.CONFLICT
    assert store.people.recognised(person.name, PASSWORD) == person


def test_a_reset_gives_a_link_once_and_ends_the_password_at_once(
    store: Store, boss: FlaskClient, sign_in: SignIn
) -> None:
    person = somebody(store)
    hers = sign_in(person.name)
    answer = boss.post(f"{ROOM}/{person.id}/link", data=seen(boss, person.id))
    (token,) = set(re.findall(r"/account/link/([\w-]{32})", answer.text))
    assert store.people.by_link(token)
    assert store.people.recognised(person.name, PASSWORD) is None
    assert hers.get("/account").status_code == HTTPStatus.SEE_OTHER
    assert token not in boss.get(f"{ROOM}/{person.id}").text
    days = [dt.datetime.now().astimezone().date() + dt.timedelta(days=2 + more) for more in (-1, 0, 1)]
    assert any(f"{zh_date(day)}前有效" in answer.text for day in days)  # not the fortnight of an invitation
    assert "再给一个邀请链接" in boss.get(f"{ROOM}/{person.id}").text


def test_who_was_to_be_invited_again_and_has_a_password_by_now_keeps_it(store: Store, boss: FlaskClient) -> None:
    token = store.people.add(OPERATOR, "新老师", [TEACHER_EAST])
    number = number_of(store, "新老师")
    form = seen(boss, number)
    store.people.set_password(token, PASSWORD)
    assert boss.post(f"{ROOM}/{number}/link", data=form).status_code == HTTPStatus.CONFLICT
    assert store.people.recognised("新老师", PASSWORD)


def test_somebody_is_disabled_and_let_in_again(store: Store, boss: FlaskClient, sign_in: SignIn) -> None:
    person = somebody(store)
    hers = sign_in(person.name)
    boss.post(f"{ROOM}/{person.id}/disable", data=seen(boss, person.id))
    assert hers.get("/account").status_code == HTTPStatus.SEE_OTHER
    page = boss.get(f"{ROOM}/{person.id}").text
    assert "停用了" in page
    assert "重设密码" not in page
    boss.post(f"{ROOM}/{person.id}/enable", data=seen(boss, person.id))
    assert store.people.recognised(person.name, PASSWORD) == person


def test_the_last_administrator_of_the_district_stays_and_is_told(store: Store, district: FlaskClient) -> None:
    own = number_of(store, "区管理员甲")
    for act, form in (("disable", {}), ("dismiss", {"role": "district_admin", "school": ""})):
        answer = district.post(f"{ROOM}/{own}/{act}", data=form | seen(district, own))
        assert answer.status_code == HTTPStatus.BAD_REQUEST
        assert "最后一位" in answer.text
    assert district.get(ROOM).status_code == HTTPStatus.OK


def test_who_takes_her_own_role_is_led_to_her_account(store: Store, boss: FlaskClient) -> None:
    own = number_of(store, "东校管理员")
    answer = boss.post(f"{ROOM}/{own}/dismiss", data={"role": "school_admin", "school": "east"} | seen(boss, own))
    assert answer.location == "/account"
    assert boss.get("/account").status_code == HTTPStatus.OK


def test_of_a_person_of_two_schools_an_administrator_takes_her_own_role_and_nothing_else(
    store: Store, boss: FlaskClient
) -> None:
    person = somebody(store, "吴老师", TEACHER_EAST, Grant(Role.TEACHER, "west"))
    page = boss.get(f"{ROOM}/{person.id}").text
    assert "归区管理员" in page
    assert "西校" not in page
    for act in ("disable", "appoint", "link"):
        form = {"role": "editor", "school": "east"} | seen(boss, person.id)
        answer = boss.post(f"{ROOM}/{person.id}/{act}", data=form)
        assert answer.status_code == HTTPStatus.BAD_REQUEST
        assert "没有这样做的权限" in answer.text
    taken = boss.post(f"{ROOM}/{person.id}/dismiss", data={"role": "teacher", "school": "east"} | seen(boss, person.id))
    assert taken.location == f"{ROOM}?done=gone"


def test_a_role_at_a_school_that_is_gone_can_be_taken(store: Store, district: FlaskClient) -> None:
    person = somebody(store, "老人", Grant(Role.TEACHER, "gone"), TEACHER_EAST)
    answer = district.post(
        f"{ROOM}/{person.id}/dismiss", data={"role": "teacher", "school": "gone"} | seen(district, person.id)
    )
    assert answer.status_code == HTTPStatus.SEE_OTHER
    form = {"role": "teacher", "school": "gone"} | seen(district, person.id)
    assert district.post(f"{ROOM}/{person.id}/appoint", data=form).status_code == HTTPStatus.BAD_REQUEST


def test_only_the_district_makes_administrators_of_the_district(
    store: Store, boss: FlaskClient, district: FlaskClient
) -> None:
    person = somebody(store)
    form = {"role": "district_admin", "school": "east"}
    assert 'value="district_admin"' not in boss.get(f"{ROOM}/{person.id}").text
    refused = boss.post(f"{ROOM}/{person.id}/appoint", data=form | seen(boss, person.id))
    assert refused.status_code == HTTPStatus.BAD_REQUEST
    district.post(f"{ROOM}/{person.id}/appoint", data=form | seen(district, person.id))
    there = store.people.named(person.name)
    assert there
    assert there.grants == {TEACHER_EAST, DISTRICT}
    assert BOSS_EAST not in there.grants


def test_a_lost_second_factor_is_taken_away_and_the_password_stays(store: Store, boss: FlaskClient) -> None:
    person = somebody(store)
    assert "取消第二步验证" not in boss.get(f"{ROOM}/{person.id}").text
    with_second_factor(store, person)
    token = signed_in(store, person)
    answer = boss.post(f"{ROOM}/{person.id}/second-factor", data=seen(boss, person.id))
    assert answer.location == f"{ROOM}/{person.id}?done=second-off"
    assert "密码没有变" in boss.get(answer.location).text
    assert not store.second_factors.is_on(person)
    assert store.sessions.of(token) is None
    assert store.people.recognised(person.name, PASSWORD) == person


def test_who_joined_by_a_site_that_vouches_is_no_longer_invited(store: Store, boss: FlaskClient) -> None:
    store.identities.accept(store.people.add(OPERATOR, "周老师", [TEACHER_EAST]), "https://id.example.cn", "zhou")
    person = store.identities.person("https://id.example.cn", "zhou")
    assert person
    assert "重设密码，给我链接" in boss.get(f"{ROOM}/{person.id}").text
    assert store.register.invite(OPERATOR, [person.id]) == []
    assert store.identities.person("https://id.example.cn", "zhou") == person
