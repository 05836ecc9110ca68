"""What opens once opens once, also when two requests come at the same moment: links, slips, codes, letters."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from threading import Barrier

from flask import Flask
from flask.testing import FlaskClient

from dongling.accounts import OPERATOR
from dongling.store import Store
from dongling.store.accounts.links import LinkGone
from dongling_web.accounts.access import COOKIE
from tests.dongling.store.accounts.making import PASSWORD, TEACHER_EAST, somebody
from tests.dongling.store.accounts.signing_in.making import with_second_factor
from tests.dongling_web.accounts.test_second_step import CODE, FORM, next_code
from tests.dongling_web.conftest import browser

AT_ONCE, TIMES = 4, 4


def at_once(send: Callable[[int], int | bool]) -> list[int | bool]:
    """Do something from several threads at the same moment; return what came of each."""
    ready = Barrier(AT_ONCE)

    def work(number: int) -> int | bool:
        ready.wait(20)
        return send(number)

    with ThreadPoolExecutor(AT_ONCE) as threads:
        return sorted(threads.map(work, range(AT_ONCE)))


def test_a_slip_sets_one_password_and_signs_in_one_browser(site: Flask, store: Store) -> None:
    for time in range(TIMES):
        key = store.people.add(OPERATOR, f"老师{time}", [TEACHER_EAST])
        clients = [browser(site) for _ in range(AT_ONCE)]

        def send(number: int, key: str = key, clients: list[FlaskClient] = clients) -> int:
            word = f"{PASSWORD} {number}"
            return clients[number].post(f"/account/link/{key}", data={"password": word, "again": word}).status_code

        assert at_once(send) == [HTTPStatus.SEE_OTHER, *[HTTPStatus.NOT_FOUND] * (AT_ONCE - 1)]
        assert sum(client.get_cookie(COOKIE) is not None for client in clients) == 1
        words = [f"{PASSWORD} {number}" for number in range(AT_ONCE)]
        assert sum(store.people.recognised(f"老师{time}", word) is not None for word in words) == 1


def test_the_first_administrators_link_makes_one(site: Flask, store: Store) -> None:
    key = store.people.first_link()

    def send(number: int) -> int:
        data = {"name": f"第{number}位", "password": PASSWORD, "again": PASSWORD}
        return browser(site).post(f"/account/link/{key}", data=data).status_code

    assert at_once(send) == [HTTPStatus.SEE_OTHER, *[HTTPStatus.NOT_FOUND] * (AT_ONCE - 1)]
    assert len(store.register.every(OPERATOR)) == 1


def test_a_recovery_code_and_a_code_of_the_phone_sign_in_one_browser(site: Flask, store: Store) -> None:
    secret, recovery = with_second_factor(store, somebody(store))
    for code in (recovery[0], next_code(secret)):
        clients = [browser(site) for _ in range(2)]
        for client in clients:
            assert client.post("/account/sign-in", data=FORM).status_code == HTTPStatus.SEE_OTHER
        ready = Barrier(2)

        def send(client: FlaskClient, code: str = code, ready: Barrier = ready) -> int:
            ready.wait(20)
            return client.post(CODE, data={"code": code, "back": "/"}).status_code

        with ThreadPoolExecutor(2) as threads:
            assert sorted(threads.map(send, clients)) == [HTTPStatus.SEE_OTHER, HTTPStatus.FORBIDDEN]
        assert sum(client.get_cookie(COOKIE) is not None for client in clients) == 1


def test_a_letter_confirms_an_address_once_and_a_half_sign_in_ends_once(store: Store) -> None:
    lu = somebody(store)
    for time in range(TIMES):
        token = store.mail_addresses.propose(lu.actor, f"lu{time}@example.cn")
        half = store.half_sign_ins.begin(lu, keep=False)

        def confirm(_number: int, token: str = token) -> bool:
            try:
                store.mail_addresses.confirm(token)
            except LinkGone:
                return False
            return True

        def end(_number: int, half: str = half) -> bool:
            return store.half_sign_ins.end(half)

        assert at_once(confirm) == at_once(end) == [False] * (AT_ONCE - 1) + [True]
