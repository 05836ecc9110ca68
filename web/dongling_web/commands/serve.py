"""`dongling serve`: the site on one machine; no server, no account, no configuration.

The command that a person starts holds the sockets and starts workers (supervision/), each of which is the same command
again, with orders. Where that can't be (Windows), or with `--workers 0`, it answers by itself.
"""

import os
import signal
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import Any

import click

from dongling import DonglingError, Library, Plugins, Said
from dongling.cli.run import Run, option, origins, pass_run
from dongling.plugins import left_out_by_sites
from dongling_web.server.log_lines import write_log_lines
from dongling_web.supervision.orders import Orders, taken_orders

MOST = 65535


class Port(click.ParamType[int]):
    """A port number."""

    name = "port"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number; anything else is wrong use."""
        word = str(value)
        if not (word.isascii() and word.isdigit() and int(word) <= MOST):
            raise DonglingError(
                Said(f"--port 应为0到{MOST}的整数，不是“{word}”", f"--port should be 0 to {MOST}, not “{word}”")
            )
        return int(word)


@click.command("serve")
@click.argument("folders", nargs=-1, type=click.Path(path_type=Path), metavar="[FOLDER]...")
@option("host")
@option("port", type=Port())
@option("site_name")
@option("site_url", metavar="URL")
@option("proxy")
@option("no_query_counts", is_flag=True)
@option("accounts", is_flag=True)
@option("workshop_key", type=click.Path(path_type=Path), metavar="FILE")
@option("oidc_issuer", metavar="URL")
@option("oidc_client_id", metavar="NAME")
@option("oidc_secret", type=click.Path(path_type=Path), metavar="FILE")
@option("smtp_url", metavar="URL")
@option("smtp_password", type=click.Path(path_type=Path), metavar="FILE")
@option("mail_from", metavar="ADDRESS")
@option("content_git", is_flag=True)
@option("content_git_mail", metavar="ADDRESS")
@option("base_path", metavar="PATH")
@option("drafts_mb", type=click.IntRange(1), metavar="MB")
@option("media_mb", type=click.IntRange(1), metavar="MB")
@option("upload_mb", type=click.IntRange(1, 200), metavar="MB")
@option("access_log", metavar="FILE")
@option("metrics", type=click.Choice(["local", "all", "off"]))
@option("metrics_key", type=click.Path(path_type=Path), metavar="FILE")
@option("workers", type=click.IntRange(0, 64), metavar="NUMBER")
@option("hung_after", type=click.IntRange(1), metavar="SECONDS")
@pass_run
def command(run: Run, /, folders: tuple[Path, ...], **options: Any) -> int:
    """启动网站 · Serve the site.

    Prints its address once it answers; a saved file is searchable at once. Ctrl-C ends it.
    """
    told = {**run.settings.origins, **origins(click.get_current_context())}
    run = Run(replace(run.settings, **options, origins=told), run.plugins)
    write_log_lines()
    orders = taken_orders()
    if orders and orders.part == "trial":
        from dongling_web.supervision.trial.child import try_plugins

        return try_plugins(orders, run.settings)
    if orders:
        return _work(run, folders, orders)
    if run.settings.workers and os.name == "posix":
        from dongling_web.supervision.supervised import supervised

        return supervised(run, folders)
    return _serve_alone(run, folders)


def _work(run: Run, folders: Sequence[Path], orders: Orders) -> int:
    """Do what the supervisor ordered; nothing that a plugin left behind keeps this process from its end."""
    from dongling_web.http.rate_limit import Pace
    from dongling_web.supervision.shared_counts import SharedCounts
    from dongling_web.supervision.worker import Worker, end_at_once

    worker = Worker(orders)
    try:
        library = _opened(run, folders, orders.left_out)
        from dongling_web.site import Site

        counts = SharedCounts(orders.counts) if orders.counts >= 0 else None
        pace = Pace(counts, counts.secret) if counts else None
        site = Site(library, orders.sockets(), beat=worker.beat, pace=pace, keeps_house=orders.number == 0)
    except DonglingError as error:
        worker.refuse(error.status)
        raise
    worker.listen(site.drain, site.give_up, library.plugins.leave_out)
    if any(not info.builtin and info.status != "off" for info in library.plugins.infos):
        worker.watch_plugins()
    worker.ready(run.say(site.greeting()), list(map(run.say, site.warnings())))
    site.run()
    library.close()
    end_at_once()


def _serve_alone(run: Run, folders: Sequence[Path]) -> int:
    from dongling_web.server.listener import listen, turn_away

    library = _opened(run, folders, left_out_by_sites(run.settings))
    try:
        from dongling_web.site import Site

        listening = listen(run.settings.host, run.settings.port)
        site = Site(library, listening)

        def end(_number: int, _frame: FrameType | None) -> None:
            signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever asks twice does not want to wait
            for one in listening:
                turn_away(one)
            site.drain()

        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, end)
        run.echo(run.say(site.greeting()))
        for words in site.warnings():
            run.echo(run.say(words), err=True)
        sys.stdout.flush()
        site.run()
    finally:
        library.close()
    return 0


def _opened(run: Run, folders: Sequence[Path], left_out: Mapping[str, Said]) -> Library:
    """Return the library with the plugins of others, too, which the program has not loaded for this command."""
    with_all = Run(run.settings, Plugins.load(run.settings, left_out))
    with_all.plugins.gather()  # who fails is left out before anything of his is loaded
    return with_all.library(folders, check=False, wait=False)
