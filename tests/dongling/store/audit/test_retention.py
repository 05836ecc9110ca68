"""Two years, by two witnesses; the chain goes on from a row that says what was let go."""

from dongling.store import Store
from tests.dongling.store.audit.making import breaks, lived, noted, rows, tamper, told
from tests.dongling.store.making import Clock


def test_rows_are_let_go_after_two_years_and_the_chain_holds(store: Store, clock: Clock) -> None:
    noted(store, "a", "b")
    lived(store, clock, 400)
    noted(store, "c")
    lived(store, clock, 320)
    assert len(rows(store)) == 3
    lived(store, clock, 20)
    kept = told(store)
    assert [row[1] for row in kept] == ["plugin.enabled", "audit.cut"]
    assert kept[1][2].startswith("2 ")
    assert breaks(store) == []
    noted(store, "d")
    lived(store, clock, 800)
    assert breaks(store) == []
    assert "plugin.enabled" not in {row.did for row in rows(store)}


def test_a_wrong_calendar_lets_nothing_go(store: Store, clock: Clock) -> None:
    noted(store, "a")
    clock.say(2099)
    lived(store, clock, 10)
    assert "a" in {row.thing for row in rows(store)}
    clock.say(2020)
    lived(store, clock, 900)
    assert "a" in {row.thing for row in rows(store)}


def test_rows_that_were_changed_stay_however_old_they_are(store: Store, clock: Clock) -> None:
    noted(store, "a", "b")
    tamper(store, "UPDATE audit SET thing = 'z' WHERE number = 1")
    lived(store, clock, 800)
    assert [row.thing for row in rows(store)] == ["z", "b"]
    assert breaks(store) == ["审计第1行被改过，或是放进来的"]


def test_rows_that_went_without_a_row_that_says_so_are_missed(store: Store, clock: Clock) -> None:
    noted(store, "a", "b")
    lived(store, clock, 750)
    noted(store, "c", "d")
    tamper(store, "DELETE FROM audit WHERE did = 'audit.cut'")
    assert "审计第3行被拿走了" in breaks(store)
