"""The chain in a real database: whatever is changed, taken out, put in or cut off is noticed, and where."""

from dataclasses import replace

import pytest

from dongling.accounts import OPERATOR
from dongling.store import Did, Store
from dongling.store.database.seal import seal
from tests.dongling.store.audit.making import breaks, lived, noted, rows, tamper, told
from tests.dongling.store.making import Clock

_COPIED = """
INSERT INTO audit SELECT :number, at, counted, person, name, did, thing, school, digest FROM audit WHERE number = 2
"""
_TAMPERED = {
    "a changed row": ("UPDATE audit SET thing = 'y' WHERE number = 3", "审计第3行被改过，或是放进来的"),
    "a changed moment": (
        "UPDATE audit SET at = '2020-01-01 00:00:00' WHERE number = 3",
        "审计第3行被改过，或是放进来的",
    ),
    "another's name": ("UPDATE audit SET name = '周老师' WHERE number = 1", "审计第1行被改过，或是放进来的"),
    "a row taken out": ("DELETE FROM audit WHERE number = 3", "审计第3行被拿走了"),
    "rows taken out": ("DELETE FROM audit WHERE number IN (2, 3)", "审计第2到3行被拿走了"),
    "the first taken out": ("DELETE FROM audit WHERE number = 1", "审计第1行被拿走了"),
    "the end cut off": ("DELETE FROM audit WHERE number >= 4", "审计第4到5行被拿走了"),
    "all taken out": ("DELETE FROM audit", "审计第1到5行被拿走了"),
    "a row put in at the end": (
        _COPIED.replace(":number", "6"),
        "审计第6行是放进来的",
    ),
    "a row put in before": (
        _COPIED.replace(":number", "0"),
        "审计第0行是放进来的",
    ),
    "the head taken out": ("DELETE FROM audit_head", "审计的头丢了，或者被改过：末尾少没少，说不准"),
    "the head changed": ("UPDATE audit_head SET count = 4", "审计的头丢了，或者被改过：末尾少没少，说不准"),
}


def _digests(store: Store) -> list[str]:
    """Return the digest before the first row, and that of each."""
    digests = [""]
    for row in rows(store):
        digests.append(row.digest(digests[-1]))
    return digests


@pytest.fixture(autouse=True)
def five(store: Store) -> None:
    """Note five things."""
    noted(store, "a", "b", "c", "d", "e")


def test_a_chain_with_which_nobody_meddled_holds(store: Store) -> None:
    found = store.examine()
    assert (found.sound, found.audit.rows, found.audit.breaks) == (True, 5, ())


@pytest.mark.parametrize(("statement", "said"), _TAMPERED.values(), ids=_TAMPERED)
def test_what_somebody_did_to_the_file_is_told_with_its_place_and_noting_goes_on(
    store: Store, statement: str, said: str
) -> None:
    tamper(store, statement)
    assert breaks(store) == [said]
    assert not store.examine().sound
    noted(store, "f")
    assert rows(store)[-1].thing == "f"
    (still,) = breaks(store)
    assert still.startswith(("审计第", "审计的头在第"))


def test_rows_in_another_order_break_the_chain_there(store: Store) -> None:
    tamper(store, "UPDATE audit SET number = -number WHERE number IN (2, 3)")
    tamper(store, "UPDATE audit SET number = 5 + number WHERE number < 0")
    assert told(store)[1][2:] == ("c", "")
    assert "审计第2行被改过，或是放进来的" in breaks(store)
    store.audit.see_breaks(OPERATOR)
    assert store.examine().sound


@pytest.mark.of_sqlite
def test_a_moment_that_is_none_is_a_changed_row(store: Store) -> None:
    tamper(store, "UPDATE audit SET at = 'x' WHERE number = 3")
    assert breaks(store) == ["审计第3行被改过，或是放进来的"]


@pytest.mark.parametrize(("statement", "said"), _TAMPERED.values(), ids=_TAMPERED)
def test_a_break_that_was_seen_is_told_apart_and_what_is_done_after_that_is_a_new_one(
    store: Store, clock: Clock, statement: str, said: str
) -> None:
    tamper(store, statement)
    assert store.audit.see_breaks(OPERATOR) >= 1
    state = store.examine()
    assert state.sound
    assert state.audit.breaks == ()
    assert state.audit.seen
    assert said in [one.zh for one in state.audit.seen] or "末尾少没少" in said or "第6行" in said
    assert {did for _, did, _, _ in told(store)} >= {Did.AUDIT_SEEN}
    assert store.audit.see_breaks(OPERATOR) == 0
    noted(store, "later")
    tamper(store, "UPDATE audit SET thing = 'w' WHERE thing = 'later'")
    assert len(breaks(store)) == 1
    assert not store.examine().sound
    assert store.audit.see_breaks(OPERATOR) >= 1
    lived(store, clock, 800)
    assert store.examine().sound
    assert [one.zh for one in store.examine().audit.seen] == []


def test_a_row_that_is_put_in_another_row_s_place_breaks_the_chain_there(store: Store) -> None:
    tamper(store, "UPDATE audit SET thing = 'b', digest = :digest WHERE number = 3", digest=_digests(store)[2])
    assert "审计第3行被改过，或是放进来的" in breaks(store)


def test_a_last_row_that_was_written_anew_with_its_digest_is_not_the_one_that_the_head_names(store: Store) -> None:
    forged = replace(rows(store)[-1], thing="z").digest(_digests(store)[4])
    tamper(store, "UPDATE audit SET thing = 'z', digest = :digest WHERE number = 5", digest=forged)
    assert breaks(store) == ["审计的最后一行被换过"]


def test_rows_of_the_beginning_that_went_with_a_forged_head_are_missed(store: Store) -> None:
    _, _, cut, _, _, last = _digests(store)
    tamper(store, "DELETE FROM audit WHERE number <= 2")
    tamper(store, "UPDATE audit_head SET cut = 2, cut_digest = :cut, seal = :seal", cut=cut, seal=seal(5, last, 2, cut))
    assert breaks(store) == ["审计开头的几行不是到期去掉的"]


def test_a_lost_head_is_told_in_the_chain_itself(store: Store) -> None:
    tamper(store, "DELETE FROM audit_head")
    noted(store, "f")
    assert [row[1:3] for row in told(store)][-2:] == [("audit.mended", ""), ("plugin.enabled", "f")]
    assert breaks(store) == ["审计的头在第6行以前丢过，在那里少没少说不准"]
