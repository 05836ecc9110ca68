"""A database is led back from before there were second factors and on again, without losing one of its people."""

from contextlib import closing
from pathlib import Path

from dongling.store import Store
from tests.dongling.store.accounts.making import PASSWORD, somebody
from tests.dongling.store.accounts.signing_in.making import with_second_factor
from tests.dongling.store.making import Clock
from tests.dongling.store.migrations.stepping import step


def test_people_are_there_after_the_step_was_taken_back_and_once_more(data: Path, clock: Clock) -> None:
    with closing(Store.open(data, clock=clock)) as store:
        with_second_factor(store, somebody(store))
    tables = step(data, "r0004", down=True)
    assert "people" in tables
    assert not tables & {"second_factors", "recovery_codes", "half_sign_ins", "identities", "mail_addresses"}
    with closing(Store.open(data, clock=clock)) as store:
        person = store.people.recognised("陆老师", PASSWORD)
        assert person
        assert not store.second_factors.is_on(person)
        with_second_factor(store, person)
        assert store.examine().sound
