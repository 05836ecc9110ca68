"""What the store hands out."""

from dongling.sequences import Draft
from dongling.store import SavedDraft
from dongling.store.drafts.keys import new_key, read_key
from tests.dongling.store.making import START


def test_a_saved_draft_that_is_logged_gives_no_key_away() -> None:
    key = new_key()
    saved = SavedDraft(key, read_key(key), Draft("名"), 1, START, START)
    assert key not in repr(saved)
    assert saved.read_key not in repr(saved)


def test_a_draft_has_one_name_for_whoever_edits_and_whoever_reads() -> None:
    key = new_key()
    edited, only_read = (SavedDraft(k, read_key(key), Draft(), 1, START, START) for k in (key, ""))
    assert edited.identifier == only_read.identifier
