"""One run of the program: its settings and plugins, and the options that come from settings."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from dongling.library import Library
from dongling.plugins import Plugins
from dongling.problems import DonglingError, Said, visible
from dongling.settings import SETTINGS, Settings, data_folder

COURSES = Path("courses")


@dataclass(frozen=True)
class Run:
    """One run of the program: its settings and its plugins."""

    settings: Settings
    plugins: Plugins

    def library(
        self, folders: Iterable[Path], *, search: bool = True, check: bool = True, wait: bool = True
    ) -> Library:
        """Open the library on `folders`, on ./courses when none is given."""
        return Library.open(
            self.chosen(folders),
            self.settings,
            plugins=self.plugins,
            search=search,
            check=check,
            wait=wait,
        )

    def chosen(self, folders: Iterable[Path]) -> list[Path]:
        """Return the folders to open: ./courses when none is given."""
        chosen = list(folders)
        return chosen or ([COURSES] if COURSES.is_dir() or not self.settings.school else [])

    def data(self, folders: Iterable[Path]) -> Path:
        """Return where the site that serves `folders`, ./courses when none is given, keeps what people save."""
        content = () if self.settings.state else self.library(folders, search=False, check=False).content
        return data_folder(self.settings, content)

    def store_place(self, folders: Iterable[Path]) -> Path | str:
        """Return where what people save lies: the URL of a database, or the folder `data`."""
        return self.settings.database or self.data(folders)

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
    listed = isinstance(setting.default, tuple) and not more.get("multiple")
    default = ",".join(setting.default) if listed else setting.default  # else click would take “()” for a name
    return click.option(setting.option, name, envvar=setting.variable, default=default, help=help_, **more)


def origins(context: click.Context) -> dict[str, str]:
    """Return of each setting that a command takes whether it comes from an option, the environment or neither."""
    known = {ParameterSource.COMMANDLINE: "option", ParameterSource.ENVIRONMENT: "environment"}
    named = {name: context.get_parameter_source(name) for name in context.params if name in SETTINGS}
    return {name: known.get(source, "default") for name, source in named.items() if source}


def _no_password(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """Refuse a password on the command line, where everybody on the machine can read it."""
    on_line = ctx.get_parameter_source(str(param.name)) is ParameterSource.COMMANDLINE
    if on_line and re.match(r"[^/@]*://[^/@]*:[^/]*@", value):
        raise DonglingError(
            Said(
                "命令行谁都看得到，不要把密码写在 --database 里：写在 DONGLING_DATABASE 里，或放进 ~/.pgpass",
                "a command line can be read by everybody: no password in --database. Put the URL into "
                "DONGLING_DATABASE, or the password into ~/.pgpass",
            )
        )
    return value


def _split(_ctx: click.Context, _param: click.Parameter, value: str | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value
