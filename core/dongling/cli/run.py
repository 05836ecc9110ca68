"""One run of the program: its settings and plugins, and the options that come from settings."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from dongling.library import Library
from dongling.plugins import Plugins
from dongling.problems import Said, visible
from dongling.settings import SETTINGS, Settings, data_folder

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
        return data_folder(self.settings, content)

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
