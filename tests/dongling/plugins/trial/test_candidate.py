"""A process that loads a plugin, looked at from outside."""

import os
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from dongling import Said
from dongling.plugins import resident
from dongling.plugins.trial.candidate import Candidate, Load, Tell


def judged(load: Load, patience: float = 20, hooks: Mapping[str, float] | None = None) -> tuple[list[str], str]:
    """Return what is said of a plugin that is loaded so, and the hook in which it was given up."""
    one = Candidate.parted("p", load, hooks)
    one.patience = patience
    while (faults := one.look(resident())) is None:
        time.sleep(0.02)
    return [fault.en for fault in faults], one.hook


def wait(_tell: Tell) -> list[Said]:
    """Wait, using no processor."""
    time.sleep(60)
    return []


def compute(_tell: Tell) -> list[Said]:
    """Compute without end."""
    while True:
        pass


def test_a_process_tells_what_loading_did_to_it() -> None:
    assert judged(lambda _: [Said("改了", "it changed something")]) == (["it changed something"], "")


def test_a_process_that_tells_nothing_was_ended_by_the_plugin() -> None:
    def crash(_tell: Tell) -> list[Said]:
        os.kill(os.getpid(), 9)
        return []

    assert judged(crash) == (["loading it crashed the whole process (signal 9)"], "")


def test_who_ends_the_process_in_a_hook_ended_it_all_the_same() -> None:
    def end(tell: Tell) -> list[Said]:
        tell("extend_document")
        os._exit(0)

    assert judged(end, hooks={"extend_document": 1}) == (["loading it ended the whole process (0)"], "")


def test_who_tells_all_and_ends_just_after_a_look_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    def last(tell: Tell) -> list[Said]:
        tell("extend_document")
        time.sleep(0.2)
        return [Said("改了", "it changed something")]

    wait_for = os.waitpid  # on a busy machine the look goes on only when the process has told all and ended
    monkeypatch.setattr("dongling.plugins.trial.candidate.os.waitpid", lambda pid, _: wait_for(pid, 0))
    assert judged(last, hooks={"extend_document": 1}) == (["it changed something"], "")


@pytest.mark.parametrize("load", [wait, compute])
def test_who_waits_or_computes_without_end_is_given_up_after_its_patience(load: Load) -> None:
    assert judged(load, patience=0.5) == (["it was not loaded after 0.5 s"], "")


def test_who_is_loaded_and_hangs_in_a_hook_has_no_fault_but_the_hook() -> None:
    def hang(tell: Tell) -> list[Said]:
        tell("extend_document")
        return compute(tell)

    assert judged(hang, hooks={"extend_document": 0.2}) == ([], "extend_document")


def test_one_that_rests_computes_nothing_and_goes_on_from_there() -> None:
    one = Candidate.parted("p", compute)
    one.patience = 1
    while one.time.seconds < 0.1:
        assert one.look(resident()) is None
        time.sleep(0.02)
    one.rest()
    clock = Path(f"/proc/{one.pid}/stat")
    before = clock.read_text(encoding="ascii").rpartition(") ")[2].split()[11:13]
    time.sleep(0.3)
    assert one.look(resident()) is None
    after = clock.read_text(encoding="ascii").rpartition(") ")[2].split()
    assert (after[0], after[11:13]) == ("T", before)
    one.go_on()
    while (faults := one.look(resident())) is None:
        time.sleep(0.02)
    assert [fault.en for fault in faults] == ["it was not loaded after 1 s"]
