"""A trial as the supervisor sees it; test_supervisor tries one that is slow, tests/faults what harms it."""

from dongling import Said
from dongling.plugins import KnownPlugins
from dongling_web.supervision.trial.process import Trials


def test_without_a_new_plugin_nothing_is_started() -> None:
    known = KnownPlugins(None, lambda: {"p": "1"})
    known.note_trial({"p": Said("坏", "bad")})
    trials = Trials(known)
    trials.begin()
    assert (trials.wire, trials.holds_up, trials.hear()) == (None, False, {})
    assert trials.left_out == {"p": Said("坏", "bad")}
