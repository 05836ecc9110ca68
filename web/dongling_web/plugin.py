"""The plugin of the web part: it brings the pages, the offline bundle and `serve`, by the hooks that schools use."""

from importlib import import_module
from typing import TYPE_CHECKING

import click

from dongling import hookimpl

if TYPE_CHECKING:
    from flask import Blueprint

    from dongling.exporters import Exporter

_PAGES = (
    *("catalog.home", "search.page", "units.page", "sequences.page", "maps.page", "units.projector", "exports.page"),
    *("catalog.collections", "catalog.schools", "catalog.facts", "catalog.terms", "catalog.about", "api.page"),
    *("drafts.page", "drafts.trouble", "builder.page", "drafts.shared"),
)


@hookimpl
def register_pages() -> "list[Blueprint]":
    """Return the built-in pages."""
    return [import_module(f"dongling_web.{name}").page for name in _PAGES]


@hookimpl
def register_exporters() -> "list[Exporter]":
    """Return the offline bundle."""
    from dongling_web.exports.bundle import Bundle

    return [Bundle()]


@hookimpl
def register_commands(cli: click.Group) -> None:
    """Add serve."""
    from dongling_web.commands import serve

    cli.add_command(serve.command)
