"""`dongling conform`: hold content and plugins to the rules that a school's own tests hold them to."""

import json
from pathlib import Path

import click

from dongling import Said
from dongling.cli.run import Run, pass_run

_NOTHING = Said("都合约定", "all as it should be")
_NOT = Said("没有查", "NOT CHECKED")


@click.command("conform")
@click.argument("folders", nargs=-1, type=click.Path(path_type=Path), metavar="[FOLDER]...")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON · print JSON")
@pass_run
def command(run: Run, /, folders: tuple[Path, ...], *, as_json: bool) -> int:
    """把内容和插件对照约定查一遍：每一页、每种格式、每个钩子 · Hold content and plugins to the contract.

    每一页有标题、在浏览器里没有无障碍问题（有 Chromium 时），每种格式做得出来，钩子按时答对；有问题时退出状态是1 ·
    Each page has a title and, where there is a Chromium, no fault of accessibility; each format can be made; hooks
    answer what they may, in time. Exits 1 when something is wrong.
    """
    from dongling_web.conformance.rules import findings
    from dongling_web.conformance.tested_site import TestedSite
    from dongling_web.drafts.held_store import close_store

    run.plugins.gather()
    library = run.library(folders)
    site = TestedSite.of(library)
    try:
        told = findings(site)
    finally:
        close_store(site.app)
        library.close()
    if as_json:
        lists = {"faults": list(map(run.say, told.faults)), "not_checked": list(map(run.say, told.not_checked))}
        run.echo(json.dumps(lists, ensure_ascii=False, indent=2))
        return 1 if told.faults else 0
    for fault in told.faults or (_NOTHING,):
        run.echo(run.say(fault))
    for what in told.not_checked:
        run.echo(f"{run.say(_NOT)}: {run.say(what)}", err=True)
    return 1 if told.faults else 0
