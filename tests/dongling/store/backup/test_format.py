"""The lines of a backup."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from dongling.problems import Said
from dongling.sequences import Draft
from dongling.store.backup.format import LINE, DraftRow, End, Head, VersionRow
from tests.dongling.store.making import ANY_DRAFT, ANY_SENTENCE, NO_HURRY

_NUMBERS = st.integers(1, 2**31 - 1)
_MOMENTS = st.datetimes(dt.datetime(2020, 1, 1), dt.datetime(2100, 1, 1), timezones=st.just(dt.UTC))  # noqa: DTZ001 - hypothesis wants them bare


@NO_HURRY
@given(ANY_DRAFT, ANY_SENTENCE, _NUMBERS, _MOMENTS)
def test_any_version_is_read_as_it_was_written(draft: Draft, did: Said, number: int, saved: dt.datetime) -> None:
    row = VersionRow(number=number, saved=saved, did=(did.zh, did.en), draft=draft)
    text = row.model_dump_json()
    assert "\n" not in text
    assert LINE.validate_json(text) == row


@NO_HURRY
@given(_NUMBERS, _MOMENTS)
def test_any_other_line_is_too(number: int, moment: dt.datetime) -> None:
    lines = (
        Head(made=moment, drafts=number, versions=number),
        DraftRow(edit_hash="a" * 64, read_hash="b" * 64, version=number, created=moment, used=moment),
        End(checksum="0" * 64),
    )
    for line in lines:
        assert LINE.validate_json(line.model_dump_json()) == line
