"""Rows of manuscripts: lists hold no text, and one that is seen is read with the newest."""

from sqlalchemy import select

from dongling.accounts import OPERATOR
from dongling.store import Store
from dongling.store.manuscripts import rows
from dongling.store.manuscripts.tables import manuscripts
from tests.dongling.store.accounts.making import questions, somebody
from tests.dongling.store.making import Clock, by_hand
from tests.dongling.store.manuscripts.making import TEXT, begun


def test_a_list_costs_the_same_however_many_there_are_and_holds_no_text(store: Store) -> None:
    lu = somebody(store)
    begun(store, lu)
    one = questions(lambda: store.manuscripts.own(lu.actor))
    for number in range(5):
        begun(store, lu, f"第{number}份")
    many = questions(lambda: store.manuscripts.own(lu.actor))
    assert len(one) == len(many)
    assert not [asked for asked in many if "body" in asked]


def test_the_last_changed_stands_first_and_one_is_read_with_its_newest_text(store: Store, clock: Clock) -> None:
    lu = somebody(store)
    first, second = begun(store, lu, "一"), begun(store, lu, "二")
    clock.move(minutes=1)
    store.manuscripts.save(lu.actor, first, TEXT + "分钟: 5\n", 1, "一", "a")
    assert [line.number for line in store.manuscripts.own(lu.actor)[0]] == [first, second]
    with by_hand(store) as connection:
        there = rows.one(connection, lu.actor, first)
        assert there
        assert there.body == TEXT + "分钟: 5\n"
        assert rows.one(connection, OPERATOR, first) is None
        assert rows.body_of(connection, first, 9) is None
        assert connection.execute(select(manuscripts.c.version).where(manuscripts.c.id == first)).scalar() == 2
