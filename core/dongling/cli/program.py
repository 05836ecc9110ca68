"""The program `dongling`: options from the settings, commands from the plugins, one place for errors.

Exit status, which scripts rely on: 0 fine, warnings included; 1 content errors; 2 wrong use; 3 a service is away.
Results and problems go to stdout, everything else to stderr.
"""

import logging
import os
import signal
import sys
import threading
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import Any

import click

from dongling.cli.run import Run, _no_password, _split, option, origins
from dongling.cli.usage import _lang, _usage
from dongling.plugins import Plugins, end, left_out_by_sites
from dongling.problems import DonglingError, Said, one_line, unknown, visible
from dongling.settings import SETTINGS, Settings

log = logging.getLogger("dongling.cli")
_OWN = object()
"""Stands for the run until there is one, in a process that runs this program alone."""
BARE = frozenset({"serve"})
"""Commands that load no plugin themselves: they start other processes that do, and outlive what happens there."""


class Program(click.Group):
    """The command group: which commands there are depends on the plugins, and those on the options."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted(self._commands(ctx))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by name."""
        return self._commands(ctx).get(cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that `args` begin with; an unknown one is said with the nearest."""
        run_of(ctx, bare=args[0] in BARE)
        if args and self.get_command(ctx, args[0]) is None:
            message = Said(f"没有命令“{args[0][:40]}”", f"there is no command “{args[0][:40]}”")
            raise unknown(message, args[0], self._commands(ctx))
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a mistake of a plugin's own command is said as one, and ends with 1."""
        try:
            return super().invoke(ctx)
        except (DonglingError, click.ClickException, click.Abort, click.exceptions.Exit, BrokenPipeError):
            raise
        except Exception as error:
            plugins = run_of(ctx).plugins
            owner = plugins.owner("register_commands", ctx.invoked_subcommand)
            if not owner or any(info.builtin for info in plugins.infos if info.name == owner):
                raise
            log.info("command %s of plugin %s failed", ctx.invoked_subcommand, owner, exc_info=error)
            raise _failed_command(str(ctx.invoked_subcommand), owner, error) from error

    def _commands(self, ctx: click.Context) -> Mapping[str, click.Command]:
        run = run_of(ctx)
        group = click.Group()
        run.plugins.add_commands(group)
        return group.commands


class _Visible(logging.Formatter):
    """Writes a line of the log as `visible` does."""

    def format(self, record: logging.LogRecord) -> str:
        return visible(super().format(record))


def run_of(ctx: click.Context, *, bare: bool = False) -> Run:
    """Return the run of the program that `ctx` belongs to; with `bare` its plugins are the built-in ones alone."""
    root = ctx.find_root()
    if not isinstance(root.obj, Run):
        names = [name for name, setting in SETTINGS.items() if not setting.command]
        values = {name: root.params[name] for name in names if root.params.get(name) is not None}
        settings = Settings(**values, origins=origins(root))
        handler = logging.StreamHandler()
        handler.setFormatter(_Visible("%(asctime)s %(name)s: %(message)s", "%Y-%m-%d %H:%M:%S"))
        logging.basicConfig(level=settings.log.upper(), handlers=[handler])
        settings_of_plugins = replace(settings, safe_mode=True) if bare else settings
        left_out = _left_out(settings_of_plugins, own=root.obj is _OWN)
        root.obj = Run(settings, Plugins.load(settings_of_plugins, left_out))
    return root.obj


def _left_out(settings: Settings, *, own: bool) -> Mapping[str, Said]:
    """Return which plugins are left out, and why; those that nobody has tried yet are tried first.

    That needs a process that is our `own`, since it parts in two, and a system that can do so.
    """
    if settings.safe_mode or not own or not hasattr(os, "fork"):
        return left_out_by_sites(settings)
    from dongling.plugins.trial import left_out_first

    return left_out_first(settings)


@click.command(cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@option("lang", type=click.Choice(["zh", "en"]))
@option("safe_mode", is_flag=True)
@option("state", type=click.Path(path_type=Path))
@option("database", callback=_no_password, metavar="URL")
@option("school", type=click.Path(path_type=Path), multiple=True, metavar="FOLDER")
@option("published", type=click.Path(path_type=Path), metavar="FOLDER")
@option("rehash", is_flag=True)
@option("plugin", type=click.Path(path_type=Path), multiple=True, metavar="FILE")
@option("plugins_off", callback=_split, metavar="NAME,NAME")
@option("plugin_patience", type=click.FloatRange(0, 100), metavar="TIMES")
@option("log", type=click.Choice(["debug", "info", "warning"]))
@option("search")
@option("search_url", metavar="URL,URL")
@option("search_index", metavar="NAME")
@option("search_login", type=click.Path(path_type=Path), metavar="FILE")
@option("search_ca", type=click.Path(path_type=Path), metavar="FILE")
@option("embedder", metavar="NAME")
@option("embedder_url", metavar="URL")
@option("embedder_model", metavar="NAME,NAME")
@option("embedder_key", type=click.Path(path_type=Path), metavar="FILE")
@option("search_shards", type=click.IntRange(1, 1024), metavar="NUMBER")
@click.version_option(package_name="dongling")
@click.pass_context
def cli(ctx: click.Context, /, **_settings: Any) -> None:
    """思政课一体化课程平台：把一个文件夹的课程单元变成可检索的网站。

    Turn a folder of course units into a searchable site.
    """
    run_of(ctx)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status; a user's mistake never shows a traceback."""
    lang = _lang(sys.argv[1:] if arguments is None else arguments)
    _hear_interrupts()
    try:
        own = _OWN if arguments is None else None
        status = cli.main(arguments, prog_name="dongling", standalone_mode=False, obj=own)
    except DonglingError as error:
        return _stop(error.message.in_(lang), error.status)
    except click.UsageError as error:
        return _stop(_usage(error).in_(lang), 2)
    except click.ClickException as error:
        return _stop(error.format_message(), 2)
    except (click.Abort, KeyboardInterrupt):
        return _stop(Said("已中断", "interrupted").in_(lang), 130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # the reader has gone; let the interpreter flush in peace
        return 0
    return status if isinstance(status, int) else 0


def _failed_command(name: str, owner: str, error: Exception) -> DonglingError:
    line = one_line(error)
    message = Said(
        f"命令 {name} 出错了，它是插件 {owner} 的：{line}。请插件作者修好；--log info 看经过",
        f"command {name}, which plugin {owner} brings, failed: {line}. Its author should mend it; see --log info",
    )
    return DonglingError(message, status=1)


def _hear_interrupts() -> None:
    """Tell the gate to plugins of Ctrl-C, so that it is not taken for a mistake of the plugin that is at work."""
    main_thread = threading.current_thread() is threading.main_thread()
    if main_thread and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupted)


def _interrupted(_number: int, _frame: FrameType | None) -> None:
    end.set()
    raise KeyboardInterrupt


def _stop(message: str, status: int) -> int:
    click.echo(visible(f"dongling: {message}"), err=True)
    return status
