"""`ics`: a unit on a day, or the steps and deadlines of a sequence, for any calendar (RFC 5545).

Written by hand: China has one time and no summer time, so a calendar is a few lines, folded and escaped.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dongling.catalog import Catalog
from dongling.exporters.exporter import When
from dongling.kinds.walk import Walk
from dongling.languages import CHINESE, SOURCE, Tongue, holds_chinese, listed_in, name_in
from dongling.model import Sequence, Unit
from dongling.problems import DonglingError, Said

_LONGEST = 75
"""Octets of a line, without its end."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_ZONE = "Asia/Shanghai"
_HEAD = ("BEGIN:VCALENDAR", "VERSION:2.0", "CALSCALE:GREGORIAN")
_TIME_ZONE = (
    "BEGIN:VTIMEZONE",
    f"TZID:{_ZONE}",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0800",
    "TZOFFSETTO:+0800",
    "TZNAME:CST",
    "END:STANDARD",
    "END:VTIMEZONE",
)


@dataclass(frozen=True)
class Calendar:
    """The exporter `ics`; without a day it has only the deadlines of a sequence."""

    when: When | None = None
    tongue: Tongue = CHINESE
    name = "ics"
    media_type = "text/calendar"
    suffix = ".ics"

    def on(self, when: When) -> "Calendar":
        """Return the exporter for a day."""
        return replace(self, when=when)

    def in_language(self, tongue: Tongue) -> "Calendar":
        """Return the exporter in a language."""
        return replace(self, tongue=tongue)

    def export(self, item: Unit | Sequence, catalog: Catalog) -> bytes:
        """Return the calendar. Raises DonglingError when nothing of the item has a day."""
        events = list(self._unit(item, catalog) if isinstance(item, Unit) else self._sequence(item, catalog))
        if not events:
            raise DonglingError(
                Said(
                    f"“{item.name}”没有日期，请给一个：--date 2026-12-01 --start 08:30",
                    f"“{item.name}” has no date; give one: --date 2026-12-01 --start 08:30",
                )
            )
        zone = _TIME_ZONE if self.when else ()
        made = f"PRODID:-//dongling//dongling//{self.tongue.name.upper()}"
        lines = [*_HEAD, made, *zone, *(line for event in events for line in event), "END:VCALENDAR"]
        return b"".join(map(folded, lines))

    def left_out(self, item: Unit | Sequence, catalog: Catalog) -> Iterator[Said]:
        """Say what a calendar does not hold."""
        yield Said("任务、教案和安全预案：日历里只有简介", "tasks, plans and safety: a calendar has a summary only")
        if isinstance(item, Unit):
            return
        if self.when is None:
            yield Said("各课次：没有给日期，只有清单的期限", "the steps: no date was given; the deadlines are in it")
        elif missing := [step.unit for step in item.steps if not catalog.minutes_of(step)]:
            yield Said(f"不知道多长的课次：{'、'.join(missing)}", f"steps of unknown length: {', '.join(missing)}")
        if any(task.due is None or task.done for task in item.checklist):
            yield Said("清单里已完成的、没有期限的事项", "tasks of the checklist that are done or have no deadline")

    def _unit(self, unit: Unit, catalog: Catalog) -> Iterator[list[str]]:
        if self.when is not None:
            start = dt.datetime.combine(self.when.day, self.when.start)
            yield self._event(unit.identifier, start, unit.minutes, unit.name, *self._said_of(unit, catalog))

    def _sequence(self, sequence: Sequence, catalog: Catalog) -> Iterator[list[str]]:
        if self.when is not None:
            first = dt.datetime.combine(self.when.day, self.when.start)
            for (i, unit, minutes), step in zip(catalog.steps(sequence), sequence.steps, strict=True):
                start = first + dt.timedelta(days=self.when.every * (i - 1))
                words, place = self._said_of(unit, catalog) if unit else ("", "")
                name = unit.name if unit else step.unit
                title = self.tongue.say(
                    "%(sequence)s（%(number)s）%(unit)s", sequence=sequence.name, number=i, unit=name
                )
                if minutes:
                    about = "\n".join(filter(None, (step.note, words)))
                    yield self._event(f"{sequence.identifier}-{i}", start, minutes, title, about, place)
        for i, task in enumerate(sequence.checklist, 1):
            if task.due and not task.done:
                title = self.tongue.say("%(task)s（%(sequence)s）", task=task.task, sequence=sequence.name)
                yield self._deadline(f"{sequence.identifier}-task-{i}", task.due, title, task.owner)

    def _said_of(self, unit: Unit, catalog: Catalog) -> tuple[str, str]:
        """Return what an event says of a unit, and where it is held."""
        say = self.tongue.say
        words = [unit.description]
        places = [catalog.places[one].name for one in unit.places if one in catalog.places]
        place = listed_in(self.tongue, places)
        if isinstance(unit.details, Walk):
            stops = unit.details.stops
            words += [
                say("%(number)s. %(place)s，%(minutes)s分钟", number=i, place=stop.place, minutes=stop.minutes)
                for i, stop in enumerate(stops, 1)
            ]
            place = stops[0].place
        status = name_in(self.tongue, "review_status", unit.review_status, catalog)
        last = say("编号 %(identifier)s，%(status)s", identifier=unit.identifier, status=status)
        return "\n".join([*words, last]), place

    def _event(self, uid: str, start: dt.datetime, minutes: int, title: str, words: str, place: str) -> list[str]:
        stamp, end = f"{start:%Y%m%dT%H%M%S}", f"{start + dt.timedelta(minutes=minutes):%Y%m%dT%H%M%S}"
        lines = [
            "BEGIN:VEVENT",
            f"UID:{uid}-{stamp}@dongling",
            f"DTSTAMP:{start:%Y%m%d}T000000Z",  # of the day itself, so that the same export gives the same file
            f"DTSTART;TZID={_ZONE}:{stamp}",
            f"DTEND;TZID={_ZONE}:{end}",
            self._text("SUMMARY", title),
            "STATUS:TENTATIVE",
        ]
        more = [self._text(name, text) for name, text in (("LOCATION", place), ("DESCRIPTION", words)) if text]
        return [*lines, *more, "END:VEVENT"]

    def _deadline(self, uid: str, day: dt.date, title: str, owner: str) -> list[str]:
        lines = [
            "BEGIN:VEVENT",
            f"UID:{uid}-{day:%Y%m%d}@dongling",
            f"DTSTAMP:{day:%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            self._text("SUMMARY", title),
            "TRANSP:TRANSPARENT",
        ]
        said = [self._text("DESCRIPTION", self.tongue.say("责任人：%(owner)s", owner=owner))] if owner else []
        return [*lines, *said, "END:VEVENT"]

    def _text(self, name: str, text: str) -> str:
        """Return a line of text with its language; where there is Chinese in it, most of it is content."""
        other = self.tongue.name != SOURCE and not (self.tongue.marks_chinese and holds_chinese(text))
        language = self.tongue.tag if other else CHINESE.tag
        return f"{name};LANGUAGE={language}:{escaped(text)}"


def escaped(text: str) -> str:
    """Return text as a value of a calendar, which holds no control characters."""
    text = _CONTROL.sub("", text).strip().replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(line.rstrip() for line in text.splitlines())


def folded(line: str) -> bytes:
    """Return a line with its end; what is longer than 75 octets goes on in the next, never within a character."""
    rows, row = [], b""
    for character in line:
        octets = character.encode()
        if len(row) + len(octets) > _LONGEST:
            rows.append(row)
            row = b" "
        row += octets
    return b"\r\n".join([*rows, row]) + b"\r\n"
