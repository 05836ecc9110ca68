"""A checklist on a day."""

import datetime as dt

import pytest

from dongling import Library
from dongling_web.sequences.checklist import progress

DAY = dt.date(2026, 9, 10)


def test_a_task_is_done_late_due_today_or_to_come(library: Library) -> None:
    found = progress(library.catalog.sequences["seq-river"], DAY)
    states = [line.state for line in found.lines]
    assert states == ["已过期3天", "已完成", "今天到期", "还有2天", "没有定日期"]
    assert (found.done, found.late) == (1, 1)


@pytest.mark.parametrize(
    ("day", "late"), [(dt.date(2026, 9, 7), 0), (dt.date(2026, 9, 8), 1), (dt.date(2027, 1, 1), 3)]
)
def test_a_task_is_late_from_the_day_after_its_date(library: Library, day: dt.date, late: int) -> None:
    assert progress(library.catalog.sequences["seq-river"], day).late == late


def test_where_the_day_is_not_known_nothing_is_late(library: Library) -> None:
    found = progress(library.catalog.sequences["seq-river"], None)
    assert [line.state for line in found.lines] == ["", "已完成", "", "", "没有定日期"]
    assert found.late == 0
