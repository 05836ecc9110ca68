"""`dongling sweep`: let go at once of what waits, as only an administrator may; by itself the site goes slowly."""

from contextlib import closing
from pathlib import Path

import click

from dongling.cli.run import Run, pass_run
from dongling.problems import Said


@click.command("sweep")
@click.option("--folder", "folders", type=click.Path(path_type=Path), multiple=True, help="内容文件夹 · content folder")
@pass_run
def command(run: Run, /, folders: tuple[Path, ...]) -> int:
    """把到期的序列一次清完 · Let go at once of what is due.

    网站自己每天只清百分之三；等着的有多少，先看 dongling doctor --store · By itself the site lets go of three in a
    hundred a day; dongling doctor --store says how many wait.
    """
    from dongling.store import Store, saved_anything

    with closing(Store.open(saved_anything(run.store_place(folders)))) as store:
        swept = store.sweep()
    run.echo(
        run.say(
            Said(
                f"{swept.trashed}个很久没有用的移到回收站，回收站里{swept.gone}个到期的删去了",
                f"{swept.trashed} that nobody used are in the trash, {swept.gone} whose time there was over are gone",
            )
        )
    )
    return 0
