"""A program that is supervised, without a site: `python -m tests.dongling_web.supervision.program WHAT FOLDER`.

A worker beats until it is told to end, unless WHAT is something else that may become of it.
"""

import os
import socket
import sys
import threading
from pathlib import Path

import click

from dongling.plugins.memory.known_plugins import KnownPlugins
from dongling_web.server.listener import listen
from dongling_web.supervision.orders import Orders, taken_orders
from dongling_web.supervision.shared_journal import SharedJournal
from dongling_web.supervision.supervisor import Plan, Supervisor
from dongling_web.supervision.trial.process import Trials
from dongling_web.supervision.wire import Wire
from dongling_web.supervision.worker import Worker, end_at_once


def try_(what: str, orders: Orders) -> None:
    """Be a trial of the one plugin, which may be slow."""
    wire = Wire(socket.socket(fileno=orders.wire))
    wire.say(begun=True)
    if what.startswith("slow"):
        wire.say(plugin="p", slow=True)
        assert wire.heard() == [{"do": "go on"}]
    wire.say(plugin="p", fault={"zh": "坏", "en": "bad"} if what == "slow and bad" else {})


def work(what: str, orders: Orders) -> None:
    """Be a worker to which something happens."""
    worker, ended = Worker(orders), threading.Event()
    if what == "refuses":
        worker.refuse(2)
        sys.exit(2)
    if what == "ends" or (what == "plugin" and not orders.left_out):
        SharedJournal(orders.journal).enter("p", "register_kinds")
        os._exit(5)
    worker.listen(
        ended.set,
        lambda: click.echo("worker gives up"),
        lambda plugin, why: click.echo(f"worker hears: {plugin} {why.en}"),
    )
    for plugin, why in orders.left_out.items():
        click.echo(f"without {plugin}: {why.en}")
    worker.ready(f"ready {orders.number}", ["take care"])
    while not ended.wait(0.1):
        if what != "hangs":
            worker.beat()
    threading.Thread(target=threading.Event().wait).start()  # what a plugin may leave behind
    end_at_once()


def main() -> int:
    """Supervise; print all that is said."""
    what, folder = sys.argv[1:]
    orders = taken_orders()
    if orders and orders.part == "trial":
        try_(what, orders)
        return 0
    if orders:
        work(what, orders)
    supervisor = Supervisor(
        listen("127.0.0.1", 0),
        Plan(workers=2 if what == "answers" else 1, hung_after=0.5, loading=1, grace=2),
        Trials(KnownPlugins(Path(folder) / "plugins.json", lambda: {"p": "1"})),
        tell=lambda said: click.echo(said.en),
        announce=lambda out, err: click.echo("\n".join([out, *err])),
    )
    return supervisor.run()


if __name__ == "__main__":
    sys.exit(main())
