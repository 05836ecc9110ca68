"""Changing one's own password: for the old one; other browsers are signed out, this one is not."""

import pytest

from dongling.accounts import ANYBODY, OPERATOR
from dongling.problems import DonglingError
from dongling.store import Store
from dongling.store.accounts.signing_in.own_password import WrongPassword
from dongling.store.audit.records import Wanted
from tests.dongling.store.accounts.making import PASSWORD, signed_in, somebody

NEW = "雨天 河埠头 银杏 四条街"


def test_a_new_password_ends_every_session_but_this_one_and_what_was_half_done(store: Store) -> None:
    person = somebody(store)
    here, there = signed_in(store, person), signed_in(store, person)
    half = store.half_sign_ins.begin(person, keep=False)
    known = store.sessions.of(here)
    assert known
    store.people.change_password(person.actor, PASSWORD, NEW, known[0].id)
    assert store.sessions.of(here)
    assert store.sessions.of(there) is None
    assert store.half_sign_ins.of(half) is None
    assert store.people.recognised("陆老师", NEW) == person
    assert store.audit.listed(OPERATOR, Wanted())[0].did == "person.password"
    assert store.people.recognised("陆老师", PASSWORD) is None


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("x", NEW, "现在的密码不对"),
        ("", NEW, "现在的密码不对"),
        (PASSWORD, "short", "至少10个"),
        (PASSWORD, "陆老师的密码有十几个字", "自己的名字"),
        (PASSWORD, PASSWORD, "和旧的一样"),
    ],
)
def test_a_wrong_old_one_or_a_weak_new_one_changes_nothing(store: Store, old: str, new: str, why: str) -> None:
    person = somebody(store)
    token = signed_in(store, person)
    with pytest.raises(DonglingError, match=why):
        store.people.change_password(person.actor, old, new, 0)
    assert store.sessions.of(token)
    assert store.people.recognised("陆老师", PASSWORD)


def test_who_has_no_password_or_is_nobody_changes_none(store: Store) -> None:
    person = somebody(store)
    store.people.reset(OPERATOR, "陆老师")
    for by in (person.actor, ANYBODY):
        with pytest.raises(WrongPassword):
            store.people.change_password(by, PASSWORD, NEW, 0)
