"""Rows under seal: whatever is changed of one is seen."""

from dataclasses import fields, replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dongling.sequences import Draft
from dongling.store.drafts.records import DraftRecord, VersionRecord
from tests.dongling.store.making import ANY_DRAFT, DID, NO_HURRY, START

RECORD = DraftRecord(4, "a" * 64, "b" * 64, 3, START, START, 3, 77)
SEALED = replace(RECORD, seal=RECORD.values["seal"])
OTHERS: Any = st.one_of(st.integers(), st.none(), st.text(), st.binary(), st.floats(), st.datetimes())


@NO_HURRY
@given(st.sampled_from([field.name for field in fields(DraftRecord) if field.name != "id"]), OTHERS)
def test_a_draft_of_which_anything_was_changed_is_not_sound(name: str, value: object) -> None:
    changed = replace(SEALED, **{name: value})  # type: ignore[arg-type]  # damage gives any type
    assert changed.sound == (repr(getattr(SEALED, name)) == repr(value))


@NO_HURRY
@given(st.sampled_from([field.name for field in fields(VersionRecord) if field.name != "draft_id"]), OTHERS, ANY_DRAFT)
def test_a_version_of_which_anything_was_changed_says_nothing(name: str, value: object, draft: Draft) -> None:
    version = VersionRecord.of(SEALED, 3, draft, DID, START, origin=1)
    assert version.draft(SEALED.read_hash) == draft
    assert version.told == DID
    if repr(getattr(version, name)) != repr(value):
        assert replace(version, **{name: value}).draft(SEALED.read_hash) is None  # type: ignore[arg-type]  # likewise
    assert version.draft("c" * 64) is None
