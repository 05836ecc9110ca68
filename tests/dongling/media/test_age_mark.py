"""What nothing asks for goes after its time by both witnesses, and never at a first look."""

import datetime as dt
from pathlib import Path

from dongling.media import has_lain

NOW, DAY = dt.datetime(2026, 12, 1, tzinfo=dt.UTC), dt.timedelta(days=1)
SECONDS = 24 * 3600


def test_it_has_lain_there_when_the_calendar_and_what_was_counted_both_say_so(tmp_path: Path) -> None:
    mark = tmp_path / "mark.json"
    assert not has_lain(mark, NOW, 100, DAY)
    assert not has_lain(mark, NOW + 9 * DAY, 100 + SECONDS - 1, DAY)
    assert not has_lain(mark, NOW + DAY / 2, 100 + 9 * SECONDS, DAY)
    assert has_lain(mark, NOW + DAY, 100 + SECONDS, DAY)


def test_a_database_that_has_counted_less_begins_anew_and_so_does_a_mark_that_cannot_be_read(tmp_path: Path) -> None:
    mark = tmp_path / "mark.json"
    assert not has_lain(mark, NOW, 100, DAY)
    assert not has_lain(mark, NOW + 9 * DAY, 5, DAY)
    assert not has_lain(mark, NOW + 9.5 * DAY, 100 + SECONDS, DAY)
    for odd in ("", "[]", '{"since": "2026-12-01", "counted": 1}'):
        mark.write_text(odd, encoding="utf-8")
        assert not has_lain(mark, NOW + 99 * DAY, 999 * SECONDS, DAY)
