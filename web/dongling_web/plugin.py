"""What the web part brings to dongling, by the hooks that schools use."""

from typing import TYPE_CHECKING

import click

from dongling import hookimpl

if TYPE_CHECKING:
    from flask import Blueprint

    from dongling.exporting import Exporter


@hookimpl
def register_pages() -> "list[Blueprint]":
    """Return the built-in pages."""
    from dongling_web.pages import about, collections, data, facts, home, schools, search, sequences, terms, units

    modules = (home, search, units, sequences, collections, schools, facts, terms, about, data)
    return [module.page for module in modules]


@hookimpl
def register_exporters() -> "list[Exporter]":
    """Return the offline bundle."""
    from dongling_web.bundle import Bundle

    return [Bundle()]


@hookimpl
def register_commands(cli: click.Group) -> None:
    """Add serve."""
    from dongling_web.commands import serve

    cli.add_command(serve.command)
