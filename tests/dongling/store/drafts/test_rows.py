"""What the store asks of its tables."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, create_engine

from dongling.store.database.tables import METADATA
from dongling.store.drafts import rows
from dongling.store.drafts.keys import hashed, new_key, read_key
from dongling.store.drafts.records import DraftRecord, VersionRecord
from dongling.store.drafts.retention import MOST
from tests.dongling.store.making import DID, START, draft


@pytest.fixture
def connection() -> Iterator[Connection]:
    """Return a transaction in empty tables."""
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        METADATA.create_all(connection)
        yield connection
    engine.dispose()


def made(connection: Connection, key: str, versions: int) -> DraftRecord:
    """Make a draft of so many versions."""
    hashes = (hashed(key), hashed(read_key(key)))
    record = rows.new(connection, DraftRecord(0, *hashes, versions, START, START, versions, 0))
    for number in range(1, versions + 1):
        rows.add(connection, VersionRecord.of(record, number, draft(str(number)), DID, START))
    found = rows.find(connection, rows.BY_EDIT_KEY, key)
    assert found is not None
    return found.record


def test_only_one_of_those_who_saw_a_version_may_move_on_from_it(connection: Connection) -> None:
    key = new_key()
    record = made(connection, key, 1)
    moved = rows.change(connection, record, version=2, kept=2)
    assert moved is not None
    assert rows.change(connection, record, version=2, kept=2) is None
    without = rows.find(connection, rows.BY_EDIT_KEY, key)
    assert without is not None
    assert (without.newest, without.draft) == (None, None)  # its version 2 has yet to be added
    rows.add(connection, VersionRecord.of(moved, 2, draft("二"), DID, START))
    found = rows.find(connection, rows.BY_EDIT_KEY, key)
    assert found is not None
    assert (found.record, found.draft) == (moved, draft("二"))


def test_versions_that_need_not_be_kept_are_let_go_and_those_of_others_stay(connection: Connection) -> None:
    records = [made(connection, new_key(), MOST) for _ in range(2)]
    thinner = rows.thin(connection, records[1])
    left = [rows.history(connection, record) for record in (records[0], thinner)]
    assert len(left[0]) == MOST
    assert len(left[1]) == thinner.kept < MOST
    assert left[1][0].number == MOST
    assert not any(version.damaged for lines in left for version in lines)
