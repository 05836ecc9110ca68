"""A line of the register."""

import pytest
from sqlalchemy import text

from dongling.accounts import OPERATOR
from dongling.store import Store
from dongling.store.register.person_line import PeopleQuery
from tests.dongling.store.accounts.making import signed_in, somebody
from tests.dongling.store.making import by_hand


@pytest.mark.of_sqlite
def test_a_moment_that_was_damaged_is_as_if_it_were_not_known(store: Store) -> None:
    signed_in(store, somebody(store))
    with by_hand(store) as connection:
        connection.execute(text("UPDATE sessions SET used = 'x'"))
        connection.execute(text("UPDATE known_places SET seen = 'x'"))
    (line,) = store.register.page(OPERATOR, PeopleQuery(), 0, 5)
    assert line.last_used is None
