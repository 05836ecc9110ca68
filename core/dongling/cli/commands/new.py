"""`dongling new`: a unit to fill in, made from its kind's model, so that it can never be out of date."""

from pathlib import Path

import click

from dongling.catalog import find_value
from dongling.cli.run import Run, pass_run
from dongling.editor import plugin_files, unit_template, write_files
from dongling.library import Library
from dongling.problems import Said


@click.group("new")
def command() -> None:
    """生成一个样子来填写 · Start something new."""


@command.command("unit")
@click.argument("kind")
@click.option("--keys", type=click.Choice(["zh", "en"]), default="zh", help="键用中文还是英文 · language of the keys")
@click.option("--identifier", default="", help="编号 · identifier")
@pass_run
def unit(run: Run, kind: str, keys: str, identifier: str) -> int:
    """输出一个课程单元的样子，存成 .yaml 来填 · Print a unit to fill in.

    KIND: 类型的编号或名称，如 walk、行走的思政课.
    """
    library = Library.open([], run.settings, plugins=run.plugins, search=False)
    found = find_value(library.catalog, "kind", kind)
    text = unit_template(
        library.catalog.kinds[found], library.catalog.terms, english=keys == "en", identifier=identifier
    )
    run.echo(text, nl=False)
    return 0


@command.command("plugin")
@click.argument("name")
@click.option("--folder", type=click.Path(path_type=Path), help="写到哪里 · where to")
@pass_run
def plugin(run: Run, /, name: str, folder: Path | None) -> int:
    """写出一个学校插件的样子 · Write a school plugin to begin with.

    NAME: 小写字母和数字.
    """
    catalog = Library.open([], run.settings, plugins=run.plugins, search=False).catalog
    lesson = unit_template(catalog.kinds["lesson"], catalog.terms, identifier=f"{name}-lesson-1")
    folder = folder or Path(f"dongling-school-{name}")
    write_files(folder, plugin_files(name, lesson))
    run.echo(folder)
    told = Said(
        f"先看一看：dongling --school {folder}/{name}_school/courses serve\n装上：pip install -e {folder}",
        f"look: dongling --school {folder}/{name}_school/courses serve\ninstall: pip install -e {folder}",
    )
    run.echo(run.say(told), err=True)
    return 0
