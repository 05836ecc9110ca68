"""A tryout of several plugins at once; tests/faults tries harmful ones with a site."""

import json
import os
import select
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from dongling import Settings
from dongling.plugins.trial.tryout import LOOK, TrialVerdict, Tryout

IMPORTS = "import os\nfrom dongling import hookimpl\n"
GOOD = IMPORTS + "@hookimpl\ndef unit_panels(unit): return []\n"
LOOP = "while True: pass\n"


def tryout(tmp_path: Path, texts: dict[str, str], patience: float = 20) -> Tryout:
    """Return a tryout of plugins with these texts."""
    files = []
    for name, text in texts.items():
        files.append(tmp_path / f"{name}.py")
        files[-1].write_text(text, encoding="utf-8")
    return Tryout(Settings(state=tmp_path / "state", plugin=tuple(files)), list(texts), patience)


def verdicts(one: Tryout, enough: Callable[[list[TrialVerdict]], bool]) -> list[TrialVerdict]:
    """Return what is said until that is enough, or all."""
    said: list[TrialVerdict] = []
    while not (one.over or enough(said)):
        said += one.look()
        select.select(one.news, [], [], LOOK)
    return said


def own_seconds(file: str) -> float:
    """Return the seconds that one process computed so far; 0 when it has ended."""
    try:
        words = Path(file).read_text(encoding="ascii").rpartition(") ")[2].split()
    except OSError:
        return 0.0
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


def test_each_is_tried_by_itself_and_only_harm_to_the_process_counts(tmp_path: Path) -> None:
    texts = {"good": GOOD, "broken": "raise ValueError('no matter of a tryout')\n", "ends": "import os\nos._exit(3)\n"}
    said = {one.plugin: one.fault for one in verdicts(tryout(tmp_path, texts), lambda _: False)}
    assert (said["good"], said["broken"]) == (None, None)
    assert said["ends"]
    assert said["ends"].en == "loading it ended the whole process (3)"


def test_those_that_never_end_rest_until_nobody_waits_and_those_behind_them_are_judged(tmp_path: Path) -> None:
    texts = {f"loop{number}": LOOP for number in range(12)} | {"good": GOOD}
    before_us = set(children())  # a whole run has a browser and sites
    one = tryout(tmp_path, texts, patience=0.6)
    with ending(before_us):
        _rest_and_are_judged(one, texts, before_us)


def _rest_and_are_judged(one: Tryout, texts: dict[str, str], before_us: set[str]) -> None:
    said = verdicts(one, lambda said: len(said) == len(texts))
    assert [verdict for verdict in said if not verdict.slow] == [TrialVerdict("good")]
    assert {verdict.plugin for verdict in said if verdict.slow} == texts.keys() - {"good"}
    clocks = [f"/proc/{pid}/stat" for pid in children() if pid not in before_us]
    before = list(map(own_seconds, clocks))
    assert len(clocks) == 12
    assert sum(before) < 12 * 0.15  # one may have had its 0.25 s, all others far less
    time.sleep(0.2)
    assert list(map(own_seconds, clocks)) == before
    one.go_on()
    judged = verdicts(one, lambda _: False)
    assert {verdict.fault.en for verdict in judged if verdict.fault} == {"it was not loaded after 0.6 s"}
    assert len(judged) == 12


def test_a_hook_that_hangs_on_any_unit_is_not_asked_any_more_and_the_rest_of_the_plugin_is_well(tmp_path: Path) -> None:
    hangs = IMPORTS + "@hookimpl\ndef extend_document(unit):\n    while True: pass\n"
    one = tryout(tmp_path, {"hangs": hangs, "good": GOOD})
    verdicts(one, lambda said: TrialVerdict("hangs", slow=True) in said)
    one.go_on()
    assert verdicts(one, lambda _: False) in ([TrialVerdict("hangs")], [TrialVerdict("good"), TrialVerdict("hangs")])
    kept = json.loads((tmp_path / "state" / "plugin-memory.json").read_text(encoding="utf-8"))
    assert kept["hung"]["hangs"]["hooks"] == {"extend_document": "no answer after 1 s"}


@contextmanager
def ending(before_us: set[str]) -> Iterator[None]:
    """End what this process has parted with since, whatever happens: what is left would hold its files open."""
    try:
        yield
    finally:
        for pid in set(children()) - before_us:
            os.kill(int(pid), signal.SIGKILL)
            os.waitpid(int(pid), 0)


def children() -> list[str]:
    """Return the processes that this one has parted with."""
    return Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text(encoding="ascii").split()
