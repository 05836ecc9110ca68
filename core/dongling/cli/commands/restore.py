"""`dongling restore`: replace the saved drafts, which are backed up first, by a backup; the site goes on serving."""

from pathlib import Path

import click

from dongling.cli.run import Run, pass_run
from dongling.problems import Said


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--folder", "folders", type=click.Path(path_type=Path), multiple=True, help="内容文件夹 · content folder")
@pass_run
def command(run: Run, /, file: Path, folders: tuple[Path, ...]) -> int:
    """用备份换下现在保存的序列 · Put a backup in place of what is saved now.

    FILE: dongling backup 写的文件 · a file of `dongling backup`.

    网站不用停；现有的先自动备份 · The site may go on serving; what is there is backed up first.
    """
    from dongling.store import bring_back

    counts, backup = bring_back(run.data(folders), file)
    done = Said(
        f"恢复了{counts.drafts}个序列，共{counts.versions}个版本",
        f"{counts.drafts} sequences restored, {counts.versions} versions in all",
    )
    earlier = Said(f"。原来的在 {backup}", f". What was there is in {backup}") if backup else Said("", "")
    run.echo(run.say(Said(done.zh + earlier.zh, done.en + earlier.en)))
    return 0
