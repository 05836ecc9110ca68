"""`dongling new`: a unit to fill in, made from its kind's model, so that it can never be out of date."""

import click

from dongling.asking import find_value
from dongling.library import Library
from dongling.running import Run, pass_run
from dongling.template import unit_template


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
    click.echo(text, nl=False)
    return 0
