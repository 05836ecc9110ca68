"""What went wrong with plugins, each thing once."""

from dongling.plugins.discovery import PluginInfo
from dongling.plugins.notes import PluginNotes
from dongling.problems import Said

SAID = Said("出错了", "it failed")


def test_a_thing_is_said_once_and_names_the_plugin_and_what_it_did() -> None:
    notes = PluginNotes()
    notes.add("mine", "check_unit", SAID)
    notes.add("mine", "check_unit", Said("又出错", "again"))
    (problem,) = notes.problems
    assert problem.message.en == "plugin mine (check_unit): it failed"
    assert notes.has("mine", "check_unit")


def test_a_plugin_with_an_error_is_in_trouble_and_one_with_a_warning_is_not() -> None:
    notes, info = PluginNotes(), PluginInfo("mine", "1", "ok")
    notes.add("mine", "contract x", SAID, severity="warning")
    assert notes.added_to(info).status == "ok"
    notes.add("mine", "check_unit", SAID)
    assert notes.added_to(info).status == "troubled"
    assert len(notes.added_to(info).problems) == 2
    assert notes.added_to(PluginInfo("other", "1", "ok")).problems == ()
