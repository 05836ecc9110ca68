"""The chain in a real file: whatever is changed, taken out, put in or cut off is noticed, and where."""

from dataclasses import replace
from pathlib import Path

import pytest

from dongling.store import Store
from dongling.store.database.seal import seal
from tests.dongling.store.audit.making import breaks, noted, rows, tamper, told

pytestmark = pytest.mark.of_sqlite

_COPIED = """
INSERT INTO audit SELECT ?, at, counted, person, name, did, thing, school, digest FROM audit WHERE number = 2
"""
_TAMPERED = {
    "a changed row": ("UPDATE audit SET thing = 'y' WHERE number = 3", "审计第3行被改过，或是放进来的"),
    "a changed moment": (
        "UPDATE audit SET at = '2020-01-01 00:00:00' WHERE number = 3",
        "审计第3行被改过，或是放进来的",
    ),
    "a moment that is none": ("UPDATE audit SET at = 'x' WHERE number = 3", "审计第3行被改过，或是放进来的"),
    "another's name": ("UPDATE audit SET name = '周老师' WHERE number = 1", "审计第1行被改过，或是放进来的"),
    "a row taken out": ("DELETE FROM audit WHERE number = 3", "审计第3行被拿走了"),
    "rows taken out": ("DELETE FROM audit WHERE number IN (2, 3)", "审计第2到3行被拿走了"),
    "the first taken out": ("DELETE FROM audit WHERE number = 1", "审计第1行被拿走了"),
    "the end cut off": ("DELETE FROM audit WHERE number >= 4", "审计第4到5行被拿走了"),
    "all taken out": ("DELETE FROM audit", "审计第1到5行被拿走了"),
    "a row put in at the end": (
        _COPIED.replace("?", "6"),
        "审计第6行是放进来的",
    ),
    "a row put in before": (
        _COPIED.replace("?", "0"),
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
    store: Store, data: Path, statement: str, said: str
) -> None:
    tamper(data, statement)
    assert breaks(store) == [said]
    assert not store.examine().sound
    noted(store, "f")
    assert rows(store)[-1].thing == "f"
    (still,) = breaks(store)
    assert still.startswith(("审计第", "审计的头在第"))


def test_a_row_that_is_put_in_another_row_s_place_breaks_the_chain_there(store: Store, data: Path) -> None:
    tamper(data, "UPDATE audit SET thing = 'b', digest = ? WHERE number = 3", _digests(store)[2])
    assert "审计第3行被改过，或是放进来的" in breaks(store)


def test_a_last_row_that_was_written_anew_with_its_digest_is_not_the_one_that_the_head_names(
    store: Store, data: Path
) -> None:
    forged = replace(rows(store)[-1], thing="z").digest(_digests(store)[4])
    tamper(data, "UPDATE audit SET thing = 'z', digest = ? WHERE number = 5", forged)
    assert breaks(store) == ["审计的最后一行被换过"]


def test_rows_of_the_beginning_that_went_with_a_forged_head_are_missed(store: Store, data: Path) -> None:
    _, _, cut, _, _, last = _digests(store)
    tamper(data, "DELETE FROM audit WHERE number <= 2")
    tamper(data, "UPDATE audit_head SET cut = 2, cut_digest = ?, seal = ?", cut, seal(5, last, 2, cut))
    assert breaks(store) == ["审计开头的几行不是到期去掉的"]


def test_a_lost_head_is_told_in_the_chain_itself(store: Store, data: Path) -> None:
    tamper(data, "DELETE FROM audit_head")
    noted(store, "f")
    assert [row[1:3] for row in told(store)][-2:] == [("audit.mended", ""), ("plugin.enabled", "f")]
    assert breaks(store) == ["审计的头在第6行以前丢过，在那里少没少说不准"]
