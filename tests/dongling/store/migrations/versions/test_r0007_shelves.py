"""A database without shelves is led on with its people and drafts; taken back, it loses the shelves and no draft."""

from contextlib import closing
from pathlib import Path

from dongling.store import Store
from dongling.store.migrations.versions.r0007_shelves import down_revision
from tests.dongling.store.accounts.making import somebody
from tests.dongling.store.making import DID, Clock, draft
from tests.dongling.store.migrations.stepping import step
from tests.dongling.store.shelf.making import names, placed


def test_shelves_are_made_taken_away_and_made_again_around_what_is_there(data: Path, clock: Clock) -> None:
    with closing(Store.open(data, clock=clock)) as store:
        lu, free = somebody(store), store.create(draft("凭钥匙"), DID)
        placed(store, lu, "书架上")
        store.shelf.folders.make(lu.actor, "公开课")
    assert not {"shelf_items", "shelf_folders"} & step(data, down_revision, down=True)
    with closing(Store.open(data, clock=clock)) as store:
        assert names(store, lu) == []
        assert store.usage().drafts == 2
        assert store.by_edit_key(free.edit_key)
        placed(store, lu, "又一份")
        assert names(store, lu) == ["又一份"]
        assert store.examine().sound
