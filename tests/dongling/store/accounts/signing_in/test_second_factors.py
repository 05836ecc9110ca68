"""A second factor: switched on by a code, asked for after, no code of it taken twice, taken away by who may reset."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest

from dongling.accounts import ANYBODY, OPERATOR, Actor
from dongling.problems import DonglingError
from dongling.store import Store
from dongling.store.audit.records import Wanted
from tests.dongling.store.accounts.making import BOSS_EAST, DISTRICT, PASSWORD, TEACHER_EAST, signed_in, somebody
from tests.dongling.store.accounts.signing_in.making import shown, with_second_factor
from tests.dongling.store.making import Clock


def test_it_is_on_once_it_was_confirmed_by_a_code_of_the_secret_that_stayed_the_same(store: Store) -> None:
    person = somebody(store)
    secret = store.second_factors.prepare(person.actor)
    assert store.second_factors.prepare(person.actor) == secret
    assert not store.second_factors.is_on(person)
    assert store.second_factors.confirm(person.actor, shown("A" * 32, store.present.now)) == []
    assert not store.second_factors.is_on(person)
    codes = store.second_factors.confirm(person.actor, shown(secret, store.present.now))
    assert len(set(codes)) == 10
    assert store.second_factors.is_on(person)
    assert store.second_factors.recovery_left(person) == 10
    with pytest.raises(DonglingError, match="已经开着"):
        store.second_factors.prepare(person.actor)
    assert store.second_factors.confirm(person.actor, shown(secret, store.present.now)) == []


def test_a_code_opens_once_also_within_its_half_minute_and_none_before_it_opens_after(
    store: Store, clock: Clock
) -> None:
    person = somebody(store)
    secret, _ = with_second_factor(store, person)
    start = store.present.now
    assert not store.second_factors.accepts(person, shown(secret, start))  # it has confirmed already
    clock.move(seconds=60)
    before, now = shown(secret, clock.now - dt.timedelta(seconds=30)), shown(secret, clock.now)
    assert store.second_factors.accepts(person, f" {now[:3]} {now[3:]} ")
    assert not store.second_factors.accepts(person, now)
    assert not store.second_factors.accepts(person, before)
    clock.move(seconds=120)
    assert not store.second_factors.accepts(person, now)


def test_of_many_who_use_a_code_at_once_one_succeeds(store: Store, clock: Clock) -> None:
    person = somebody(store)
    secret, recovery = with_second_factor(store, person)
    clock.move(seconds=60)
    for code in (shown(secret, clock.now), recovery[0]):
        with ThreadPoolExecutor(4) as threads:
            right = list(threads.map(lambda code: store.second_factors.accepts(person, code), [code] * 4))
        assert right.count(True) == 1


def test_a_recovery_code_opens_once_and_only_its_owner(store: Store) -> None:
    person, other = somebody(store), somebody(store, "周老师")
    _, codes = with_second_factor(store, person)
    with_second_factor(store, other)
    assert not store.second_factors.accepts(other, codes[0])
    assert store.second_factors.accepts(person, codes[0].upper().replace("-", " "))
    assert not store.second_factors.accepts(person, codes[0])
    assert store.second_factors.recovery_left(person) == 9


@pytest.mark.parametrize(
    "code", ["", "12345", "1234567", "六位数字", "一二三四五六", "' OR 1=1", "\udc80" * 6, "0" * 999]
)
def test_what_is_no_code_opens_nothing(store: Store, code: str) -> None:
    person = somebody(store)
    assert not store.second_factors.accepts(person, code)
    with_second_factor(store, person)
    assert not store.second_factors.accepts(person, code)


def test_new_recovery_codes_and_switching_off_want_a_code(store: Store, clock: Clock) -> None:
    person = somebody(store)
    secret, old = with_second_factor(store, person)
    assert store.second_factors.renew_recovery_codes(person.actor, "nothing") == []
    clock.move(seconds=60)
    new = store.second_factors.renew_recovery_codes(person.actor, shown(secret, clock.now))
    assert len(set(new) - set(old)) == 10
    assert not store.second_factors.accepts(person, old[0])
    assert not store.second_factors.switch_off(person.actor, old[1])
    assert store.second_factors.is_on(person)
    assert store.second_factors.switch_off(person.actor, new[0])
    assert not store.second_factors.is_on(person)
    assert store.second_factors.prepare(person.actor) != secret
    assert [row.did for row in store.audit.listed(OPERATOR, Wanted())][:2] == ["person.second_off", "person.second_on"]


def test_who_may_reset_takes_it_away_and_with_it_where_its_owner_is_signed_in(store: Store) -> None:
    person = somebody(store)
    with_second_factor(store, person)
    token = signed_in(store, person)
    half = store.half_sign_ins.begin(person, keep=False)
    for by in (ANYBODY, person.actor, Actor(99, frozenset({TEACHER_EAST}))):
        with pytest.raises(DonglingError, match="没有这样做的权限"):
            store.people.reset_second_factor(by, "陆老师")
    assert store.second_factors.is_on(person)
    store.people.reset_second_factor(Actor(99, frozenset({BOSS_EAST})), "陆老师")
    assert not store.second_factors.is_on(person)
    assert store.sessions.of(token) is None
    assert store.half_sign_ins.of(half) is None
    assert store.people.recognised("陆老师", PASSWORD) == person


def test_a_reset_ends_it_too(store: Store) -> None:
    person = somebody(store, "陆老师", DISTRICT)
    with_second_factor(store, person)
    store.people.reset(OPERATOR, "陆老师")
    assert not store.second_factors.is_on(person)


def test_nobody_has_none(store: Store) -> None:
    for act in (store.second_factors.prepare, lambda by: store.second_factors.confirm(by, "123456")):
        with pytest.raises(DonglingError, match="先登录"):
            act(ANYBODY)
