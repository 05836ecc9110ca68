"""Wrong use of the program, said in the language that was asked for."""

import os
from collections.abc import Sequence

import click

from dongling.problems import Lang, Said, nearest
from dongling.settings import SETTINGS


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
