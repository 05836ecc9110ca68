"""A restore leaves shelves where they are: each draft on its owner's, and no link that was ended opens again."""

import io
from pathlib import Path

from dongling.store import Store
from dongling.store.shelf.item import Sharing
from tests.dongling.store.accounts.making import somebody
from tests.dongling.store.making import DID, Clock, draft
from tests.dongling.store.shelf.making import COPIED, key, names, placed, shared


def backed_up(store: Store) -> io.BytesIO:
    """Return a backup of all."""
    file = io.BytesIO()
    store.dump(file)
    file.seek(0)
    return file


def test_what_comes_back_lies_on_its_shelf_in_its_folder_and_knows_its_original(store: Store, data: Path) -> None:
    lu, zhou = somebody(store), somebody(store, "周老师")
    free = store.create(draft("凭钥匙"), DID)
    original = shared(store, lu, Sharing.SCHOOL)
    copy = store.shelf.copy(zhou.actor, key(original, zhou), COPIED)
    assert copy
    folder = store.shelf.folders.make(lu.actor, "公开课")
    store.shelf.move(lu.actor, [original.shelf_number], folder)
    file = backed_up(store)
    later = placed(store, lu, "以后的")
    store.save(key(original, lu), draft("改坏了"), 1, DID)
    store.load(file, data / "before.gz")
    assert names(store, lu, folder=folder) == ["一条河"]
    assert names(store, lu) == ["一条河"]
    assert store.by_edit_key(key(later, lu)) is None
    assert store.by_edit_key(free.edit_key)
    (item,) = store.shelf.everything(zhou.actor)
    assert item.origin
    assert store.by_read_key(key(original, zhou)) or item.origin.number
    assert store.examine().sound


def test_a_link_that_ended_since_the_backup_stays_ended(store: Store, data: Path, clock: Clock) -> None:
    lu = somebody(store)
    first = placed(store, lu, "一")
    clock.move(minutes=1)
    second = placed(store, lu, "二")
    ended = store.shelf.shares.share(lu.actor, first.shelf_number, Sharing.LINK)
    lives = store.shelf.shares.share(lu.actor, second.shelf_number, Sharing.LINK)
    assert ended
    assert lives
    file = backed_up(store)
    store.shelf.shares.share(lu.actor, first.shelf_number, Sharing.PRIVATE)
    store.load(file, data / "before.gz")
    assert store.by_read_key(ended.read_key) is None
    assert store.by_edit_key(ended.edit_key) is None
    assert store.by_read_key(lives.read_key)
    assert sorted(names(store, lu)) == ["一", "二"]
    assert store.examine().sound


def test_what_was_taken_back_since_the_backup_is_shown_to_nobody_again(store: Store, data: Path) -> None:
    lu = somebody(store)
    saved = shared(store, lu, Sharing.PUBLIC)
    file = backed_up(store)
    store.shelf.shares.share(lu.actor, saved.shelf_number, Sharing.PRIVATE)
    store.load(file, data / "before.gz")
    assert store.shelf.shares.of_everybody(lu.actor, 0, 9).total == 0
    assert names(store, lu) == ["一条河"]
