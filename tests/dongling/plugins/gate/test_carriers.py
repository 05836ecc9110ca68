"""Exporters and importers behind the gate."""

import datetime as dt
from typing import Any

import pytest

from dongling import Catalog, DonglingError, Plugins, Said, Settings, Tongue, hookimpl
from dongling.exporters import Dated, SaysWhatItLeaves, Speaks, When, carry
from dongling.languages import tongue
from dongling.plugins import PluginFailed

ITEM: Any = None


class Carrier:
    """An exporter that can do all that one can, and does as its tests say."""

    name, media_type, suffix, title = "mine", "text/plain", ".txt", "我的"
    answer: Any = b"data"

    def export(self, item: object, catalog: Catalog) -> Any:
        """Return what is to be returned."""
        if isinstance(self.answer, BaseException):
            raise self.answer
        return self.answer

    def left_out(self, item: object, catalog: Catalog) -> list[Said]:
        """Return a sentence."""
        return [Said("图", "pictures")]

    def on(self, when: When) -> "Carrier":
        """Return it for a day."""
        made = Carrier()
        made.answer = str(when.day).encode()
        return made

    def in_language(self, tongue: Tongue) -> "Carrier":
        """Return it in a language."""
        made = Carrier()
        made.answer = tongue.name.encode()
        return made


class Brings:
    """A plugin that brings an exporter, and an importer."""

    def __init__(self, answer: Any) -> None:
        self.carrier = Carrier()
        self.carrier.answer = answer

    @hookimpl
    def register_exporters(self) -> list[Any]:
        """Return it."""
        return [self.carrier]

    @hookimpl
    def register_importers(self) -> list[Any]:
        """Return one."""

        class Reads:
            name, suffix = "mine", ".txt"

            def read(self, data: bytes) -> Any:
                return data

        return [Reads()]


def brought(answer: Any = b"data") -> Plugins:
    """Return plugins with the one that brings an exporter of this answer."""
    plugins = Plugins.load(Settings(safe_mode=True))
    plugins.register(Brings(answer), "mine")
    return plugins


def test_an_exporter_can_do_what_it_could_and_has_its_title() -> None:
    exporter: Any = brought().exporters()["mine"]
    assert [isinstance(exporter, able) for able in (Dated, SaysWhatItLeaves, Speaks)] == [True] * 3
    assert exporter.title == "我的"
    assert exporter.export(ITEM, Catalog()) == b"data"
    assert exporter.left_out(ITEM, Catalog()) == [Said("图", "pictures")]
    assert exporter.on(When(dt.date(2026, 12, 1))).export(ITEM, Catalog()) == b"2026-12-01"
    assert exporter.in_language(tongue("en")).on(When(dt.date(2026, 12, 1))).export(ITEM, Catalog()) == b"2026-12-01"
    assert carry(exporter, ITEM, Catalog(), tongue=tongue("en")).data == b"en"
    assert not isinstance(brought().exporters()["yaml"], Dated)


@pytest.mark.parametrize("answer", ["text", None, SystemExit(3), KeyError("x")])
def test_one_that_fails_is_named_and_counted(answer: Any) -> None:
    plugins = brought(answer)
    with pytest.raises(PluginFailed):
        plugins.exporters()["mine"].export(ITEM, Catalog())
    assert [problem.path for problem in plugins.problems] == ["plugin:mine"]
    assert plugins.ledger.record("mine", "export mine").failed == 1


def test_what_it_says_to_the_user_reaches_the_user() -> None:
    plugins = brought(DonglingError("先选一个日期"))
    with pytest.raises(DonglingError, match="先选一个日期"):
        plugins.exporters()["mine"].export(ITEM, Catalog())
    assert plugins.problems == []


def test_an_importer_that_does_not_answer_with_text_is_named() -> None:
    with pytest.raises(PluginFailed):
        brought().importers()["mine"].read(b"x")
