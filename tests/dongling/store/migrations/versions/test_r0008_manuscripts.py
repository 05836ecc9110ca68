"""A database without manuscripts is led on with its people; taken back, it loses the manuscripts and nobody."""

from contextlib import closing
from pathlib import Path

from dongling.store import Store
from dongling.store.migrations.versions.r0008_manuscripts import down_revision
from tests.dongling.store.accounts.making import somebody
from tests.dongling.store.making import Clock
from tests.dongling.store.manuscripts.making import begun
from tests.dongling.store.migrations.stepping import step


def test_manuscripts_are_made_taken_away_and_made_again_around_what_is_there(data: Path, clock: Clock) -> None:
    with closing(Store.open(data, clock=clock)) as store:
        lu = somebody(store)
        store.manuscripts.remark(lu.actor, begun(store, lu), "", "一句")
    assert not {"manuscripts", "manuscript_versions", "remarks"} & step(data, down_revision, down=True)
    with closing(Store.open(data, clock=clock)) as store:
        assert store.manuscripts.own(lu.actor) == ([], 0)
        assert store.manuscripts.get(lu.actor, begun(store, lu))
        assert store.examine().sound
