"""`dongling new`: print an empty unit of a kind, made from its model and so never out of date, or a school plugin."""

from pathlib import Path

import click

from dongling.catalog import find_value
from dongling.cli.output import write_output
from dongling.cli.run import Run, pass_run
from dongling.editor import first_lesson, full_files, plugin_files, unit_template, write_files
from dongling.library import Library
from dongling.model import is_identifier
from dongling.problems import DonglingError, Said

SCHEMAS = ".schema"
"""Where `dongling schema --out` is told to write; no content folder reads what is hidden."""


@click.group("new")
def command() -> None:
    """生成一个样子来填写 · Start something new."""


@command.command("unit")
@click.argument("kind")
@click.option("--keys", type=click.Choice(["zh", "en"]), default="zh", help="键用中文还是英文 · language of the keys")
@click.option("--identifier", default="", help="编号 · identifier")
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE", help="写到哪个文件 · the file to write")
@click.option("--force", is_flag=True, help="已有的文件也改写 · write over a file that is there")
@pass_run
def unit(run: Run, /, kind: str, keys: str, identifier: str, out: Path | None, force: bool) -> int:
    """给一个课程单元的样子来填 · Give a unit to fill in.

    KIND: 类型的编号或名称，如 walk、行走的思政课.

    写上 --out，出了错就不会留下空文件 · With --out a mistake leaves no empty file behind.
    """
    if identifier and not is_identifier(identifier):
        raise DonglingError(
            Said(
                f"编号“{identifier[:40]}”不行：最多80个小写字母、数字和连字符，字母开头",
                f"identifier “{identifier[:40]}”: at most 80 of a-z, 0-9 and hyphens, a letter first",
            )
        )
    library = Library.open([], run.settings, plugins=run.plugins, search=False)
    kind_identifier = find_value(library.catalog, "kind", kind)
    template = unit_template(
        library.catalog.kinds[kind_identifier], library.catalog.terms, english=keys == "en", identifier=identifier
    )
    text = f"# yaml-language-server: $schema={_schema_beside(out)}/{kind_identifier}.json\n{template}"
    if out is None:
        run.echo(text, nl=False)
    else:
        write_output(out, text.encode(), force=force)
        run.echo(out)
    return 0


def _schema_beside(out: Path | None) -> str:
    """Return where an editor looks for schemas from a file: the nearest `.schema` above it, else one beside it."""
    above = out.absolute().parents if out else []
    up = next((number for number, folder in enumerate(above) if (folder / SCHEMAS).is_dir()), 0)
    return "/".join([*[".."] * up, SCHEMAS])


@command.command("plugin")
@click.argument("name")
@click.option("--folder", type=click.Path(path_type=Path), help="写到哪里 · where to")
@click.option("--full", is_flag=True, help="类型、页面、格式样样都有 · with a kind, a page, formats and all the rest")
@pass_run
def plugin(run: Run, /, name: str, folder: Path | None, full: bool) -> int:
    """写出一个学校插件的样子 · Write a school plugin to begin with.

    NAME: 小写字母和数字.

    写上 --full，插件能带来的每一样都有一个小例子和它的测试 · With --full there is a small one of everything
    that a plugin can bring, each with its test.
    """
    folder = folder or Path(f"dongling-school-{name}")
    files = plugin_files(name, first_lesson(name))
    write_files(folder, {**files, **full_files(name)} if full else files)
    run.echo(folder)
    next_steps = Said(
        f"先看一看：dongling --school {folder}/{name}_school/courses serve\n装上：pip install -e {folder}",
        f"look: dongling --school {folder}/{name}_school/courses serve\ninstall: pip install -e {folder}",
    )
    run.echo(run.say(next_steps), err=True)
    return 0
