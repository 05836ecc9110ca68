"""`dongling backup`: write all that people saved to one file, while the site goes on serving."""

from pathlib import Path

import click

from dongling.cli.run import Run, pass_run
from dongling.problems import NOTHING, Said


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--folder", "folders", type=click.Path(path_type=Path), multiple=True, help="内容文件夹 · content folder")
@click.option("--force", is_flag=True, help="已有的文件也改写 · write over a file that is there")
@pass_run
def command(run: Run, /, file: Path, folders: tuple[Path, ...], force: bool) -> int:
    """把大家保存的序列备份成一个文件 · Back up what people saved.

    FILE: 备份文件，如 dongling-2026-12-01.gz · the file to write.

    网站不用停；备份里没有编辑链接 · The site may go on serving; no link can be made from a backup.
    """
    from dongling.store import back_up

    counts = back_up(run.store_place(folders), file, force=force)
    n = counts.people
    people = Said(f"，{n}个账号", f", {n} accounts") if n else NOTHING
    run.echo(
        run.say(
            Said(
                f"备份了{counts.drafts}个序列，共{counts.versions}个版本{people.zh}：{file}",
                f"{counts.drafts} sequences backed up, {counts.versions} versions in all{people.en}: {file}",
            )
        )
    )
    if counts.damaged:
        left = Said(
            f"有{counts.damaged}处损坏，没有备份进去；用 dongling doctor --store 看",
            f"{counts.damaged} damaged rows were left out; see dongling doctor --store",
        )
        run.echo(run.say(left), err=True)
    return 0
