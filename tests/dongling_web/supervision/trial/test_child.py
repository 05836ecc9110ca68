"""The process in which plugins are tried for a site; what it tells of them is the tryout's."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dongling import Settings
from dongling_web.supervision.orders import Orders
from dongling_web.supervision.trial.child import try_plugins
from dongling_web.supervision.wire import Wire


@contextmanager
def trying(tmp_path: Path, **texts: str) -> Iterator[Wire]:
    """Have plugins with these texts tried in a process of their own; gives the wire to it."""
    files = []
    for name, text in texts.items():
        files.append(tmp_path / f"{name}.py")
        files[-1].write_text(text, encoding="utf-8")
    settings = Settings(plugin=tuple(files), state=tmp_path / "state")
    ours, theirs = socket.socketpair()
    if not (pid := os.fork()):
        ours.close()
        try_plugins(Orders("trial", theirs.fileno(), plugins=tuple(texts)), settings)
        os._exit(0)
    theirs.close()
    wire = Wire(ours)
    yield wire
    wire.close()
    os.waitpid(pid, 0)


def test_it_tells_of_each_what_it_did(tmp_path: Path) -> None:
    with trying(tmp_path, good="", ends="import os\nos._exit(3)\n") as wire:
        begun, *said = list(wire.until_gone())
    assert begun == {"begun": True}
    faults = {one["plugin"]: one["fault"] for one in said}
    assert (faults["good"], faults["ends"]["en"]) == ({}, "loading it ended the whole process (3)")


def test_who_is_slow_goes_on_when_it_is_told_and_who_tells_nothing_more_ends_it(tmp_path: Path) -> None:
    with trying(tmp_path, waits="import time\ntime.sleep(0.6)\n") as wire:
        heard = wire.until_gone()
        assert [next(heard), next(heard)] == [{"begun": True}, {"plugin": "waits", "slow": True}]
        wire.say(do="go on")
        assert list(heard) == [{"plugin": "waits", "fault": {}}]
    with trying(tmp_path, waits="import time\ntime.sleep(60)\n") as wire:
        assert {"plugin": "waits", "slow": True} in (next(wire.until_gone()), next(wire.until_gone()))
