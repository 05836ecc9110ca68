"""Wrong names and passwords are a count of an hour."""

from dongling.store import Store
from tests.dongling.store.accounts.making import somebody
from tests.dongling.store.audit.making import rows
from tests.dongling.store.making import Clock


def _counts(store: Store) -> list[str]:
    return [row.thing for row in rows(store, did="session.wrong")]


def test_wrong_tries_are_counted_by_the_hour_and_nothing_else_of_them_is_kept(store: Store, clock: Clock) -> None:
    somebody(store)
    for _ in range(3):
        assert store.people.recognised("陆老师", "错的密码 一二三") is None
    assert _counts(store) == []
    clock.move(hours=1)
    assert store.people.recognised("没有的人", "x") is None
    assert _counts(store) == ["4"]
    store.people.recognised("没有的人", "x")
    clock.move(hours=2)
    store.tend()
    assert _counts(store) == ["4", "1"]


def test_those_of_the_last_hour_are_noted_at_the_end(store: Store) -> None:
    store.people.recognised("没有的人", "x")
    store.people.note_wrong_tries(at_end=True)
    store.people.note_wrong_tries(at_end=True)
    assert _counts(store) == ["1"]
