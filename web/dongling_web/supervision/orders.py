"""What a process that the supervisor starts is told: its part, and what it was given. It travels in the environment.

The process is the same program with the same arguments, so whatever started the one starts the other.
"""

import json
import os
import socket
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Literal

from dongling import Said

_VARIABLE = "DONGLING_ORDERS"
CHANGED, CAUGHT = 71, 72
"""The status with which a worker ends that a plugin made unfit to serve (process_watch.py)."""


@dataclass(frozen=True)
class Orders:
    """What a worker, or a trial of plugins, is given: numbers of open files, and which plugins to leave out and why.

    `wire` is its socket to the supervisor, `journal` the file of its journal, `counts` that of the counts which all
    workers share (-1 where one worker alone counts for itself). `number` counts the workers from 0. `careful`: one was
    lost, nobody knows to which plugin.
    """

    part: Literal["worker", "trial"]
    wire: int
    listening: tuple[int, ...] = ()
    journal: int = -1
    counts: int = -1
    number: int = 0
    careful: bool = False
    left_out: Mapping[str, Said] = field(default_factory=dict)
    plugins: tuple[str, ...] = ()

    @property
    def files(self) -> tuple[int, ...]:
        """Return the numbers of all open files that come along."""
        return tuple(one for one in (self.wire, *self.listening, self.journal, self.counts) if one >= 0)

    def as_environment(self) -> dict[str, str]:
        """Return the environment of a process with these orders."""
        return {**os.environ, _VARIABLE: json.dumps(asdict(self))}

    def sockets(self) -> list[socket.socket]:
        """Return the sockets to listen on."""
        return [socket.socket(fileno=one) for one in self.listening]


def taken_orders() -> Orders | None:
    """Return the orders of this process, once; None when a person started it. Its own children get none of it."""
    told = os.environ.pop(_VARIABLE, "")
    if not told:
        return None
    given = json.loads(told)
    given["left_out"] = {name: Said(**why) for name, why in given["left_out"].items()}
    orders = Orders(**given | {"listening": tuple(given["listening"]), "plugins": tuple(given["plugins"])})
    for one in orders.files:
        os.set_inheritable(one, False)
    return orders


def same_program() -> list[str]:
    """Return the command that starts this program again."""
    return [sys.executable, *sys.orig_argv[1:]]
