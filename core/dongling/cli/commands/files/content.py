"""`dongling content`: what schools have published from the site, as files."""

from pathlib import Path

import click

from dongling.cli.run import Run, pass_run
from dongling.content import ContentFile, KnownWords, read_school
from dongling.editor import SCHOOL_FILE, HandedOver, hand_over, schools_in
from dongling.library import Library
from dongling.problems import DonglingError, Said, unknown


@click.group("content")
def command() -> None:
    """网页上发布的单元 · Units that were published from the site."""


@command.command("export")
@click.argument("out", type=click.Path(path_type=Path), metavar="OUT")
@click.option("--school", metavar="ID", help="只要哪一所学校 · of this school alone")
@click.option("--folder", "folders", type=click.Path(path_type=Path), multiple=True, help="内容文件夹 · content folder")
@pass_run
def export(run: Run, /, out: Path, school: str | None, folders: tuple[Path, ...]) -> int:
    """把发布的单元整个交出来 · Hand over what was published.

    OUT: 新的文件夹，或 .zip · a new folder, or a .zip.

    单元、图片和学校的 school.yaml 照原样，放成 schools/编号/；已有的不改写。拿到的人用 --published OUT，
    或把里面一所学校的文件夹当内容文件夹 · Units, media and each school's school.yaml as they are, in schools/ID/;
    nothing is written over. Whoever gets it takes it as --published OUT, or a school's folder in it as content.
    """
    library = run.library(folders, search=False, check=False)
    published = library.published
    there = schools_in(published) if published else []
    if published is None or not there:
        raise DonglingError(
            Said(
                "这个网站还没有发布过单元；用 --state、--published 或 --folder 指明是哪个网站",
                "no unit was published from this site yet. Say which site by --state, --published or --folder",
            )
        )
    if school and school not in there:
        raise unknown(
            Said(f"没有发布过“{school[:40]}”的单元", f"nothing of “{school[:40]}” was published"), school, there
        )
    known = _school_files(library)
    handed = hand_over(published, out, {one: known.get(one) for one in ([school] if school else there)})
    run.echo(out)
    run.echo(run.say(_told(handed)), err=True)
    for one in handed.nameless:
        run.echo(run.say(_nameless(one)), err=True)
    for one in handed.left:
        run.echo(run.say(Said(f"没有带上：{one} 不是普通文件", f"left out: {one} is no plain file")), err=True)
    return 0


def _school_files(library: Library) -> dict[str, Path]:
    """Return the file of each school that is loaded from one; of two that say the same school the first."""
    words, files = KnownWords(library.catalog.kinds, library.catalog.terms), dict[str, Path]()
    for folder in library.content:
        for entry in read_school(ContentFile(folder / SCHOOL_FILE), words).found:
            files.setdefault(entry.value.identifier, folder / SCHOOL_FILE)
    return files


def _told(handed: HandedOver) -> Said:
    schools = handed.schools
    return Said(
        f"交出了{len(schools)}所学校的：{handed.units}个单元，{handed.others}个别的文件（{'、'.join(schools)}）",
        f"handed over, of {', '.join(schools)}: {handed.units} units, {handed.others} other files",
    )


def _nameless(school: str) -> Said:
    return Said(
        f"{school} 没有装载，所以没有它的 school.yaml；拿到的人要有这所学校，或自己写一个",
        f"{school} is not loaded, so there is no school.yaml of it; whoever gets it has that school, or writes one",
    )
