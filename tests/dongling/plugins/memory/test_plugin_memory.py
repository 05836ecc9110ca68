"""What is remembered of plugins from one run to the next."""

import threading
from pathlib import Path

import pytest

from dongling.plugins import PluginMemory, Plugins
from dongling.plugins.memory.plugin_memory import AGAIN
from dongling.problems import DonglingError
from dongling.settings import Settings


def test_what_hung_is_remembered_until_the_plugin_changes(tmp_path: Path) -> None:
    settings = Settings(state=tmp_path)
    PluginMemory.of(settings).remember("mine", "digest-1", "check_unit", "too slow")
    assert PluginMemory.of(settings).hooks("mine", "digest-1") == {"check_unit": "too slow"}
    assert PluginMemory.of(settings).hooks("mine", "digest-2") == {}


@pytest.mark.parametrize("text", ["", "[]", '{"hung": {"mine": 5}}', '{"off": 5}'])
def test_a_file_that_is_damaged_is_as_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "plugin-memory.json").write_text(text, encoding="utf-8")
    assert PluginMemory.of(Settings(state=tmp_path)).hooks("mine", "d") == {}


def test_where_nothing_can_be_written_that_is_said_when_it_was_asked_for(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    memory = PluginMemory(tmp_path / "file" / "plugin-memory.json")
    memory.remember("mine", "d", "check_unit", "too slow")
    with pytest.raises(DonglingError, match="写不了"):
        memory.write()


def test_a_plugin_that_hung_is_left_out_at_once_the_next_time_and_tried_again_when_it_changed(tmp_path: Path) -> None:
    file = tmp_path / "mine.py"
    file.write_text("while True: pass\n", encoding="utf-8")
    settings = Settings(state=tmp_path / "state", plugin=(file,), plugin_patience=0.02)

    def states() -> list[tuple[str, bool]]:
        plugins = Plugins.load(settings)
        asked = plugins.ledger.record("mine", "import").calls
        return [(info.status, asked > 0) for info in plugins.infos if info.name == "mine"]

    assert states() == [("failed", True)]
    assert states() == [("failed", False)], "it was not asked again"
    file.write_text("good = True\n", encoding="utf-8")
    assert states() == [("ok", True)]
    assert threading.active_count() < 50


def test_what_hung_is_tried_again_after_a_day_since_it_may_have_been_the_machine(tmp_path: Path) -> None:
    now = [1_000_000.0]
    memory = PluginMemory(tmp_path / "plugin-memory.json", now=lambda: now[0])
    memory.remember("mine", "d", "import", "no answer after 10 s")
    now[0] += AGAIN - 1
    assert memory.hooks("mine", "d")
    now[0] += 2
    assert memory.hooks("mine", "d") == {}
