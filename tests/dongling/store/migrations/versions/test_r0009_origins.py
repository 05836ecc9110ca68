"""A database that knows nothing of originals is led on with its manuscripts; taken back, it loses no manuscript."""

from contextlib import closing
from pathlib import Path

from dongling.store import Store
from dongling.store.migrations.versions.r0009_origins import down_revision
from tests.dongling.store.accounts.making import somebody
from tests.dongling.store.making import Clock
from tests.dongling.store.manuscripts.making import begun
from tests.dongling.store.migrations.stepping import step


def test_originals_are_made_and_taken_away_around_the_manuscripts(data: Path, clock: Clock) -> None:
    with closing(Store.open(data, clock=clock)) as store:
        lu = somebody(store)
        number = begun(store, lu)
        store.manuscripts.origins.met(lu.actor, number, "名称: 走\n")
        store.manuscripts.throw_away(lu.actor, number)
    tables = step(data, down_revision, down=True)
    assert "manuscript_origins" not in tables
    assert "manuscripts" in tables
    with closing(Store.open(data, clock=clock)) as store:
        assert [one.line.number for one in store.manuscripts.bin.listed(lu.actor, 9)] == [number]
        assert store.examine().sound
