"""The program `dongling`: options from the settings, commands from the plugins, one place for errors.

Exit status (house.md §7): 0 fine, warnings included; 1 content errors; 2 wrong use; 3 a service is away.
Results and problems go to stdout, everything else to stderr.
"""

import logging
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from dongling.library import Library
from dongling.plugins import Plugins
from dongling.problems import DonglingError, Lang, Said, did_you_mean, nearest, visible
from dongling.settings import SETTINGS, Settings, state_folders

COURSES = Path("courses")


@dataclass(frozen=True)
class Run:
    """One run of the program: its settings and its plugins."""

    settings: Settings
    plugins: Plugins

    def library(
        self, folders: Iterable[Path], *, search: bool = True, check: bool = True, must_search: bool = True
    ) -> Library:
        """Open the library on `folders`, on ./courses when none is given."""
        chosen = list(folders)
        if not chosen and (COURSES.is_dir() or not self.settings.school):
            chosen = [COURSES]
        return Library.open(
            chosen, self.settings, plugins=self.plugins, search=search, check=check, must_search=must_search
        )

    def data(self, folders: Iterable[Path]) -> Path:
        """Return where the site that serves `folders`, ./courses when none is given, keeps what people save."""
        content = () if self.settings.state else self.library(folders, search=False, check=False).content
        return state_folders(self.settings, content)[1]

    def say(self, words: Said) -> str:
        """Return `words` in the language of this run."""
        return words.in_(self.settings.lang)

    def echo(self, text: object, *, err: bool = False, nl: bool = True) -> None:
        """Print text; what files may have put into it to fool a terminal is spelt out."""
        click.echo(visible(str(text)), err=err, nl=nl)


pass_run = click.make_pass_decorator(Run)


def option(name: str, **more: Any) -> Callable[[Any], Any]:
    """Return the click option of the setting `name`."""
    setting = SETTINGS[name]
    help_ = f"{setting.help.zh} · {setting.help.en}"
    return click.option(setting.option, name, envvar=setting.variable, default=setting.default, help=help_, **more)


def _split(_ctx: click.Context, _param: click.Parameter, value: str | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value


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
            guess = did_you_mean(args[0], self._commands(ctx))
            raise DonglingError(
                Said(f"没有命令“{args[0]}”。{guess.zh}", f"there is no command “{args[0]}”. {guess.en}")
            )
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
        given = {name: root.params[name] for name in names if root.params.get(name) is not None}
        settings = Settings(**given)
        handler = logging.StreamHandler()
        handler.setFormatter(_Visible("%(name)s: %(message)s"))
        logging.basicConfig(level=settings.log.upper(), handlers=[handler])
        root.obj = Run(settings, Plugins.load(settings))
    return root.obj


@click.command(cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@option("lang", type=click.Choice(["zh", "en"]))
@option("safe_mode", is_flag=True)
@option("state", type=click.Path(path_type=Path, file_okay=False))
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


def _lang(arguments: Sequence[str]) -> Lang:
    """Return the language that was asked for, also when the options can't be read."""
    pairs = zip(arguments, [*arguments[1:], ""], strict=True)
    asked = [b if a == "--lang" else a.partition("=")[2] for a, b in pairs if a.split("=")[0] == "--lang"]
    return "en" if [os.environ.get(SETTINGS["lang"].variable, ""), *asked][-1] == "en" else "zh"


def _usage(error: click.UsageError) -> Said:
    english = error.format_message()
    command = error.ctx.command_path if error.ctx else "dongling"
    see = Said(f"。看 {command} --help", f" See {command} --help")
    if isinstance(error, click.NoSuchOption):
        known = [o for p in (error.ctx.command.params if error.ctx else []) for o in p.opts]
        best = nearest(error.option_name, known)
        guess = f"，是不是 {best}？" if best else ""
        return Said(f"没有选项 {error.option_name}{guess}{see.zh}", f"{english}{see.en}")
    if isinstance(error, click.BadParameter):
        name = _named(error.param) if error.param else ""
        said = f"少写了 {name}" if isinstance(error, click.MissingParameter) else f"{name} 的值不对（{error.message}）"
        return Said(f"{said}{see.zh}", f"{english}{see.en}")
    return Said(f"{english}{see.zh}", f"{english}{see.en}")


def _named(param: click.Parameter) -> str:
    return param.opts[0] if isinstance(param, click.Option) else param.human_readable_name
