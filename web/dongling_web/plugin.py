"""What the web part brings to dongling, by the hooks that schools use."""

from importlib import import_module
from typing import TYPE_CHECKING

import click

from dongling import hookimpl

if TYPE_CHECKING:
    from flask import Blueprint

    from dongling.exporters import Exporter

_PAGES = (
    *("home", "search", "units", "sequences", "maps", "projector", "downloads"),
    *("collections", "schools", "facts", "terms", "about", "data", "drafts", "builder", "shared"),
)


@hookimpl
def register_pages() -> "list[Blueprint]":
    """Return the built-in pages."""
    return [import_module(f"dongling_web.pages.{name}").page for name in _PAGES]


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
