"""How much there is."""

from dongling.store import IN_TRASH, Store
from tests.dongling.store.making import DID, Clock, draft


def test_drafts_are_counted_and_their_versions_take_room(store: Store, clock: Clock) -> None:
    empty = store.usage()
    assert empty.drafts == 0
    made = store.create(draft("一条线", "a"), DID)
    for number in range(1, 60):
        store.save(made.edit_key, draft("长" * 70 + str(number), *["a"] * 100), number, DID)
    full = store.usage()
    assert full.drafts == 1
    assert full.bytes > empty.bytes + 100_000
    store.delete(made.edit_key)
    assert store.usage().drafts == 1  # what lies in the trash takes room, too
    clock.live(store, IN_TRASH.days + 1)
    assert store.usage().drafts == 0
    assert store.usage().bytes < full.bytes
