"""The hooks of dongling: all that a plugin, built-in or a school's, can bring, think, add or be told.

Implement any of them in a module, with `from dongling import hookimpl`, taking only the arguments you need.
Every hook may return None. A plugin that raises in a `register_*` hook is left out whole and named; one that
raises later is contained and named. docs/hooks.md shows each with an example.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    import click
    from flask import Blueprint
    from markupsafe import Markup

    from dongling.catalog import Catalog
    from dongling.exporters import Exporter
    from dongling.importers import Importer
    from dongling.model import Kind, Sequence, Term, Unit
    from dongling.problems import Problem
    from dongling.search import SearchBackend


hookspec = pluggy.HookspecMarker("dongling")
hookimpl = pluggy.HookimplMarker("dongling")


# What a plugin brings: called once, at startup


@hookspec
def register_courses() -> "Iterable[Path] | None":
    """Return content folders (docs/units.md says what lies in one)."""


@hookspec
def register_kinds() -> "Iterable[Kind] | None":
    """Return kinds of unit, each with its own fields and page."""


@hookspec
def register_terms() -> "Iterable[Term] | None":
    """Return stages, themes, competencies and other terms that units may name."""


@hookspec
def register_words() -> "Iterable[str] | None":
    """Return proper names and synonyms for search: `东林书院 = 龟山书院` both ways, `春游 > 研学` one way."""


@hookspec
def register_search_backends() -> "Mapping[str, type[SearchBackend]] | None":
    """Return search backends by the name that the setting `search` takes."""


@hookspec
def register_exporters() -> "Iterable[Exporter] | None":
    """Return ways to carry a unit or a lesson sequence away."""


@hookspec
def register_importers() -> "Iterable[Importer] | None":
    """Return ways to bring a unit or a lesson sequence in."""


@hookspec
def register_pages() -> "Iterable[Blueprint] | None":
    """Return Flask blueprints: pages, with their templates and static files."""


@hookspec
def register_commands(cli: "click.Group") -> None:
    """Add subcommands to the `dongling` program."""


# What a plugin thinks of a course


@hookspec
def check_unit(unit: "Unit", catalog: "Catalog") -> "Iterable[Problem] | None":
    """Return what is wrong with a unit; make each problem with `unit.problem(...)`."""


@hookspec
def check_sequence(sequence: "Sequence", catalog: "Catalog") -> "Iterable[Problem] | None":
    """Return what is wrong with a lesson sequence, all at once."""


# What a plugin adds


@hookspec
def extend_document(unit: "Unit") -> "Mapping[str, object] | None":
    """Return more fields to index for a unit. Called for each unit that is indexed."""


@hookspec
def unit_panels(unit: "Unit", catalog: "Catalog") -> "Iterable[Markup | str] | None":
    """Return panels for the side of a unit's page; plain strings are escaped."""


# What a plugin is told


@hookspec
def catalog_loaded(catalog: "Catalog") -> None:
    """Hear that all courses are loaded; called again after each reload."""
