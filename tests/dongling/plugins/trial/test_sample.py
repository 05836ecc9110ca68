"""The unit on which new plugins are tried."""

from dongling import Plugins, Settings
from dongling.plugins.trial.sample import sample_unit


def test_it_has_all_that_a_unit_has_and_plugins_are_asked_of_it_as_of_any() -> None:
    unit = sample_unit()
    assert (unit.for_students, unit.media, unit.source.written()) == (True, (), b"")
    assert Plugins.load(Settings()).extend_document(unit) == Plugins.load(Settings(safe_mode=True)).extend_document(
        unit
    )
