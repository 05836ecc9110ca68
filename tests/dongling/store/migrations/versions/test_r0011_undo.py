"""A database whose versions don't say what they brought back is led on, and taken back keeps every version."""

from contextlib import closing
from pathlib import Path

from dongling.store import Store
from dongling.store.migrations.versions.r0011_undo import down_revision
from tests.dongling.store.accounts.making import somebody
from tests.dongling.store.making import Clock
from tests.dongling.store.manuscripts.making import TEXT, begun
from tests.dongling.store.migrations.stepping import step


def test_what_was_brought_back_is_forgotten_and_no_version_goes(data: Path, clock: Clock) -> None:
    with closing(Store.open(data, clock=clock)) as store:
        lu, own = somebody(store), store.manuscripts
        number = begun(store, lu)
        own.save(lu.actor, number, TEXT + "分钟: 5\n", 1, "走", "a")
        own.save(lu.actor, number, TEXT, 2, "走", "a", origin=1)
        assert [one.origin for one in own.history(lu.actor, number)] == [1, None, None]
    step(data, down_revision, down=True)
    with closing(Store.open(data, clock=clock)) as store:
        kept = store.manuscripts.history(lu.actor, number)
        assert [(one.number, one.origin) for one in kept] == [(3, None), (2, None), (1, None)]
