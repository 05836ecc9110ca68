"""Who owes a code yet: for ten minutes, once, and not after a reset or being disabled."""

import pytest

from dongling.accounts import OPERATOR
from dongling.store import Store
from tests.dongling.store.accounts.making import somebody
from tests.dongling.store.making import Clock


def test_a_half_sign_in_is_used_up_once(store: Store) -> None:
    person = somebody(store)
    token = store.half_sign_ins.begin(person, keep=True)
    half = store.half_sign_ins.of(token)
    assert half
    assert (half.person, half.keep) == (person, True)
    assert store.half_sign_ins.end(token)
    assert not store.half_sign_ins.end(token)
    assert store.half_sign_ins.of(token) is None
    assert store.half_sign_ins.of("x" * 32) is None


def test_it_is_over_after_ten_minutes_and_then_swept(store: Store, clock: Clock) -> None:
    person = somebody(store)
    token = store.half_sign_ins.begin(person, keep=False)
    clock.move(minutes=9)
    assert store.half_sign_ins.of(token)
    clock.move(minutes=1)
    assert store.half_sign_ins.of(token) is None
    store.half_sign_ins.begin(person, keep=False)
    assert not store.half_sign_ins.end(token)


@pytest.mark.parametrize("act", ["reset", "disable"])
def test_a_reset_and_being_disabled_end_it(store: Store, act: str) -> None:
    token = store.half_sign_ins.begin(somebody(store), keep=False)
    getattr(store.people, act)(OPERATOR, "陆老师")
    assert store.half_sign_ins.of(token) is None
