"""Who forgot the password gets a letter, and nobody is told whether there is such a person."""

import re
from http import HTTPStatus

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dongling.accounts import OPERATOR
from dongling.store import Store
from dongling.store.accounts.person import Person
from dongling.store.accounts.signing_in.mail_addresses import MailAddress
from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.app import create_app
from dongling_web.drafts.held_store import close_store
from tests.dongling.store.accounts.making import PASSWORD, somebody
from tests.dongling_web.accounts.conftest import SignIn
from tests.dongling_web.accounts.mail.post_office import PostOffice
from tests.dongling_web.accounts.test_confirmation import grow_old
from tests.dongling_web.accounts.test_page_failed_forms import told_at, value
from tests.dongling_web.conftest import browser

FORGOTTEN, MAIL = "/account/forgotten", "/account/mail"
HERE = "lu@example.cn"


def reached(store: Store, person: Person) -> None:
    """Have a person confirm an address."""
    store.mail_addresses.confirm(store.mail_addresses.propose(person.actor, HERE))


def link_in(text: str) -> str:
    """Return the path of the link in a letter."""
    (link,) = re.findall(r"^https://kc\.example\.cn(/account/\S+)$", text, re.MULTILINE)
    return str(link)


def test_who_forgot_sets_another_password_by_the_link_in_the_letter(
    site: Flask, store: Store, office: PostOffice
) -> None:
    reached(store, somebody(store))
    client = browser(site)
    forged = {"Host": "evil.example.com", "X-Forwarded-Host": "evil.example.com"}
    answer = client.post(FORGOTTEN, data={"name": "陆老师"}, headers=forged)
    assert (answer.status_code, "正在路上" in answer.text) == (200, True)
    letter = office.next()
    assert letter["To"] == HERE
    link = link_in(letter.get_content())
    new = "雨天 河埠头 银杏 四条街"
    assert client.post(link, data={"password": new, "again": new}).location == "/account"
    assert store.people.recognised("陆老师", new)
    assert client.get(link).status_code == HTTPStatus.NOT_FOUND


def test_the_answer_is_the_same_for_whoever_there_is_or_is_not(site: Flask, store: Store, office: PostOffice) -> None:
    reached(store, somebody(store))
    somebody(store, "周老师")
    reached(store, somebody(store, "吴老师"))
    store.people.disable(OPERATOR, "吴老师")
    told = {
        browser(site).post(FORGOTTEN, data={"name": name}).text for name in ("陆老师", "周老师", "吴老师", "没有", "")
    }
    assert len(told) == 1
    office.next()
    browser(site).post(FORGOTTEN, data={"name": "陆老师"})
    office.next()
    assert {letter["To"] for letter in office.letters} == {HERE}
    assert len(office.letters) == 2


def test_letters_to_one_name_are_few_and_so_are_questions_from_one_address(
    site: Flask, store: Store, office: PostOffice
) -> None:
    reached(store, somebody(store))
    reached(store, somebody(store, "周老师"))
    client = browser(site)
    for _ in range(6):
        assert client.post(FORGOTTEN, data={"name": "陆老师"}).status_code == HTTPStatus.OK
    for number in range(53):
        client.post(FORGOTTEN, data={"name": f"没有{number}"})
    assert client.post(FORGOTTEN, data={"name": "周老师"}).status_code == HTTPStatus.OK
    answer = client.post(FORGOTTEN, data={"name": "周老师"})
    assert (answer.status_code, "试得太多了" in answer.text) == (429, True)
    while len(office.letters) < 4:
        office.next()
    assert len(office.letters) == 4


def test_a_mail_server_that_refuses_changes_nothing_that_the_page_says(
    site: Flask, store: Store, office: PostOffice
) -> None:
    reached(store, somebody(store))
    office.refusing = "450 later"
    answer = browser(site).post(FORGOTTEN, data={"name": "陆老师"})
    assert (answer.status_code, "请本校管理员给一个链接" in answer.text) == (200, True)
    assert store.people.recognised("陆老师", PASSWORD)


def proposed(client: FlaskClient, address: str = HERE, old: str = PASSWORD) -> tuple[int, str]:
    """Propose an address; return what came of it."""
    answer = client.post(MAIL, data={"address": address, "old": old})
    return answer.status_code, answer.text


def test_an_address_is_confirmed_by_the_letter_that_goes_there_and_removed_again(
    site: Flask, store: Store, office: PostOffice, sign_in: SignIn
) -> None:
    person = somebody(store)
    client = sign_in("陆老师")
    assert proposed(client)[0] == HTTPStatus.SEE_OTHER
    assert f"等确认：<b>{HERE}" in client.get(MAIL).text
    link = link_in(office.next().get_content())
    other = browser(site)
    assert HERE in other.get(link).text
    assert store.mail_addresses.of(person.id) == MailAddress("", HERE)  # a program that looks confirms nothing
    assert other.post(link).location == "/account?done=mail"
    assert store.mail_addresses.of(person.id) == MailAddress(HERE)
    for answer in (other.get(link), other.post(link)):
        assert answer.status_code == HTTPStatus.NOT_FOUND
    assert client.post(f"{MAIL}/remove").location == "/account/mail?done=mail-gone"
    assert store.mail_addresses.of(person.id) == MailAddress()


@pytest.mark.parametrize(
    ("address", "old", "status", "why"),
    [(HERE, "x", 403, "现在的密码不对"), ("lu", PASSWORD, 400, "这个邮箱不能用"), ("", PASSWORD, 400, "不能用")],
)
def test_what_is_wrong_sends_no_letter(
    store: Store, office: PostOffice, sign_in: SignIn, address: str, old: str, status: int, why: str
) -> None:
    somebody(store)
    told = proposed(sign_in("陆老师"), address, old)
    assert (told[0], why in told[1]) == (status, True)
    assert office.letters == []


def test_a_letter_that_could_not_be_sent_is_said_and_changes_nothing(
    store: Store, office: PostOffice, sign_in: SignIn
) -> None:
    person = somebody(store)
    reached(store, person)
    office.refusing = "550 no"
    told = proposed(sign_in("陆老师"), "x@example.cn")
    assert (told[0], "信没有寄出去" in told[1]) == (503, True)
    assert store.mail_addresses.of(person.id) == MailAddress(HERE)


def test_wrong_passwords_and_letters_are_few_here_too(store: Store, sign_in: SignIn) -> None:
    somebody(store)
    client = sign_in("陆老师")
    assert [proposed(client, HERE, "x")[0] for _ in range(5)] == [403] * 4 + [429]


def test_an_address_is_removed_by_whoever_showed_lately_who_she_is(store: Store, sign_in: SignIn) -> None:
    lu = somebody(store)
    store.mail_addresses.confirm(store.mail_addresses.propose(lu.actor, "lu@example.cn"))
    client = sign_in(lu.name)
    grow_old(store)
    answer = client.post(f"{MAIL}/remove")
    assert (answer.status_code, "还没有做" in answer.text) == (403, True)
    assert store.mail_addresses.of(lu.id).address == "lu@example.cn"


@pytest.mark.parametrize(
    ("address", "old", "field"), [("lu@example.cn", "x", "old"), ("no address", PASSWORD, "address")]
)
def test_what_is_wrong_stands_at_its_field_and_the_address_stays(
    store: Store, sign_in: SignIn, address: str, old: str, field: str
) -> None:
    client = sign_in(somebody(store).name)
    page = client.post(MAIL, data={"address": address, "old": old}).text
    assert told_at(page, field)
    assert value(page, "address") == address


def test_whoever_is_signed_in_no_more_changes_no_address(site: Flask, store: Store, sign_in: SignIn) -> None:
    somebody(store)
    client = sign_in("陆老师")
    store.people.disable(OPERATOR, "陆老师")
    for one in (client, browser(site)):
        assert proposed(one)[0] == HTTPStatus.FORBIDDEN
        assert one.post(f"{MAIL}/remove").status_code == HTTPStatus.FORBIDDEN
        assert one.get(MAIL).location == "/account/sign-in?back=/account/mail"


def test_a_site_without_a_mail_server_says_whom_to_ask(open_library: OpenLibrary, write_content: WriteContent) -> None:
    app = create_app(open_library(write_content({"a.yaml": unit_text("a")}), accounts=True))
    client = browser(app)
    page = client.get(FORGOTTEN)
    assert (page.status_code, "找本校管理员" in page.text, "寄给我" in page.text) == (200, True, False)
    assert client.post(FORGOTTEN, data={"name": "陆老师"}).status_code == HTTPStatus.NOT_FOUND
    assert FORGOTTEN in client.get("/account/sign-in").text
    close_store(app)


def test_both_languages_say_it(site: Flask) -> None:
    assert "Forgotten password" in browser(site).get(f"{FORGOTTEN}?lang=en").text
    assert "on its way" in browser(site).post(f"{FORGOTTEN}?lang=en", data={"name": "x"}).text
