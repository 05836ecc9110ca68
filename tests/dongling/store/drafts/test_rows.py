"""What the store asks of its tables."""

from sqlalchemy import create_engine

from dongling.store.database.tables import METADATA
from dongling.store.drafts import rows
from dongling.store.drafts.keys import hashed, new_key, read_key
from dongling.store.drafts.retention import MOST
from tests.dongling.store.making import DID, START, draft


def test_only_one_of_those_who_saw_a_version_may_move_on_from_it() -> None:
    engine, key = create_engine("sqlite://"), new_key()
    with engine.begin() as connection:
        METADATA.create_all(connection)
        hashes = {"edit_hash": hashed(key), "read_hash": hashed(read_key(key))}
        number = rows.new(connection, version=1, created=START, used=START, **hashes)
        rows.add(connection, rows.version(number, 1, draft("一"), DID, START))
        assert rows.take(connection, number, 1, START)
        assert not rows.take(connection, number, 1, START)
        assert rows.find(connection, rows.BY_EDIT_KEY, key) is None  # its version 2 has yet to be added
        rows.add(connection, rows.version(number, 2, draft("二"), DID, START))
        found = rows.find(connection, rows.BY_EDIT_KEY, key)
    engine.dispose()
    assert found is not None
    assert (found.version, found.opened(key, "").draft) == (2, draft("二"))


def test_versions_that_need_not_be_kept_are_let_go_and_those_of_others_stay() -> None:
    engine, keys, numbers = create_engine("sqlite://"), [new_key(), new_key()], list[int]()
    with engine.begin() as connection:
        METADATA.create_all(connection)
        for key in keys:
            hashes = {"edit_hash": hashed(key), "read_hash": hashed(read_key(key))}
            numbers.append(rows.new(connection, version=MOST, created=START, used=START, **hashes))
            for version in range(1, MOST + 1):
                rows.add(connection, rows.version(numbers[-1], version, draft(str(version)), DID, START))
        rows.thin(connection, numbers[1])
        left = [len(rows.history(connection, key)) for key in keys]
        newest = rows.history(connection, keys[1])[0].number
    engine.dispose()
    assert left[0] == MOST
    assert left[1] < MOST
    assert newest == MOST
