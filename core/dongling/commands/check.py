"""`dongling check`: what is wrong in the content, each with its place and the likely fix."""

import json
from pathlib import Path

import click

from dongling.problems import Said
from dongling.running import Run, pass_run


@click.command("check")
@click.argument("folders", nargs=-1, type=click.Path(path_type=Path), metavar="[FOLDER]...")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON · print JSON")
@pass_run
def command(run: Run, folders: tuple[Path, ...], as_json: bool) -> int:
    """检查课程单元，逐条说明位置和改法 · Check course units.

    Exits 1 when there is an error, 0 when there are only warnings.
    """
    library = run.library(folders, search=False)
    problems, lang = library.problems, run.settings.lang
    if as_json:
        found = {"units": len(library.catalog.units), "problems": [p.as_json(lang) for p in problems]}
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        for problem in problems:
            click.echo(problem.text(lang))
    errors = sum(problem.severity == "error" for problem in problems)
    units, sequences, warnings = len(library.catalog.units), len(library.catalog.sequences), len(problems) - errors
    summary = Said(
        f"{units}个单元，{sequences}个序列，{errors}个错误，{warnings}个警告",
        f"{units} units, {sequences} sequences, {errors} errors, {warnings} warnings",
    )
    click.echo(run.say(summary), err=True)
    return 1 if errors else 0
