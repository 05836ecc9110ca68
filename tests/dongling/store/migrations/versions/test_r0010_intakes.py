"""A database without intakes is led on with its manuscripts; taken back, it loses the intakes and no manuscript."""

from contextlib import closing
from pathlib import Path

from dongling.store import Store
from dongling.store.migrations.versions.r0010_intakes import down_revision
from tests.dongling.store.accounts.making import somebody
from tests.dongling.store.making import Clock
from tests.dongling.store.manuscripts.test_intakes import brought
from tests.dongling.store.migrations.stepping import step


def test_intakes_are_made_taken_away_and_made_again_beside_what_is_there(data: Path, clock: Clock) -> None:
    with closing(Store.open(data, clock=clock)) as store:
        lu = somebody(store)
        number = brought(store, lu)
    assert "intakes" not in step(data, down_revision, down=True)
    with closing(Store.open(data, clock=clock)) as store:
        assert store.intakes.get(lu.actor, number) is None
        assert store.manuscripts.get(lu.actor, number)
        assert store.examine().sound
