"""Small protocols: an exporter needs only `export`; what more it can do is asked for."""

import datetime as dt
from collections.abc import Iterator

import pytest

from dongling import Catalog, DonglingError, Said, Sequence, Unit
from dongling.exporters import Exporter, When, carry, find_exporter
from dongling.exporters.exporter import Exported
from dongling.languages import tongue
from dongling.testing import OpenLibrary, WriteContent, unit_text

WHEN = When(dt.date(2026, 12, 1))


class Plain:
    """An exporter with nothing more than it needs."""

    name = "plain"
    media_type = "text/plain"
    suffix = ".txt"

    def export(self, item: Unit | Sequence, catalog: Catalog) -> bytes:
        """Return the name."""
        return item.name.encode()


class Telling(Plain):
    """One that says what it leaves out, and takes a day."""

    name = "telling"

    def left_out(self, item: Unit | Sequence, catalog: Catalog) -> Iterator[Said]:
        """Say one thing."""
        yield Said("正文", "the body")

    def on(self, when: When) -> Exporter:
        """Return one that fails on that day."""
        return Broken()


class Broken(Plain):
    """One with a fault of its author."""

    name = "broken"

    def export(self, item: Unit | Sequence, catalog: Catalog) -> bytes:
        """Fail."""
        raise KeyError(item.identifier)


@pytest.fixture
def catalog(write_content: WriteContent, open_library: OpenLibrary) -> Catalog:
    """Return a catalog of one lesson and one sequence."""
    sequence = "identifier: s\nname: 一条线\nsteps: [{unit: a-lesson}]\n"
    return open_library(write_content({"a.yaml": unit_text(), "sequences/s.yaml": sequence})).catalog


def test_an_exporter_of_a_plugin_needs_only_to_export(catalog: Catalog) -> None:
    assert carry(Plain(), catalog.units["a-lesson"], catalog) == Exported("一节课".encode())


def test_one_of_the_old_form_without_languages_is_as_it_was_in_each(catalog: Catalog) -> None:
    assert carry(Plain(), catalog.units["a-lesson"], catalog, tongue=tongue("en")).data == "一节课".encode()


def test_what_is_left_out_is_told_with_the_file(catalog: Catalog) -> None:
    assert carry(Telling(), catalog.sequences["s"], catalog).left_out == (Said("正文", "the body"),)


def test_a_day_for_an_exporter_without_dates_is_refused(catalog: Catalog) -> None:
    with pytest.raises(DonglingError, match="plain 里没有日期") as raised:
        carry(Plain(), catalog.units["a-lesson"], catalog, WHEN)
    assert raised.value.status == 2


def test_an_exporter_that_fails_is_named_and_nobody_sees_a_traceback(catalog: Catalog) -> None:
    with pytest.raises(DonglingError, match="导出 broken 时出错：KeyError: 'a-lesson'") as raised:
        carry(Telling(), catalog.units["a-lesson"], catalog, WHEN)
    assert raised.value.status == 1


def test_an_unknown_format_is_answered_with_those_there_are() -> None:
    known: dict[str, Exporter] = {"docx": Plain(), "ics": Plain()}
    assert find_exporter(known, "ics") is known["ics"]
    with pytest.raises(DonglingError, match="是不是“docx”？可用的有：docx、ics"):
        find_exporter(known, "doc")
