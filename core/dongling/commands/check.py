"""`dongling check`: what is wrong in the content, each with its place and the likely fix."""

import json
from collections.abc import Callable
from pathlib import Path

import click

from dongling.folders import shown
from dongling.library import Library
from dongling.problems import Problem, Said
from dongling.running import Run, pass_run


@click.command("check")
@click.argument("folders", nargs=-1, type=click.Path(path_type=Path), metavar="[FOLDER]...")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON · print JSON")
@pass_run
def command(run: Run, /, folders: tuple[Path, ...], as_json: bool) -> int:
    """检查课程单元，逐条说明位置和改法 · Check course units.

    只说 FOLDER 里的问题；不写 FOLDER，就查 ./courses 和已装的学校 · Only what lies in the folders that are
    named is said; without any, ./courses and the installed schools.

    Exits 1 when there is an error, 0 when there are only warnings.
    """
    library = run.library(folders, search=False)
    here = _here(library, folders)
    problems = [problem for problem in library.problems if here(problem.path) or problem.path.startswith("plugin:")]
    units = sum(here(unit.source.shown) for unit in library.catalog.units.values())
    if as_json:
        found = {"units": units, "problems": [problem.as_json(run.settings.lang) for problem in problems]}
        run.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        for problem in problems:
            run.echo(problem.text(run.settings.lang))
    sequences = sum(here(sequence.source.shown) for sequence in library.catalog.sequences.values())
    run.echo(run.say(_summary(units, sequences, problems)), err=True)
    return 1 if any(problem.severity == "error" for problem in problems) else 0


def _summary(units: int, sequences: int, problems: list[Problem]) -> Said:
    errors, warnings = (sum(numbers) for numbers in zip((0, 0), *(problem.counts for problem in problems), strict=True))
    return Said(
        f"{units}个单元，{sequences}个序列，{errors}个错误，{warnings}个警告",
        f"{units} units, {sequences} sequences, {errors} errors, {warnings} warnings",
    )


def _here(library: Library, folders: tuple[Path, ...]) -> Callable[[str], bool]:
    """Return whether a path is the asker's affair: in the folders that are named, or anywhere when none is."""
    if not folders:
        return lambda _: True
    places = [shown(place) for folder in library.folders for place in (folder, folder.resolve().parent / "seeds")]
    return lambda path: any(
        path == place or path.startswith(f"{place}/") or _below_here(path, place) for place in places
    )


def _below_here(path: str, place: str) -> bool:
    return place == "." and not path.startswith(("/", "plugin:"))
