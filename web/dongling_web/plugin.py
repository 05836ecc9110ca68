"""The plugin of the web part: it brings the pages, the offline bundle and `serve`, by the hooks that schools use."""

from importlib import import_module
from typing import TYPE_CHECKING

import click

from dongling import hookimpl
from dongling.plugins import judges

if TYPE_CHECKING:
    from flask import Blueprint

    from dongling.exporters import Exporter

_PAGES = (
    *("catalog.home", "search.page", "units.page", "sequences.page", "maps.page", "wall.page", "exports.page"),
    "films.page",
    "units.handouts",
    "materials.files",
    *("collections.page", "catalog.schools", "catalog.facts", "catalog.terms", "catalog.about", "api.page"),
    *("drafts.page", "drafts.trouble", "builder.page", "drafts.shared", "wall.remote", "offline.page", "accounts.page"),
    *("house.frame", "people.page", "shelf.page", "shelf.teachers", "notebook.page"),
    "workshop.page",
)
_ROOMS = (
    *("house.status", "house.content", "house.mend", "house.storage", "house.audit", "house.settings"),
    *("extensions.status", "extensions.components", "extensions.search_health", "people.person", "people.intake"),
    *("shelf.item", "shelf.departure", "shelf.intake", "workshop.form", "workshop.review", "workshop.intake"),
    *("workshop.ties.bin", "workshop.ties.origin", "workshop.ties.yaml_file"),
    *("workshop.folder_drafts.page", "workshop.entrance.key_page"),
    "workshop.plans.page",
    *("workshop.tools.versions", "workshop.tools.facts", "workshop.tools.preview"),
    *("workshop.media", "workshop.pictures"),
)
"""What brings the rooms of /admin, and more of a room than its first file."""
_ACCOUNTS = (
    *("accounts.second_step", "accounts.own", "accounts.confirmation"),
    *("accounts.openid.page", "accounts.mail.page"),
)
"""What brings pages beside those of accounts.page."""


def _judge(blueprint: object) -> str:
    """Say why a blueprint is refused; what judges it is loaded with the first one."""
    from dongling_web.extensions.judge import judge

    return judge(blueprint)


def _get_ready() -> None:
    from dongling_web.extensions.judge import get_ready

    get_ready()


judges.install("register_pages", _judge, _get_ready)


@hookimpl
def register_pages() -> "list[Blueprint]":
    """Return the built-in pages."""
    for name in (*_ROOMS, *_ACCOUNTS):  # each brings pages of a room that is there
        import_module(f"dongling_web.{name}")
    return [import_module(f"dongling_web.{name}").page for name in _PAGES]


@hookimpl
def register_exporters() -> "list[Exporter]":
    """Return the offline bundle."""
    from dongling_web.exports.bundle import Bundle

    return [Bundle()]


@hookimpl
def register_commands(cli: click.Group) -> None:
    """Add serve, conform and user."""
    from dongling_web.commands import conform, serve, user

    cli.add_command(serve.command)
    cli.add_command(conform.command)
    cli.add_command(user.command)
