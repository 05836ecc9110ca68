"""The hooks of dongling: all that a plugin, built-in or a school's, can bring, think, add or be told.

Implement any of them in a module, with `from dongling import hookimpl`, taking only the arguments you need.
Every hook may return None. A plugin that raises in a `register_*` hook is left out whole and named; one that
raises later is contained and named. docs/hooks.md shows each with an example.

What a hook may answer and how many seconds it may take are declared beside it (`declared`); the gate holds both.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pluggy

from dongling.model import Term
from dongling.plugins import answers
from dongling.plugins.answers import Answer

if TYPE_CHECKING:
    import click
    from flask import Blueprint
    from markupsafe import Markup

    from dongling.accounts import PluginAction
    from dongling.catalog import Catalog
    from dongling.exporters import Exporter
    from dongling.importers import Importer
    from dongling.model import Kind, Sequence, Unit
    from dongling.problems import Problem
    from dongling.search import MakeEmbedder, SearchBackend


hookspec = pluggy.HookspecMarker("dongling")
hookimpl = pluggy.HookimplMarker("dongling")


@dataclass(frozen=True)
class Declared:
    """What a hook may answer, and how many seconds one plugin may take for it.

    `waited_for`: somebody waits for the page that it is asked for, so whoever takes longer is left behind at once.
    """

    answer: Answer
    seconds: float
    waited_for: bool = False


DECLARED: dict[str, Declared] = {}
"""What is declared of each hook, by name."""


def declared(answer: Answer, seconds: float, *, waited_for: bool = False) -> Callable[[Any], Any]:
    """Return the decorator that makes a function a hook with this answer and budget."""

    def mark(function: Any) -> Any:
        DECLARED[function.__name__] = Declared(answer, seconds, waited_for)
        return hookspec(function)

    return mark


# What a plugin brings: called once, at startup


@declared(Answer("content folders", answers.folder), 5.0)
def register_courses() -> "Iterable[Path] | None":
    """Return content folders (docs/units.md says what lies in one)."""


@declared(Answer("Kind", answers.kind), 5.0)
def register_kinds() -> "Iterable[Kind] | None":
    """Return kinds of unit, each with its own fields and page."""


@declared(Answer("Term", answers.each(Term, "Term")), 5.0)
def register_terms() -> "Iterable[Term] | None":
    """Return stages, themes, competencies and other terms that units may name."""


@declared(Answer("texts", answers.text), 5.0)
def register_words() -> "Iterable[str] | None":
    """Return proper names and synonyms for search: `东林书院 = 龟山书院` both ways, `春游 > 研学` one way."""


@declared(Answer("classes", answers.backend, pairs=True), 5.0)
def register_search_backends() -> "Mapping[str, type[SearchBackend]] | None":
    """Return search backends by the name that the setting `search` takes."""


@declared(Answer("makers", answers.maker, pairs=True), 5.0)
def register_embedders() -> "Mapping[str, MakeEmbedder] | None":
    """Return what makes an embedder, by the name that the setting `embedder` takes."""


@declared(Answer("exporters", answers.exporter), 5.0)
def register_exporters() -> "Iterable[Exporter] | None":
    """Return ways to carry a unit or a lesson sequence away."""


@declared(Answer("importers", answers.importer), 5.0)
def register_importers() -> "Iterable[Importer] | None":
    """Return ways to bring a unit or a lesson sequence in."""


@declared(Answer("links", answers.link, most=3), 5.0)
def register_navigation() -> "Iterable[tuple[str, str]] | None":
    """Return (address, name) of pages of this plugin that the site's menu leads to, three at most."""


@declared(Answer("PluginAction", answers.action, most=50), 5.0)
def register_actions() -> "Iterable[PluginAction] | None":
    """Return actions that pages of this plugin ask for: new ones, none of dongling's own."""


@declared(Answer("blueprints", answers.page), 5.0)
def register_pages() -> "Iterable[Blueprint] | None":
    """Return Flask blueprints: pages, with their templates and static files."""


@declared(Answer("commands", answers.command), 5.0)
def register_commands(cli: "click.Group") -> None:
    """Add subcommands to the `dongling` program."""


# What a plugin thinks of a course


@declared(Answer("Problem", answers.problem), 1.0)
def check_unit(unit: "Unit", catalog: "Catalog") -> "Iterable[Problem] | None":
    """Return what is wrong with a unit; make each problem with `unit.problem(...)`.

    Asked again when the unit changes, what it refers to, a school or a place, or a term that was asked of
    `catalog.terms` for it: ask that each time, and keep nothing of it between calls.
    """


@declared(Answer("Problem", answers.problem), 0.7, waited_for=True)
def check_sequence(sequence: "Sequence", catalog: "Catalog") -> "Iterable[Problem] | None":
    """Return what is wrong with a lesson sequence, all at once."""


# What a plugin adds


@declared(Answer("texts", answers.added_text, pairs=True), 1.0)
def extend_document(unit: "Unit") -> "Mapping[str, object] | None":
    """Return more fields to index for a unit. Called for each unit that is indexed."""


@declared(Answer("texts", answers.panel, most=20), 0.7, waited_for=True)
def unit_panels(unit: "Unit", catalog: "Catalog") -> "Iterable[Markup | str] | None":
    """Return panels for the side of a unit's page; plain strings are escaped."""


# What a plugin is told


@declared(Answer("nothing", answers.anything), 5.0)
def catalog_loaded(catalog: "Catalog") -> None:
    """Hear that all courses are loaded; called again after each reload."""
