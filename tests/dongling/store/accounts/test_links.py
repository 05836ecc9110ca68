"""Links that open once: found by their token alone, and over in time."""

import datetime as dt
from pathlib import Path

import pytest

from dongling.store import Store
from dongling.store.accounts.links import LinkGone, end_links, find_link, make_link, take_link
from dongling.store.accounts.tokens import RESET
from dongling.store.database.database import Database
from tests.dongling.store.making import Clock


@pytest.mark.usefixtures("store")
def test_a_link_is_found_and_taken_once_and_over_in_time(data: Path, clock: Clock) -> None:
    database = Database.open(data, clock, 1)
    with database.writing() as connection:
        token = make_link(connection, None, RESET, database.present)
        link = find_link(connection, token, database.present)
        assert link is not None
        assert (link.person, link.until) == (0, clock.now + RESET)
        assert find_link(connection, token[:-1], database.present) is None
        assert take_link(connection, token, database.present) == link
        with pytest.raises(LinkGone):
            take_link(connection, token, database.present)
        late = make_link(connection, None, dt.timedelta(hours=1), database.present)
        clock.move(hours=1)
        assert find_link(connection, late, database.present) is None
        ended = make_link(connection, None, RESET, database.present)
        end_links(connection, None)
        assert find_link(connection, ended, database.present) is None
    database.close()


def test_a_link_is_over_by_counted_time_when_the_calendar_is_set_back(store: Store, clock: Clock) -> None:
    token = store.people.first_link() or ""
    clock.move(days=2)
    clock.say(2026, 9, 1)
    assert store.people.by_link(token) is None
