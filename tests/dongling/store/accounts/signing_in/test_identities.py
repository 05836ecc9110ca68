"""Who is vouched for by another site: linked once, by oneself or by an invitation, and nobody else's."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from dongling.accounts import ANYBODY, OPERATOR
from dongling.problems import DonglingError
from dongling.store import Store
from dongling.store.accounts.links import LinkGone
from dongling.store.audit.records import Wanted
from tests.dongling.store.accounts.making import DISTRICT, PASSWORD, TEACHER_EAST, signed_in, somebody

SITE = "https://id.example.cn"


def test_an_identity_opens_the_account_that_it_was_linked_to(store: Store) -> None:
    person = somebody(store)
    assert store.identities.person(SITE, "zhou") is None
    store.identities.link(person.actor, SITE, "zhou")
    store.identities.link(person.actor, SITE, "zhou")
    assert store.identities.person(SITE, "zhou") == person
    assert store.identities.is_linked(person, SITE)
    assert store.identities.person("https://other.example.cn", "zhou") is None
    assert store.identities.person(SITE, "zho") is None


def test_an_identity_of_somebody_else_is_not_taken_over(store: Store) -> None:
    person, other = somebody(store), somebody(store, "周老师")
    store.identities.link(person.actor, SITE, "zhou")
    with pytest.raises(DonglingError, match="已经连着一个账号"):
        store.identities.link(other.actor, SITE, "zhou")
    invitation = store.people.add(OPERATOR, "吴老师", [TEACHER_EAST])
    with pytest.raises(DonglingError, match="已经连着一个账号"):
        store.identities.accept(invitation, SITE, "zhou")
    assert store.people.by_link(invitation)
    assert store.identities.person(SITE, "zhou") == person
    with pytest.raises(DonglingError):
        store.identities.link(ANYBODY, SITE, "nobody")


def test_an_invitation_is_accepted_once_without_a_password(store: Store) -> None:
    invitation = store.people.add(OPERATOR, "陆老师", [TEACHER_EAST])
    with ThreadPoolExecutor(4) as threads:
        accepted = list(threads.map(lambda n: _accepted(store, invitation, f"subject {n}"), range(4)))
    assert accepted.count(True) == 1
    (subject,) = [f"subject {n}" for n in range(4) if accepted[n]]
    person = store.identities.person(SITE, subject)
    assert person
    assert not person.has_password
    assert store.sessions.of(signed_in(store, person))
    assert store.people.recognised("陆老师", "") is None
    with pytest.raises(DonglingError, match="唯一的登录办法"):
        store.identities.unlink(person.actor, SITE)


def _accepted(store: Store, token: str, subject: str) -> bool:
    try:
        store.identities.accept(token, SITE, subject)
    except LinkGone:
        return False
    return True


def test_the_link_of_the_first_administrator_is_no_invitation(store: Store) -> None:
    link = store.people.first_link()
    assert link
    with pytest.raises(LinkGone):
        store.identities.accept(link, SITE, "zhou")
    assert store.people.by_link(link)


def test_another_identity_of_the_same_site_takes_the_place_of_the_first(store: Store) -> None:
    person = somebody(store)
    store.identities.link(person.actor, SITE, "old")
    store.identities.link(person.actor, SITE, "new")
    assert store.identities.person(SITE, "old") is None
    store.identities.unlink(person.actor, SITE)
    assert store.identities.person(SITE, "new") is None
    assert store.people.recognised("陆老师", PASSWORD)


@pytest.mark.parametrize("act", ["reset", "disable"])
def test_a_reset_and_being_disabled_shut_this_way_too(store: Store, act: str) -> None:
    person = somebody(store)
    store.identities.link(person.actor, SITE, "zhou")
    getattr(store.people, act)(OPERATOR, "陆老师")
    assert store.identities.person(SITE, "zhou") is None
    assert store.sessions.begin(person, "Firefox", "192.0.2.1") is None


def test_an_administrator_without_a_password_is_one_who_can_sign_in(store: Store) -> None:
    somebody(store, "陆老师", DISTRICT)
    store.identities.accept(store.people.add(OPERATOR, "周老师", [DISTRICT]), SITE, "zhou")
    store.people.disable(OPERATOR, "陆老师")
    with pytest.raises(DonglingError, match="最后一位"):
        store.people.disable(OPERATOR, "周老师")


def test_the_audit_tells_who_was_linked_and_not_as_whom(store: Store) -> None:
    person = somebody(store)
    store.identities.link(person.actor, SITE, "zhou")
    store.identities.unlink(person.actor, SITE)
    rows = store.audit.listed(OPERATOR, Wanted())
    assert [row.did for row in rows][:2] == ["person.unlinked", "person.linked"]
    assert "zhou" not in repr(rows)
