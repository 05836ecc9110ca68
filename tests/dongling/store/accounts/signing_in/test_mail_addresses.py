"""Where letters go: confirmed by a link that was sent there; who forgot the password gets one, for an hour, once."""

import pytest

from dongling.accounts import ANYBODY, OPERATOR
from dongling.problems import DonglingError
from dongling.store import Store
from dongling.store.accounts.links import LinkGone
from dongling.store.accounts.person import Person
from dongling.store.accounts.signing_in.mail_addresses import MailAddress
from dongling.store.audit.records import Wanted
from tests.dongling.store.accounts.making import PASSWORD, somebody
from tests.dongling.store.making import Clock

HERE, THERE = "lu@example.cn", "lu.laoshi@donglin.example.cn"


def reached(store: Store, person: Person, address: str = HERE) -> None:
    """Have a person confirm an address."""
    store.mail_addresses.confirm(store.mail_addresses.propose(person.actor, address))


def test_an_address_counts_once_the_link_was_opened_that_was_sent_there(store: Store) -> None:
    person = somebody(store)
    token = store.mail_addresses.propose(person.actor, f" {HERE} ")
    assert store.mail_addresses.of(person.id) == MailAddress("", HERE)
    assert store.mail_addresses.forgotten("陆老师") is None
    assert store.mail_addresses.by_token(token) == HERE
    store.mail_addresses.confirm(token)
    assert store.mail_addresses.of(person.id) == MailAddress(HERE)
    assert store.mail_addresses.by_token(token) == ""
    with pytest.raises(LinkGone):
        store.mail_addresses.confirm(token)


def test_until_another_is_confirmed_letters_go_where_they_went(store: Store, clock: Clock) -> None:
    person = somebody(store)
    reached(store, person)
    old = store.mail_addresses.propose(person.actor, "x@example.cn")
    token = store.mail_addresses.propose(person.actor, THERE)
    assert store.mail_addresses.by_token(old) == ""
    assert store.mail_addresses.of(person.id) == MailAddress(HERE, THERE)
    sent = store.mail_addresses.forgotten("陆老师")
    assert sent
    assert sent[0] == HERE
    clock.move(days=2)
    with pytest.raises(LinkGone):
        store.mail_addresses.confirm(token)
    store.mail_addresses.take_back(person.actor)
    assert store.mail_addresses.of(person.id) == MailAddress(HERE)


@pytest.mark.parametrize(
    "address",
    [
        *("", "lu", "lu@", "@example.cn", "lu@example", "lu@example.cn\nBcc: x@y.cn", "lu <lu@example.cn>"),
        *("a@b.cn, c@d.cn", "陆@example.cn", "lu@exa mple.cn", "lu@-x.cn", "a" * 250 + "@example.cn", "a@b.cn\rx"),
    ],
)
def test_what_is_no_address_gets_no_letter(store: Store, address: str) -> None:
    person = somebody(store)
    with pytest.raises(DonglingError, match="这个邮箱不能用"):
        store.mail_addresses.propose(person.actor, address)
    assert store.mail_addresses.of(person.id) == MailAddress()


def test_who_forgot_sets_another_by_the_link_within_an_hour_and_the_old_one_goes_on_till_then(
    store: Store, clock: Clock
) -> None:
    person = somebody(store)
    reached(store, person)
    late = store.mail_addresses.forgotten("陆老师")
    assert late
    assert store.people.recognised("陆老师", PASSWORD)
    clock.move(hours=1)
    assert store.people.by_link(late[1]) is None
    sent = store.mail_addresses.forgotten(" 陆老师 ")
    assert sent
    store.people.set_password(sent[1], "雨天 河埠头 银杏 四条街")
    assert store.people.recognised("陆老师", PASSWORD) is None
    with pytest.raises(LinkGone):
        store.people.set_password(sent[1], PASSWORD)


@pytest.mark.parametrize("act", ["reset", "disable"])
def test_no_letter_goes_to_who_was_reset_or_disabled_or_is_nobody(store: Store, act: str) -> None:
    person = somebody(store)
    reached(store, person)
    assert store.mail_addresses.forgotten("周老师") is None
    getattr(store.people, act)(OPERATOR, "陆老师")
    assert store.mail_addresses.forgotten("陆老师") is None


def test_an_address_is_removed_and_the_audit_tells_that_and_not_which(store: Store) -> None:
    person = somebody(store)
    reached(store, person)
    store.mail_addresses.remove(person.actor)
    store.mail_addresses.remove(person.actor)
    assert store.mail_addresses.of(person.id) == MailAddress()
    rows = store.audit.listed(OPERATOR, Wanted())
    assert [row.did for row in rows][:2] == ["person.mail", "person.mail"]
    assert HERE not in repr(rows)


def test_nobody_has_no_address(store: Store) -> None:
    with pytest.raises(DonglingError, match="先登录"):
        store.mail_addresses.propose(ANYBODY, HERE)
    assert store.mail_addresses.by_token("x" * 32) == ""
