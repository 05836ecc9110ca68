"""The first plugin: the built-in kinds, terms, checks and commands, over the same hooks that schools use."""

from collections.abc import Iterable
from importlib import resources

import click

from dongling.catalog import Catalog
from dongling.checks import (
    check_body,
    check_facts,
    check_law,
    check_materials,
    check_media,
    check_names,
    check_usual_minutes,
    check_young_readers,
)
from dongling.cli.commands import (
    backup,
    check,
    doctor,
    export,
    facts,
    intake,
    new,
    plugins,
    restore,
    search,
    sweep,
)
from dongling.cli.commands.files import content, fix, schema
from dongling.content import ContentFile, read_terms
from dongling.exporters import Exporter
from dongling.kinds import lesson, micro_course, micro_lecture, walk
from dongling.model import Kind, Term, Unit
from dongling.plugins import hookimpl
from dongling.problems import Problem

_KINDS = (micro_course, walk, micro_lecture, lesson)
_ON_FILES = (fix, schema, content)
_CHECKS = {module.KIND.identifier: module.check for module in (micro_course, walk, lesson)}


@hookimpl
def register_kinds() -> list[Kind]:
    """Return the four core kinds."""
    return [module.KIND for module in _KINDS]


@hookimpl
def register_terms() -> list[Term]:
    """Return the terms of terms/*.yaml; the files ship with the program, so a fault in one is a bug."""
    with resources.as_file(resources.files("dongling") / "terms") as folder:
        reads = [read_terms(ContentFile(path)) for path in sorted(folder.glob("*.yaml"))]
    if problems := [problem for read in reads for problem in read.problems]:
        raise ValueError("; ".join(problem.text("en") for problem in problems))
    return [entry.value for read in reads for entry in read.found]


@hookimpl
def register_exporters() -> list[Exporter]:
    """Return Word, calendar and YAML."""
    from dongling.exporters import ics, yaml
    from dongling.exporters.word import docx

    return [docx.Docx(), ics.Calendar(), yaml.Yaml()]


@hookimpl
def register_commands(cli: click.Group) -> None:
    """Add the built-in commands."""
    for module in (*_ON_FILES, check, search, doctor, facts, export, intake, plugins, new, backup, restore, sweep):
        cli.add_command(module.command)


@hookimpl
def check_unit(unit: Unit, catalog: Catalog) -> Iterable[Problem]:
    """Hold a unit to usual minutes, its body to what can be shown, and to facts, laws, its materials and its kind."""
    yield from check_usual_minutes(unit, catalog)
    yield from check_body(unit)
    yield from check_young_readers(unit)
    yield from check_facts(unit, catalog)
    yield from check_law(unit, catalog)
    yield from check_names(unit)
    yield from check_materials(unit)
    yield from check_media(unit)
    rule = _CHECKS.get(unit.kind)
    if rule:
        yield from rule(unit)
