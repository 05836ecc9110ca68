"""The first plugin: the built-in kinds, terms, checks and commands, over the same hooks that schools use."""

from collections.abc import Iterable
from importlib import resources

import click

from dongling.body_size import check_body
from dongling.catalog import Catalog
from dongling.commands import backup, check, doctor, export, facts, new, plugins, restore, search
from dongling.exporting import Exporter
from dongling.facts import check_facts
from dongling.hookspecs import hookimpl
from dongling.kinds import lesson, micro_course, micro_lecture, walk
from dongling.model import Kind, Term, Unit
from dongling.problems import Problem, Said
from dongling.pupils import check_names
from dongling.readers import read_terms

_KINDS = (micro_course, walk, micro_lecture, lesson)
_CHECKS = {module.KIND.identifier: module.check for module in (micro_course, walk, lesson)}


@hookimpl
def register_kinds() -> list[Kind]:
    """Return the four core kinds."""
    return [module.KIND for module in _KINDS]


@hookimpl
def register_terms() -> list[Term]:
    """Return the terms of terms/*.yaml; the files ship with the program, so a fault in one is a bug."""
    with resources.as_file(resources.files("dongling") / "terms") as folder:
        reads = [read_terms(path) for path in sorted(folder.glob("*.yaml"))]
    if problems := [problem for read in reads for problem in read.problems]:
        raise ValueError("; ".join(problem.text("en") for problem in problems))
    return [found.value for read in reads for found in read.found]


@hookimpl
def register_exporters() -> list[Exporter]:
    """Return Word, calendar and YAML."""
    from dongling.exporters import docx, ics, yaml

    return [docx.Docx(), ics.Calendar(), yaml.Yaml()]


@hookimpl
def register_commands(cli: click.Group) -> None:
    """Add the built-in commands."""
    for module in (check, search, doctor, facts, export, plugins, new, backup, restore):
        cli.add_command(module.command)


@hookimpl
def check_unit(unit: Unit, catalog: Catalog) -> Iterable[Problem]:
    """Hold a unit to the usual minutes of its kind, its body to what can be shown, and to its facts and its kind."""
    yield from _usual_minutes(unit, catalog)
    yield from check_body(unit)
    yield from check_facts(unit, catalog)
    yield from check_names(unit)
    rule = _CHECKS.get(unit.kind)
    if rule:
        yield from rule(unit)


def _usual_minutes(unit: Unit, catalog: Catalog) -> Iterable[Problem]:
    least, most = catalog.kinds[unit.kind].minutes
    if not least <= unit.minutes <= most:
        name = catalog.kinds[unit.kind].name
        yield unit.problem(
            "minutes",
            Said(
                f"{name}一般{least}到{most}分钟，这里是{unit.minutes}",
                f"{name} usually takes {least} to {most} min, not {unit.minutes}",
            ),
            Said("改分钟，或换一种类型", "change the minutes or the kind"),
            severity="warning",
            code="minutes-range",
        )
