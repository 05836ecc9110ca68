"""`dongling export`: write a unit or a sequence to a file in some format, and say what that leaves out."""

import datetime as dt
from pathlib import Path

import click

from dongling.catalog import find_item
from dongling.cli.output import write_output
from dongling.cli.run import Run, pass_run
from dongling.exporters import Exporter, When, carry, find_exporter
from dongling.languages import tongue
from dongling.model import Sequence, Unit
from dongling.problems import DonglingError, Said


@click.command("export")
@click.argument("identifier", metavar="ID")
@click.option("--as", "format_", required=True, metavar="FORMAT", help="格式，如 docx、ics、yaml · the format")
@click.option("--out", default=".", metavar="FILE", help="文件或文件夹 · a file, or a folder to put it into")
@click.option("--folder", "folders", type=click.Path(path_type=Path), multiple=True, help="内容文件夹 · content folder")
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), metavar="DAY", help="哪一天，如 2026-12-01 · on which day")
@click.option("--start", type=click.DateTime(["%H:%M"]), metavar="TIME", help="几点开始，不写是 08:30 · when it begins")
@click.option("--every", type=click.IntRange(1, 366), help="课次相隔几天，不写是 7 · days from step to step")
@click.option("--force", is_flag=True, help="已有的文件也改写 · write over a file that is there")
@pass_run
def command(
    run: Run,
    /,
    identifier: str,
    format_: str,
    out: str,
    folders: tuple[Path, ...],
    force: bool,
    **dates: dt.datetime | int | None,
) -> int:
    """导出一个课程单元或课程序列 · Carry a unit or a sequence away.

    ID: 编号，如 dl-walk-canal.

    写出的文件名印在标准输出，没有带走的东西印在标准错误 · The file is named on standard output, what it
    leaves out on standard error.
    """
    exporter = find_exporter(run.plugins.exporters(), format_)
    catalog = run.library(folders, search=False, check=False).catalog
    item = find_item(catalog, identifier)
    exported = carry(exporter, item, catalog, _when(**dates), tongue(run.settings.lang))
    target = _target(out, item, exporter)
    write_output(target, exported.data, force=force)
    run.echo(target)
    for omission in exported.left_out:
        run.echo(run.say(Said(f"没有带走：{omission.zh}", f"left out: {omission.en}")), err=True)
    return 0


def _when(date: object = None, start: object = None, every: object = None) -> When | None:
    if not isinstance(date, dt.datetime):
        if start or every:
            raise DonglingError(Said("--start 和 --every 要和 --date 一起用", "--start and --every need --date"))
        return None
    usual = When(date.date())
    return When(
        usual.day,
        start.time() if isinstance(start, dt.datetime) else usual.start,
        every if isinstance(every, int) else usual.every,
    )


def _target(out: str, item: Unit | Sequence, exporter: Exporter) -> Path:
    path = Path(out)
    return path / f"{item.identifier}{exporter.suffix}" if path.is_dir() or out.endswith("/") else path
