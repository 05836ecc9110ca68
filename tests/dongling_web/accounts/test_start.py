"""That a site was started stands in its audit: which settings were given, not what they say."""

from dataclasses import replace
from pathlib import Path

from dongling.accounts import OPERATOR
from dongling.settings import Settings
from dongling.store import Store, Wanted
from dongling_web.accounts.start import given, note_start

_GIVEN = replace(Settings(), accounts=True, search_login=Path("secret/place"))


def test_a_start_names_the_settings_that_were_given_and_says_nothing_of_their_values(store: Store) -> None:
    assert set(given(_GIVEN)) == {"accounts", "search_login"}
    note_start(lambda: store, _GIVEN)
    (row,) = store.audit.listed(OPERATOR, Wanted(did="site.started"))
    assert row.thing.endswith(" search_login accounts")
    assert "secret" not in row.thing


def test_where_nothing_was_saved_nothing_is_made_for_it() -> None:
    note_start(lambda: None, _GIVEN)
