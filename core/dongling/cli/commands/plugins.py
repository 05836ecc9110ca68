"""`dongling plugins`: list the plugins, what each brings, and the error of one that failed."""

import json

import click

from dongling.cli.run import Run, pass_run
from dongling.problems import Said

_FEW = 12
_STATUS = {"ok": Said("正常", "ok"), "failed": Said("出错", "failed"), "off": Said("未装载", "off")}


@click.command("plugins")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON · print JSON")
@pass_run
def command(run: Run, as_json: bool) -> int:
    """列出插件，它们带来什么，哪个出了错 · List the plugins."""
    run.plugins.gather()
    infos, lang = run.plugins.infos, run.settings.lang
    if as_json:
        run.echo(json.dumps([info.as_json(lang) for info in infos], ensure_ascii=False, indent=2))
        return 0
    for info in infos:
        run.echo(f"{info.name} {info.version}".strip() + f"  {run.say(_STATUS[info.status])}")
        for what, names in info.brings.items():
            more = f" … ({len(names)})" if len(names) > _FEW else ""
            run.echo(f"    {what}: {', '.join(names[:_FEW])}{more}")
        if info.problem:
            run.echo(f"    {run.say(info.problem)}")
    return 0
