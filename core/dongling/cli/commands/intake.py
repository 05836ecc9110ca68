"""`dongling import`: a unit from a file of another format, by an importer that a plugin brings."""

from collections.abc import Mapping
from pathlib import Path

import click

from dongling.cli.output import write_output
from dongling.cli.run import Run, pass_run
from dongling.content import YamlProblem, parse
from dongling.importers import Importer
from dongling.plugins import PluginFailed
from dongling.problems import DonglingError, Said, one_line, unknown

MOST = 50 * 2**20
"""A file of more bytes is not read."""


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--as", "format_", default="", metavar="FORMAT", help="格式，不写就看文件名 · the format; else by its name"
)
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE", help="写到哪个文件 · the file to write")
@click.option("--force", is_flag=True, help="已有的文件也改写 · write over a file that is there")
@pass_run
def command(run: Run, /, file: Path, format_: str, out: Path | None, force: bool) -> int:
    """把别的格式的文件变成课程单元 · Make a unit of a file of another format.

    FILE: 要装入的文件 · the file to bring in.

    格式由插件带来，用 dongling plugins 看；写出的 YAML 先看一看、查一查，再放进内容文件夹 · Plugins bring the formats.
    Look at the YAML that is written, check it, then put it into a content folder.
    """
    importer = find_importer(run.plugins.importers(), file, format_)
    text = _read(importer, file)
    target = out or Path(f"{file.stem}.yaml")
    write_output(target, text.encode(), force=force)
    run.echo(target)
    line = f"dongling check {target.parent}"
    run.echo(run.say(Said(f"查一查：{line}", f"check it: {line}")), err=True)
    return 0


def find_importer(importers: Mapping[str, Importer], file: Path, name: str) -> Importer:
    """Return the importer that is named, or the only one for the ending of a file's name.

    Raises DonglingError, with those there are, when there is none or it is not clear which.
    """
    if not importers:
        message = Said("没有装带导入格式的插件（register_importers）", "no plugin here brings a format to import")
        raise DonglingError(message)
    if name:
        if name not in importers:
            raise unknown(Said(f"没有导入格式“{name[:40]}”", f"no import format “{name[:40]}”"), name, importers)
        return importers[name]
    fitting = [one for one in importers.values() if file.name.lower().endswith(one.suffix.lower())]
    if len(fitting) != 1:
        listed = "、".join(f"{one.name}（{one.suffix}）" for one in fitting or importers.values())
        named = ", ".join(f"{one.name} ({one.suffix})" for one in fitting or importers.values())
        raise DonglingError(Said(f"用 --as 写明格式：{listed}", f"name the format by --as: {named}"))
    return fitting[0]


def _read(importer: Importer, file: Path) -> str:
    try:
        if file.stat().st_size > MOST:
            raise DonglingError(Said(f"{file} 太大，最多50 MB", f"{file} is larger than 50 MB"))
        text = importer.read(file.read_bytes())
        parse(text)
    except OSError as error:
        raise DonglingError(Said(f"读不了 {file}：{error.strerror}", f"can't read {file}: {error.strerror}")) from None
    except YamlProblem as error:
        problem = error.problem(f"{importer.name}")
        raise DonglingError(
            Said(
                f"导入格式 {importer.name} 写出的不是YAML：{problem.message.zh}",
                f"what importer {importer.name} wrote is no YAML: {problem.message.en}",
            ),
            status=1,
        ) from None
    except PluginFailed as error:
        line = one_line(error.__cause__ or error)
        raise DonglingError(
            Said(
                f"导入 {file} 时出错（插件 {error.plugin}）：{line}",
                f"importing {file} failed (plugin {error.plugin}): {line}",
            ),
            status=1,
        ) from None
    return text
