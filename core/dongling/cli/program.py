"""The program `dongling`: options from the settings, commands from the plugins, one place for errors.

Exit status, which scripts rely on: 0 fine, warnings included; 1 content errors; 2 wrong use; 3 a service is away.
Results and problems go to stdout, everything else to stderr.
"""

import logging
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from dongling.cli.run import Run, _split, option
from dongling.cli.usage import _lang, _usage
from dongling.plugins import Plugins
from dongling.problems import DonglingError, Said, unknown, visible
from dongling.settings import SETTINGS, Settings


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
        if args and self.get_command(ctx, args[0]) is None:
            message = Said(f"没有命令“{args[0][:40]}”", f"there is no command “{args[0][:40]}”")
            raise unknown(message, args[0], self._commands(ctx))
        return super().resolve_command(ctx, args)

    def _commands(self, ctx: click.Context) -> Mapping[str, click.Command]:
        run = run_of(ctx)
        group = click.Group()
        run.plugins.add_commands(group)
        return group.commands


class _Visible(logging.Formatter):
    """Writes a line of the log as `visible` does."""

    def format(self, record: logging.LogRecord) -> str:
        return visible(super().format(record))


def run_of(ctx: click.Context) -> Run:
    """Return the run of the program that `ctx` belongs to."""
    root = ctx.find_root()
    if not isinstance(root.obj, Run):
        names = [name for name, setting in SETTINGS.items() if not setting.command]
        values = {name: root.params[name] for name in names if root.params.get(name) is not None}
        settings = Settings(**values)
        handler = logging.StreamHandler()
        handler.setFormatter(_Visible("%(name)s: %(message)s"))
        logging.basicConfig(level=settings.log.upper(), handlers=[handler])
        root.obj = Run(settings, Plugins.load(settings))
    return root.obj


@click.command(cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@option("lang", type=click.Choice(["zh", "en"]))
@option("safe_mode", is_flag=True)
@option("state", type=click.Path(path_type=Path))
@option("school", type=click.Path(path_type=Path), multiple=True, metavar="FOLDER")
@option("plugin", type=click.Path(path_type=Path), multiple=True, metavar="FILE")
@option("plugins_off", callback=_split, metavar="NAME,NAME")
@option("log", type=click.Choice(["debug", "info", "warning"]))
@option("search")
@option("search_url", metavar="URL,URL")
@option("search_index", metavar="NAME")
@option("search_login", type=click.Path(path_type=Path), metavar="FILE")
@option("search_ca", type=click.Path(path_type=Path), metavar="FILE")
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
    try:
        status = cli.main(arguments, prog_name="dongling", standalone_mode=False)
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


def _stop(message: str, status: int) -> int:
    click.echo(visible(f"dongling: {message}"), err=True)
    return status
