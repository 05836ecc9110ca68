"""What the web part brings to dongling, by the hooks that schools use."""

from typing import TYPE_CHECKING

import click

from dongling import hookimpl

if TYPE_CHECKING:
    from flask import Blueprint


@hookimpl
def register_pages() -> "list[Blueprint]":
    """Return the built-in pages."""
    from dongling_web.pages import about, data, home, schools, search, sequences, units

    return [home.page, search.page, units.page, sequences.page, schools.page, about.page, data.page]


@hookimpl
def register_commands(cli: click.Group) -> None:
    """Add serve."""
    from dongling_web.commands import serve

    cli.add_command(serve.command)
