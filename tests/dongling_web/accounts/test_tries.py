"""Wrong passwords: a thousand of them open nothing, and shut out nobody who is known here."""

import re
from http import HTTPStatus

import pytest
from flask import Flask

from dongling.accounts import OPERATOR
from dongling.problems import DonglingError
from dongling.store import Store
from dongling_web.accounts.tries import AT_ONCE, FROM_A_PLACE, IN_A_ROW, OF_AN_ACCOUNT, Tries, count
from tests.dongling.store.accounts.making import PASSWORD, TEACHER_EAST, signed_in, somebody
from tests.dongling_web.conftest import browser

_SAID = re.compile(r"(?:名字或密码不对|试得太多了)[^<]*")
HERE, ELSEWHERE = "192.0.2.1", "198.51.100.9"


def wait(site: Flask, store: Store, name: str, place: str = HERE) -> int:
    """Return how long somebody is to wait there."""
    with site.test_request_context(environ_base={"REMOTE_ADDR": place}):
        return Tries(name, store.people.named(name)).wait()


def fail(site: Flask, store: Store, name: str, times: int, place: str = HERE) -> None:
    """Let somebody fail there."""
    with site.test_request_context(environ_base={"REMOTE_ADDR": place}):
        one = Tries(name, store.people.named(name))
        for _ in range(times):
            one.begin()
            one.failed()


def test_after_some_wrong_passwords_an_account_waits_there_and_nobody_else_does(site: Flask, store: Store) -> None:
    for name in ("陆老师", "周老师"):
        somebody(store, name)
    client = browser(site)
    form = {"name": "陆老师", "password": "桥头银杏三条河"}
    answers = [client.post("/account/sign-in", data=form) for _ in range(AT_ONCE.amount + 1)]
    assert [one.status_code for one in answers] == [403] * AT_ONCE.amount + [429]
    assert "再错4次" in answers[0].text
    assert 0 < int(answers[-1].headers["Retry-After"]) <= 60
    right = client.post("/account/sign-in", data={"name": "陆老师", "password": PASSWORD})
    assert right.status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert wait(site, store, "陆老师", ELSEWHERE) == 0
    other = client.post("/account/sign-in", data={"name": "周老师", "password": PASSWORD})
    assert other.status_code == HTTPStatus.SEE_OTHER


def test_a_name_is_counted_however_it_is_typed_and_also_when_it_is_nobodys(site: Flask, store: Store) -> None:
    somebody(store, "Lu")
    fail(site, store, "lu", 3)
    fail(site, store, " LU", 2)
    assert wait(site, store, "Lu") > 0
    fail(site, store, "nobody", 3)
    fail(site, store, "NOBODY ", 2)
    assert wait(site, store, "nobody") > 0


@pytest.mark.parametrize("known", [True, False], ids=["of somebody", "of nobody"])
def test_whether_there_is_a_name_is_not_told_by_another_way_to_type_it(site: Flask, store: Store, known: bool) -> None:
    if known:
        somebody(store, "Lu.Straße")
    client = browser(site)
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in "LU")
    typed = ["lu.straße", f" {wide}.STRASSE", f"{wide}.straße", "Lu.StraSSe", "lu.STRAẞE", "lu.strasse"]
    answers = [client.post("/account/sign-in", data={"name": name, "password": "x"}) for name in typed]
    assert [one.status_code for one in answers] == [403] * AT_ONCE.amount + [429]
    told = [re.sub(r"[0-9]+", "n", one[0]) if (one := _SAID.search(answer.text)) else "" for answer in answers]
    assert told[:4] == ["名字或密码不对。再错n次要等一会儿，同办公室的别人不受影响。"] * 4
    assert told[4].startswith("名字或密码不对。请等一会儿")
    assert told[5].startswith("试得太多了")


def test_two_names_that_fold_alike_can_not_both_be(store: Store) -> None:
    somebody(store, "Lu.Straße")
    for name in ("lu.strasse", "".join(chr(ord(letter) + 0xFEE0) for letter in "LU") + ".STRASSE", "Lu.STRAẞE"):
        with pytest.raises(DonglingError, match="已经有"):
            store.people.add(OPERATOR, name, [TEACHER_EAST])


def test_who_tries_many_names_is_stopped_and_those_known_there_go_on(site: Flask, store: Store) -> None:
    known, new = somebody(store, "陆老师"), somebody(store, "周老师")
    signed_in(store, known, HERE)
    for number in range(FROM_A_PLACE.amount):
        fail(site, store, f"name {number}", 1)
    assert wait(site, store, new.name) > 0
    assert wait(site, store, new.name, ELSEWHERE) == 0
    assert wait(site, store, known.name) == 0


def test_who_tries_one_name_from_everywhere_is_stopped_and_its_owner_goes_on_where_known(
    site: Flask, store: Store
) -> None:
    known = somebody(store)
    signed_in(store, known, HERE)
    for number in range(OF_AN_ACCOUNT.amount):
        fail(site, store, known.name, 1, f"203.0.113.{number}")
    assert wait(site, store, known.name, ELSEWHERE) > 0
    assert wait(site, store, known.name, HERE) == 0


def test_a_patient_guesser_gets_no_further_than_some_tries_an_hour(site: Flask, store: Store) -> None:
    person = somebody(store)
    signed_in(store, person, HERE)
    with site.test_request_context(environ_base={"REMOTE_ADDR": HERE}):
        for _ in range(IN_A_ROW.amount):
            count((IN_A_ROW, f"{HERE} person {person.id}"))
    assert wait(site, store, person.name) > 60


def test_a_class_that_signs_in_at_once_behind_one_address_waits_for_nobody(site: Flask, store: Store) -> None:
    people = [somebody(store, f"老师{number}") for number in range(12)]
    client = browser(site)
    for person in people:
        answer = client.post("/account/sign-in", data={"name": person.name, "password": PASSWORD})
        assert answer.status_code == HTTPStatus.SEE_OTHER
