"""The tables of what opens an account: each line is somebody's, and goes with him."""

from sqlalchemy import func, select

from dongling.store import Store
from dongling.store.database.tables import METADATA, people
from tests.dongling.store.accounts.making import signed_in, somebody
from tests.dongling.store.accounts.signing_in.making import with_second_factor
from tests.dongling.store.making import by_hand
from tests.dongling.store.shelf.making import placed


def test_every_table_of_a_person_lets_go_of_its_lines_with_him() -> None:
    keys = [key for table in METADATA.sorted_tables for key in table.foreign_keys if key.column.table is people]
    assert {key.ondelete for key in keys} == {"CASCADE"}


def test_nothing_is_left_of_who_leaves_but_what_the_audit_says(store: Store) -> None:
    person, stays = somebody(store), somebody(store, "周老师")
    for one in (person, stays):
        with_second_factor(store, one)
        store.half_sign_ins.begin(one, keep=False)
        signed_in(store, one)
        placed(store, one)
    store.shelf.succession.leave(person.actor, person.name)
    with by_hand(store) as connection:
        for table in METADATA.sorted_tables:
            for column in (key.parent for key in table.foreign_keys if key.column.table is people):
                of = select(func.count()).select_from(table).where(column == person.id)
                assert connection.execute(of).scalar_one() == 0, table.name
    assert store.second_factors.is_on(stays)
    assert len(store.shelf.everything(stays.actor)) == 1
    assert not store.second_factors.is_on(somebody(store, "新来的"))  # whatever number he has
