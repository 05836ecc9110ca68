"""Messages of wrong use, such as an unknown option, in the language that was asked for."""

import os
from collections.abc import Sequence

import click

from dongling.problems import Lang, Said, unknown
from dongling.settings import SETTINGS


def _lang(arguments: Sequence[str]) -> Lang:
    """Return the language that was asked for, also when the options can't be read."""
    pairs = zip(arguments, [*arguments[1:], ""], strict=True)
    languages = [b if a == "--lang" else a.partition("=")[2] for a, b in pairs if a.split("=")[0] == "--lang"]
    return "en" if [os.environ.get(SETTINGS["lang"].variable, ""), *languages][-1] == "en" else "zh"


def _usage(error: click.UsageError) -> Said:
    english = error.format_message()
    command = error.ctx.command_path if error.ctx else "dongling"
    see = Said(f"看 {command} --help", f"See {command} --help")
    if isinstance(error, click.NoSuchOption):
        options = [o for p in (error.ctx.command.params if error.ctx else []) for o in p.opts]
        name = error.option_name[:40]
        return unknown(Said(f"没有选项“{name}”", f"there is no option “{name}”"), name, options, see).message
    if isinstance(error, click.BadParameter):
        name = _named(error.param) if error.param else ""
        fault = f"少写了 {name}" if isinstance(error, click.MissingParameter) else f"{name} 的值不对（{error.message}）"
        return Said(f"{fault}。{see.zh}", f"{english} {see.en}")
    return Said(f"{english}。{see.zh}", f"{english} {see.en}")


def _named(param: click.Parameter) -> str:
    return param.opts[0] if isinstance(param, click.Option) else param.human_readable_name
