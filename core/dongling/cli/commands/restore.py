"""`dongling restore`: replace the saved drafts, which are backed up first, by a backup; the site goes on serving."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dongling.cli.run import Run, pass_run
from dongling.problems import NOTHING, DonglingError, Said

if TYPE_CHECKING:
    from dongling.store import LeftAlone

_NO_FILE = Said("要恢复哪个备份？dongling restore --list 列出每天的备份", "which backup? See dongling restore --list")


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--folder", "folders", type=click.Path(path_type=Path), multiple=True, help="内容文件夹 · content folder")
@click.option("--list", "listed", is_flag=True, help="列出每天的备份 · list the daily backups")
@pass_run
def command(run: Run, /, file: Path | None, folders: tuple[Path, ...], listed: bool) -> int:
    """用备份换下现在保存的序列 · Put a backup in place of what is saved now.

    FILE: dongling backup 写的文件，或每天的备份 · a file of `dongling backup`, or a daily backup.

    网站不用停；现有的先自动备份 · The site may go on serving; what is there is backed up first.
    """
    if listed:
        return _list(run, run.data(folders))
    if file is None:
        raise DonglingError(_NO_FILE)
    from dongling.store import bring_back

    counts, backup, left_alone = bring_back(run.data(folders), file, run.store_place(folders))
    done = Said(
        f"恢复了{counts.drafts}个序列，共{counts.versions}个版本",
        f"{counts.drafts} sequences restored, {counts.versions} versions in all",
    )
    n = counts.people
    people = Said(f"；现在有{n}个账号，都重新登录", f"; {n} accounts, which sign in anew") if n else NOTHING
    earlier = Said(f"。原来的在 {backup}", f". What was there is in {backup}") if backup else NOTHING
    run.echo(run.say(Said(done.zh + people.zh + earlier.zh, done.en + people.en + earlier.en)))
    if (as_it_was := _left_alone(left_alone)).zh:
        run.echo(run.say(as_it_was))
    return 0


def _left_alone(left: "LeftAlone") -> Said:
    """Say in one sentence what a restore did not turn back; nothing when that is nothing."""
    parts = [
        Said(
            f"原有的{left.accounts}个账号（密码、角色、停用、第二步验证、统一身份认证）",
            f"{left.accounts} accounts that were there (passwords, roles, disabled or not, second factors, identities)",
        ),
        Said(f"已经离开的{left.left}个人，没有回来", f"{left.left} people who have left and did not come back"),
        Said(f"现在归别人的{left.drafts}份", f"{left.drafts} sequences that are somebody else's by now"),
    ]
    said = [part for part, count in zip(parts, left, strict=True) if count]
    if not said:
        return NOTHING
    return Said(
        f"照现在的样子没有动：{'；'.join(part.zh for part in said)}",
        f"left as they are now: {'; '.join(part.en for part in said)}",
    )


def _list(run: Run, data: Path) -> int:
    from dongling.store import daily_backups, readable

    there = daily_backups(data)
    if not there:
        said = Said(f"{data} 里还没有每天的备份", f"there is no daily backup in {data} yet")
        run.echo(run.say(said), err=True)
    for backup in there:
        spoilt = Said("", "") if readable(backup.path) else Said("  读不了", "  unreadable")
        run.echo(f"{backup.day}  {backup.size / 1024:8.1f} KB  {backup.path}{run.say(spoilt)}")
    return 0
