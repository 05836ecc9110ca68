"""`dongling plugins`: list the plugins, what each brings and what went wrong; put them in and take them out."""

import json
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

import click
import platformdirs

from dongling.cli.audit_note import note_done
from dongling.cli.run import Run, pass_run
from dongling.packages import Installer, Package, PackageConformance, PluginTrial
from dongling.plugins import OWN, PluginInfo, PluginMemory, forget_fault
from dongling.problems import DonglingError, Said, unknown
from dongling.store import Did

_FEW = 12
_STATUS = {
    "ok": Said("正常", "ok"),
    "troubled": Said("部分出错", "in trouble"),
    "failed": Said("出错", "failed"),
    "off": Said("未装载", "off"),
}
_RESTART = Said("正在运行的网站重启以后才用上", "a site that is running takes it at its next start")


@click.group("plugins", invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="输出 JSON · print JSON")
@click.pass_context
def command(context: click.Context, as_json: bool) -> int:
    """列出插件，它们带来什么，哪个出了错 · List the plugins.

    有插件出错时退出状态是1 · Exits 1 when one failed or is in trouble.
    """
    if context.invoked_subcommand:
        return 0
    run = context.find_object(Run)
    assert run
    run.plugins.gather()
    infos, lang = run.plugins.infos, run.settings.lang
    if as_json:
        run.echo(json.dumps([info.as_json(lang) for info in infos], ensure_ascii=False, indent=2))
        return _exit_status(infos)
    for info in infos:
        _show(run, info)
    for problem in run.plugins.problems:
        if problem.severity == "warning":
            run.echo(problem.text(lang), err=True)
    return _exit_status(infos)


def _show(run: Run, info: PluginInfo) -> None:
    run.echo(f"{info.name} {info.version}".strip() + f"  {run.say(_STATUS[info.status])}")
    for what, names in info.brings.items():
        more = f" … ({len(names)})" if len(names) > _FEW else ""
        run.echo(f"    {what}: {', '.join(names[:_FEW])}{more}")
    for problem in dict.fromkeys(info.problems or filter(None, (info.problem,))):
        run.echo(f"    {run.say(problem)}")


def _exit_status(infos: Sequence[PluginInfo]) -> int:
    return 1 if any(info.status in ("failed", "troubled") for info in infos) else 0


@command.command("install")
@click.argument("package", type=click.Path(path_type=Path))
@click.option("--wheels", type=click.Path(path_type=Path), multiple=True, help="它需要的包在哪里 · where its needs lie")
@click.option("--dry-run", is_flag=True, help="只说，不装 · say only what would be done")
@pass_run
def install(run: Run, /, package: Path, wheels: tuple[Path, ...], dry_run: bool) -> int:
    """装上一个插件包，不用网络 · Put a package in, without internet.

    PACKAGE: .whl、文件夹，或文件夹的 ZIP · a wheel, a folder, or its ZIP.

    先说它带来什么、需要什么；在另一个进程里试着装载，不能用就退回 · Says first what it brings and needs;
    it is tried in a program of its own, and taken out again if it does not load.
    """
    about = Package.of(package)
    run.echo(run.say(about.text()))
    if dry_run:
        return 0
    trial = Installer(_state(run) / "wheels").install(about, wheels)
    for name in about.plugins:
        note_done(run, Did.PLUGIN_INSTALLED, name)
        brings = "；".join(
            f"{what}: {', '.join(names[:_FEW])}" for what, names in trial.plugins[name]["brings"].items()
        )
        run.echo(run.say(Said(f"装上了 {name}。{brings}", f"installed {name}. {brings}")))
    run.echo(run.say(_RESTART), err=True)
    return 0


@command.command("remove")
@click.argument("name")
@pass_run
def remove(run: Run, /, name: str) -> int:
    """取下一个插件的包 · Take out the package of a plugin.

    NAME: 插件或包的名字 · the name of a plugin or package.
    """
    package = Installer(_state(run) / "wheels").remove(name)
    note_done(run, Did.PLUGIN_REMOVED, name)
    run.echo(run.say(Said(f"取下了 {package}", f"removed {package}")))
    run.echo(run.say(_RESTART), err=True)
    return 0


def _switch(name: str, *, off: bool, said: Said, about: str) -> None:
    """Add the command that switches a plugin off, or on."""

    @command.command(name, help=f"{about}\n\nNAME: 插件的名字 · its name.")
    @click.argument("plugin", metavar="NAME")
    @pass_run
    def switch(run: Run, /, plugin: str) -> int:
        known = [info.name for info in run.plugins.infos if not info.builtin]
        if plugin not in known:
            raise unknown(Said(f"没有插件“{plugin[:40]}”", f"there is no plugin “{plugin[:40]}”"), plugin, known)
        PluginMemory.of(run.settings).switch(plugin, off=off)
        if not off:
            forget_fault(run.settings, plugin)
        note_done(run, Did.PLUGIN_DISABLED if off else Did.PLUGIN_ENABLED, plugin)
        run.echo(run.say(Said(f"{plugin} {said.zh}", f"{plugin} {said.en}")))
        run.echo(run.say(_RESTART), err=True)
        return 0


_ENABLE = """再装载一个停用的插件，太慢的、网站没有装载的也再试 · Load a plugin again.

One that was too slow, or that a site left out, is tried again too."""
_DISABLE = "停用一个插件，包还在 · Leave a plugin out; its package stays."
_switch("enable", off=False, said=Said("启用了", "is on"), about=_ENABLE)
_switch("disable", off=True, said=Said("停用了", "is off"), about=_DISABLE)


@command.command("verify")
@click.argument("package", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="输出 JSON · print JSON")
@pass_run
def verify(run: Run, /, package: Path, as_json: bool) -> int:
    """给审核的人：一个插件包里有什么，装载起来怎样 · For a reviewer: what lies in a package, and whether it loads.

    PACKAGE: .whl，或装着模块的文件夹的 ZIP · a wheel, or the ZIP of a folder.

    在另一个进程里装载，对照约定查每一页、每种格式、每个钩子，什么也不装上；有问题时退出状态是1 ·
    It is loaded in a program of its own, held to the contract as by `dongling conform`, and not put in.
    Exits 1 when something is wrong.
    """
    about = Package.of(package)
    trial, kept = _tried(about)
    wrong = {name: why for name in about.plugins if (why := about.refused or trial.wrong(name))}
    if as_json:
        loads = {name: trial.plugins.get(name, {}) for name in about.plugins}
        faults = {name: run.say(why) for name, why in wrong.items()}
        told = {**about.as_json(), "loads": loads, "wrong": faults, "conformance": kept.as_json()}
        run.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return 1 if wrong or kept.faults else 0
    run.echo(run.say(about.text()))
    for name, size in about.files.items():
        run.echo(f"    {size:>9} {name}")
    for name in about.plugins:
        fine = Said("装载正常", "loads")
        run.echo(f"{name}: {run.say(wrong.get(name, fine))}")
    run.echo(run.say(kept.text()))
    return 1 if wrong or kept.faults else 0


def _tried(package: Package) -> tuple[PluginTrial, PackageConformance]:
    """Load a package from a folder that is forgotten afterwards, and hold it to the contract."""
    with tempfile.TemporaryDirectory() as place:
        beside = Path(place) / "package"
        if package.path.is_file():
            with zipfile.ZipFile(package.path) as archive:
                archive.extractall(beside)
        if not list(beside.glob("*.dist-info")):
            raise DonglingError(Said("先打成 .whl 再审：pip wheel .", "build a wheel first: pip wheel ."))
        state = Path(place) / "state"
        trial = PluginTrial.run(state, beside)
        others = [name for name, info in trial.plugins.items() if info["origin"] != OWN and name not in package.plugins]
        if package.refused or trial.failure:
            return trial, PackageConformance(not_checked=("没有装载 · it was not loaded",))
        return trial, PackageConformance.run(state, beside, others)


def _state(run: Run) -> Path:
    return run.settings.state or platformdirs.user_data_path("dongling")
