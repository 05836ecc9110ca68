"""`dongling check`: what is wrong in the content, each with its place and the likely fix."""

import json
from collections.abc import Callable
from pathlib import Path

import click

from dongling.checks import awaited
from dongling.cli.run import COURSES, Run, pass_run
from dongling.content import shown
from dongling.problems import Problem, Said

_SHOWN = 10
"""So many drafts are named."""


@click.command("check")
@click.argument("folders", nargs=-1, type=click.Path(path_type=Path), metavar="[FOLDER]...")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON · print JSON")
@pass_run
def command(run: Run, /, folders: tuple[Path, ...], as_json: bool) -> int:
    """检查课程单元，逐条说明位置和改法 · Check course units.

    只说 FOLDER 里的问题；不写 FOLDER，就查 ./courses 和已装的学校。一所学校自己的文件夹，先读共用的 courses 和 seeds，
    它引用的史料和词才找得到 · Only what lies in the folders that are named is said; without any, ./courses and the
    installed schools. Before a school's own folder the shared one is read, for the facts and words that it cites.

    Exits 1 when there is an error, 0 when there are only warnings.
    """
    run.plugins.gather(own=False)
    library = run.library((*_shared(folders), *folders), search=False)
    here = _here(folders, run.settings.school, library.content)
    problems = [problem for problem in library.problems if here(problem.path) or problem.path.startswith("plugin:")]
    units = sum(here(record.path) for record in library.catalog.tables.records.values())
    drafts = [one.identifier for one in library.catalog.drafts.values() if here(one.source.shown)]
    if as_json:
        report = {
            "units": units,
            "drafts": drafts,
            "problems": [problem.as_json(run.settings.lang) for problem in problems],
        }
        run.echo(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        for problem in problems:
            run.echo(problem.text(run.settings.lang))
    sequences = sum(here(sequence.source.shown) for sequence in library.catalog.sequences.values())
    run.echo(run.say(_summary(units, sequences, problems)), err=True)
    if drafts:
        run.echo(run.say(_drafts(drafts)), err=True)
    if away := [prefix for item, prefix in awaited(library.catalog) if here(item.source.shown)]:
        run.echo(run.say(_away(away)), err=True)
    return 1 if any(problem.severity == "error" for problem in problems) else 0


def _summary(units: int, sequences: int, problems: list[Problem]) -> Said:
    errors, warnings = (sum(numbers) for numbers in zip((0, 0), *(problem.counts for problem in problems), strict=True))
    return Said(
        f"{units}个单元，{sequences}个序列，{errors}个错误，{warnings}个警告",
        f"{units} units, {sequences} sequences, {errors} errors, {warnings} warnings",
    )


def _drafts(names: list[str]) -> Said:
    shown, count = names[:_SHOWN], len(names)
    return Said(
        f"另有{count}个草稿，读者看不到：{'、'.join(shown)}{'……' if count > _SHOWN else ''}；写好了改审核状态",
        f"drafts, which no reader sees: {count} ({', '.join(shown)}{', ...' if count > _SHOWN else ''});"
        " change the review status once they are ready",
    )


def _away(prefixes: list[str]) -> Said:
    count, schools = len(prefixes), sorted(set(prefixes))
    return Said(
        f"{count}处引用的单元属于没有装的合作学校（{'、'.join(schools)}），装上就有",
        f"references to partner schools that are not installed ({', '.join(schools)}): {count}",
    )


def _shared(folders: tuple[Path, ...]) -> tuple[Path, ...]:
    """Return the folder that schools share, to be read before theirs: ./courses, or one with seeds beside it above."""
    named = {folder.resolve() for folder in folders if folder.is_dir()}
    if not named:
        return ()
    above = (parent for folder in named for parent in folder.parents if (parent / "seeds").is_dir())
    places = (place for place in (COURSES.resolve(), *(parent / COURSES for parent in above)) if place.is_dir())
    first = next((place for place in places if not any(_overlap(place, one) for one in named)), None)
    return (first,) if first else ()


def _overlap(one: Path, other: Path) -> bool:
    return one == other or one in other.parents or other in one.parents


def _here(folders: tuple[Path, ...], schools: tuple[Path, ...], content: tuple[Path, ...]) -> Callable[[str], bool]:
    """Return a test for paths: whether one lies in the folders that are named; any path does when none is.

    A folder that an installed school brings too is called as that school calls it.
    """
    if not folders:
        return lambda _: True
    named = {folder.resolve() for folder in (*folders, *schools)}
    same = [folder for folder in content if folder.resolve() in named]
    places = [
        shown(place) for folder in (*folders, *schools, *same) for place in (folder, folder.resolve().parent / "seeds")
    ]
    return lambda path: any(
        path == place or path.startswith(f"{place}/") or _below_here(path, place) for place in places
    )


def _below_here(path: str, place: str) -> bool:
    return place == "." and not path.startswith(("/", "plugin:"))
