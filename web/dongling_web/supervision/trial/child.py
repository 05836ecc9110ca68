"""The process in which new plugins are tried for a site: it tells the supervisor of each what it did."""

import os
import select
import signal
import socket

from dongling import Settings
from dongling.plugins.trial import LOOK, Tryout, die_with
from dongling_web.supervision.orders import Orders
from dongling_web.supervision.wire import Wire


def try_plugins(orders: Orders, settings: Settings) -> int:
    """Try each plugin of the orders and tell the supervisor of it; the exit status is of no matter.

    Told is `begun`, then of each plugin its `fault`, empty when there is none, and before that `slow` when it was.
    Slow ones rest until the supervisor says `go on`: then the site serves.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    die_with(os.getppid())
    wire = Wire(socket.socket(fileno=orders.wire))
    tryout = Tryout(settings, orders.plugins)
    wire.say(begun=True)
    while not tryout.over:
        for verdict in tryout.look():
            if verdict.slow:
                wire.say(plugin=verdict.plugin, slow=True)
            else:
                fault = {"zh": verdict.fault.zh, "en": verdict.fault.en} if verdict.fault else {}
                wire.say(plugin=verdict.plugin, fault=fault)
        if wire.fileno() in select.select([wire.fileno(), *tryout.news], [], [], LOOK)[0]:
            said = wire.heard()
            if said is None:
                break  # the supervisor is gone
            if any(one.get("do") == "go on" for one in said):
                tryout.go_on()
    return 0
