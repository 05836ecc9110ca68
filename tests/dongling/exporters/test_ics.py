"""`ics`: what a strict reader makes of it, and the lines themselves."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar as Read
from icalendar import Event

from dongling import Catalog, DonglingError
from dongling.exporters import When, carry
from dongling.exporters.ics import Calendar, escaped, folded
from dongling.testing import unit_text
from tests.dongling.conftest import MakeCatalog

WHEN = When(dt.date(2026, 12, 1), dt.time(8, 0))
SEQUENCE = {
    "identifier": "s",
    "name": "一条线",
    "steps": [{"unit": "a", "note": "先读"}, {"unit": "elsewhere"}, {"unit": "a", "minutes": "30"}],
    "checklist": [
        {"task": "勘查", "due": "2026-12-11", "owner": "年级组长"},
        {"task": "备课", "due": "2026-11-11", "done": "是"},
    ],
}


@pytest.fixture
def catalog(catalog_of: MakeCatalog) -> Catalog:
    """Return a lesson and a sequence of three steps."""
    return catalog_of(
        {"a.yaml": unit_text("a", name="甲；乙, 丙"), "sequences/s.yaml": yaml.safe_dump(SEQUENCE, allow_unicode=True)}
    )


def events(data: bytes) -> list[Event]:
    """Return the events of a calendar; nothing in it may need to be forgiven."""
    read = Read.from_ical(data)
    assert isinstance(read, Read)
    found = list(read.events)
    assert not [error for event in (read, *found) for error in event.errors]
    assert all(event.get("UID") and event.get("DTSTAMP") for event in found)
    return found


def test_a_walk_is_an_event_of_its_length_with_its_stops(shipped: Catalog) -> None:
    walk = next(unit for unit in shipped.units.values() if unit.kind == "walk")
    (event,) = events(carry(Calendar(), walk, shipped, WHEN).data)
    assert event.start == dt.datetime(2026, 12, 1, 8, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert event.duration == dt.timedelta(minutes=walk.minutes)
    assert str(event["SUMMARY"]) == walk.name
    assert str(event["DESCRIPTION"]).startswith(f"{walk.description}\n1. {event['LOCATION']}")


def test_steps_of_a_sequence_follow_each_other_and_deadlines_are_days(catalog: Catalog) -> None:
    found = events(carry(Calendar(), catalog.sequences["s"], catalog, When(WHEN.day, WHEN.start, every=2)).data)
    assert [(str(event["SUMMARY"]), f"{event.start:%m-%d}") for event in found] == [
        ("一条线（1）甲；乙, 丙", "12-01"),
        ("一条线（3）甲；乙, 丙", "12-05"),
        ("勘查（一条线）", "12-11"),
    ]
    assert [event.duration for event in found][:2] == [dt.timedelta(minutes=45), dt.timedelta(minutes=30)]
    assert found[2].start == dt.date(2026, 12, 11)


def test_without_a_day_a_sequence_has_its_deadlines_only(catalog: Catalog) -> None:
    exported = carry(Calendar(), catalog.sequences["s"], catalog)
    assert [str(event["SUMMARY"]) for event in events(exported.data)] == ["勘查（一条线）"]
    assert "各课次" in " ".join(said.zh for said in exported.left_out)


def test_a_unit_without_a_day_is_refused_with_what_to_do(catalog: Catalog) -> None:
    with pytest.raises(DonglingError, match=r"--date 2026-12-01"):
        carry(Calendar(), catalog.units["a"], catalog)


def test_it_says_which_step_and_which_tasks_it_leaves_out(catalog: Catalog) -> None:
    said = " ".join(one.zh for one in Calendar(WHEN).left_out(catalog.sequences["s"], catalog))
    assert "elsewhere" in said
    assert "已完成" in said
    assert "安全预案" in said


def test_every_sequence_that_ships_can_be_dated(shipped: Catalog) -> None:
    for sequence in shipped.sequences.values():
        data = carry(Calendar(), sequence, shipped, WHEN).data
        due = [task for task in sequence.checklist if task.due and not task.done]
        assert len(events(data)) == len(sequence.steps) + len(due)
        assert data == carry(Calendar(), sequence, shipped, WHEN).data


@given(st.text())
def test_no_line_is_longer_than_75_octets_and_none_is_cut_within_a_character(text: str) -> None:
    text = text.encode("utf-8", "ignore").decode()
    rows = folded(f"SUMMARY:{escaped(text)}").split(b"\r\n")
    assert rows.pop() == b""
    assert all(len(row) <= 75 for row in rows)
    assert all(row.decode() for row in rows)
    assert all(row.startswith(b" ") for row in rows[1:])


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"])))
def test_text_is_read_back_as_it_was(text: str) -> None:
    lines = b"".join(map(folded, ("BEGIN:VEVENT", f"SUMMARY:{escaped(text)}", "END:VEVENT")))
    assert str(Event.from_ical(lines)["SUMMARY"]) == text.strip()
