"""Tries of passwords are forgotten by a step back, and nobody is."""

from contextlib import closing
from pathlib import Path

from dongling.store import Store
from tests.dongling.store.accounts.making import PASSWORD, somebody
from tests.dongling.store.making import Clock
from tests.dongling.store.migrations.stepping import step


def test_what_was_tried_is_forgotten_and_people_stay(data: Path, clock: Clock) -> None:
    with closing(Store.open(data, clock=clock)) as store:
        somebody(store)
        store.tries.count(("陆老师", 3600))
    assert "sign_in_tries" not in step(data, "r0005", down=True)
    with closing(Store.open(data, clock=clock)) as store:
        assert store.tries.tried("陆老师", 3600).left(60) == 60
        assert store.people.recognised("陆老师", PASSWORD)
