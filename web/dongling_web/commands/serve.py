"""`dongling serve`: the site on one machine; no server, no account, no configuration."""

import errno
import logging
import signal
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import Any

import click

from dongling import DonglingError, Library, Said
from dongling.cli.run import Run, option, pass_run

OWN = "dongling_web"
MOST = 65535
_NO_ADDRESS = Said(
    "放在反向代理后面，请用 --site-url 写明网站的网址；没有它，给别人的链接只写路径",
    "behind a proxy, name the site's address by --site-url; without it links to pass on are paths only",
)


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
@option("drafts_mb", type=click.IntRange(1), metavar="MB")
@pass_run
def command(run: Run, /, folders: tuple[Path, ...], **options: Any) -> int:
    """启动网站 · Serve the site.

    Prints its address once it answers; a saved file is searchable at once. Ctrl-C ends it.
    """
    run = Run(replace(run.settings, **options), run.plugins)
    library = run.library(folders, check=False, must_search=False)
    try:
        _serve(run, library)
    finally:
        library.close()
    return 0


def _serve(run: Run, library: Library) -> None:
    from dongling_web.app import create_app  # here, so that every other command starts without a web server
    from dongling_web.drafts.held_store import close_store, housekeeper
    from dongling_web.server.server import make_server

    settings = run.settings
    app = create_app(library)
    _must_have_pages(library)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    try:
        server = make_server(app, settings.host, settings.port, settings.proxy)
    except OSError as error:
        raise _no_port(settings.host, settings.port, error) from None
    signal.signal(signal.SIGTERM, _end)
    library.watch()
    keeper = housekeeper(app)
    keeper.start()
    with suppress(KeyboardInterrupt, SystemExit):
        _announce(run, library, f"http://{settings.host}:{getattr(server, 'effective_port', settings.port)}/")
        server.run()  # ends by itself, its threads with it, at either signal
    keeper.end()
    close_store(app)


def _end(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)


def _must_have_pages(library: Library) -> None:
    """Refuse to serve a site without its own pages."""
    for info in library.plugins.infos:
        if info.name == OWN and info.status == "failed":
            why = info.problem or Said("", "")
            raise DonglingError(Said(f"网页没有装上：{why.zh}", f"the pages are not there: {why.en}"))


def _announce(run: Run, library: Library, address: str) -> None:
    from dongling_web.api.health import missing

    errors = sum(problem.severity == "error" for problem in library.problems)
    units = len(library.catalog.units)
    words = Said(f"{units}个单元，打开 {address}", f"{units} units at {address}")
    run.echo(run.say(words))
    if errors:
        more = Said(
            f"有{errors}个错误没有装载，用 dongling check 看", f"{errors} errors were left out: see `dongling check`"
        )
        run.echo(run.say(more), err=True)
    if run.settings.proxy and not run.settings.site_url:
        run.echo(run.say(_NO_ADDRESS), err=True)
    for said in missing(library):
        run.echo(run.say(said), err=True)
    sys.stdout.flush()


def _no_port(host: str, port: int, error: OSError) -> DonglingError:
    if error.errno == errno.EADDRINUSE:
        return DonglingError(
            Said(
                f"端口 {port} 已被占用。换一个：--port {port + 1}（或 make serve PORT={port + 1}）",
                f"port {port} is in use. Take another: --port {port + 1} (or make serve PORT={port + 1})",
            )
        )
    return DonglingError(
        Said(f"不能在 {host}:{port} 监听：{error.strerror}", f"can't listen on {host}:{port}: {error.strerror}")
    )
