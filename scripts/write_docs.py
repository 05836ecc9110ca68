"""Writes the parts of the docs that follow from the code: `make docs`.

A page holds such a part between `<!-- begin NAME -->` and `<!-- end -->`; tests/docs compares it with what is
written here, so that no signature, setting, command or field in the docs can be out of date.
"""

import inspect
import re
import sys
from collections.abc import Callable, Iterator
from copy import copy
from functools import partial
from pathlib import Path
from typing import Any

import click

from dongling.cli.program import Program, cli
from dongling.cli.run import Run
from dongling.model import (
    CollectionFields,
    Fact,
    FactSource,
    Field,
    Keys,
    Kind,
    Place,
    School,
    SequenceFields,
    UnitFields,
)
from dongling.plugins import Plugins, hookspecs
from dongling.plugins.hookspecs import DECLARED
from dongling.plugins.manager import IMPORT
from dongling.settings import SETTINGS, Settings

DOCS = Path(__file__).parent.parent / "docs"
PART = re.compile(r"(<!-- begin ([a-z0-9_. ]+) -->\n).*?(<!-- end -->)", re.DOTALL)
WIDTH = 100
HELP_NAMES = ["-h", "--help"]


def hooks() -> list[str]:
    """Return the names of all hooks, in the order of hookspecs.py."""
    return [name for name, value in vars(hookspecs).items() if hasattr(value, "dongling_spec")]


def signature(name: str) -> str:
    """Return a hook's signature as it stands in the code."""
    function = getattr(hookspecs, name)
    arguments = ", ".join(inspect.signature(function).parameters)
    answer = str(inspect.signature(function).return_annotation).strip("'\"")
    return f"{name}({arguments}) -> {answer}"


def hook(name: str) -> Iterator[str]:
    """Return the signature and the sentence of one hook."""
    yield "```python"
    yield signature(name)
    yield "```"
    yield inspect.getdoc(getattr(hookspecs, name)) or ""


def fields(*models: type) -> Iterator[str]:
    """Return the table of a model's fields, with those below them."""
    yield "| key | 中文键 | 必填 | standard | 说明 · meaning |"
    yield "|---|---|---|---|---|"
    for field in Keys(*models).fields.values():
        yield from _field(field, "")


def _field(field: Field, above: str) -> Iterator[str]:
    about = field.about
    words = " · ".join(filter(None, about.help))
    scheme = f"词表 `{about.scheme}`" if about.scheme.strip("*") else ""
    meaning = "；".join(filter(None, (words, scheme)))
    many = "[]" if field.many and field.model else ""
    required = "是 · yes" if field.required else ""
    yield f"| `{above}{field.name}{many}` | {about.label} | {required} | {about.standard} | {meaning} |"
    if field.model is not None:
        for below in Keys(*field.models).fields.values():
            yield from _field(below, f"{above}{field.name}.")


def budgets() -> Iterator[str]:
    """Return the table of what each hook may take."""
    yield "| hook | 秒 · seconds | 有人在等 · a page waits |"
    yield "|---|---|---|"
    yield f"| import | {IMPORT:g} | |"
    for name, declared in DECLARED.items():
        yield f"| `{name}` | {declared.seconds:g} | {'是 · yes' if declared.waited_for else ''} |"


def settings() -> Iterator[str]:
    """Return the table of all settings."""
    yield "| option | variable | default | 说明 · meaning |"
    yield "|---|---|---|---|"
    for setting in SETTINGS.values():
        default = "" if setting.default in (None, (), False, "") else f"`{setting.default}`"
        command = f"`dongling {setting.command}`: " if setting.command else ""
        words = f"{command}{setting.help.zh} · {setting.help.en}"
        yield f"| `{setting.option}` | `{setting.variable}` | {default} | {words} |"


def commands() -> Iterator[str]:
    """Return the help of the program and of each built-in command."""
    plugins = Plugins.load(Settings(safe_mode=True))
    root = _context(cli, "dongling", obj=Run(Settings(), plugins))
    with root:
        yield from _help(root)


def _context(command: click.Command, name: str, **more: Any) -> click.Context:
    """Return what a command's help is asked in, of a copy: click keeps the help option of the first run on a command.

    Whoever ran the command before, in this process and with other names for --help, would be read in the docs.
    """
    fresh = copy(command)
    fresh.params, fresh.add_help_option = list(command.params), False
    click.help_option(*HELP_NAMES)(fresh)
    return click.Context(fresh, info_name=name, terminal_width=WIDTH, help_option_names=HELP_NAMES, **more)


def _help(context: click.Context) -> Iterator[str]:
    command = context.command
    yield f"## `{context.command_path}`"
    yield ""
    yield "```text"
    yield "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
    yield "```"
    yield ""
    if isinstance(command, click.Group | Program):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            if below is not None:
                with _context(below, name, parent=context) as deeper:
                    yield from _help(deeper)


def kind(name: str) -> Iterator[str]:
    """Return the table of a kind's own fields."""
    found: Kind = Plugins.load(Settings(safe_mode=True)).kinds()[name]
    return fields(found.details)


PARTS: dict[str, Callable[[], Iterator[str]]] = {
    "settings": settings,
    "budgets": budgets,
    "commands": commands,
    "unit": lambda: fields(UnitFields),
    "sequence": lambda: fields(SequenceFields),
    "school": lambda: fields(School),
    "fact": lambda: fields(Fact),
    "source": lambda: fields(FactSource),
    "place": lambda: fields(Place),
    "collection": lambda: fields(CollectionFields),
    **{f"hook {name}": partial(hook, name) for name in hooks()},
    **{f"kind {name}": partial(kind, name) for name in ("micro_course", "walk", "micro_lecture", "lesson")},
}


def written(text: str) -> str:
    """Return a page with its parts as the code has them now."""

    def part(match: re.Match[str]) -> str:
        return match[1] + "\n".join(PARTS[match[2]]()).rstrip() + "\n" + match[3]

    return PART.sub(part, text)


def main() -> int:
    """Write every page anew where it changed."""
    for page in sorted(DOCS.rglob("*.md")):
        text = page.read_text(encoding="utf-8")
        if (new := written(text)) != text:
            page.write_text(new, encoding="utf-8")
            sys.stdout.write(f"{page.name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
