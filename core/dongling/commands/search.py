"""`dongling search`: the same results as the site, in the terminal."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from dongling.asking import make_query
from dongling.library import Library
from dongling.problems import DonglingError, Said
from dongling.running import Run, pass_run
from dongling.searching import FILTERS, Marked, Results, as_json


def _filters(function: Any) -> Any:
    for name in reversed((*FILTERS, "minutes", "audience", "sort")):
        many = name in FILTERS
        function = click.option(f"--{name}", multiple=many, help=_HELP[name])(function)
    return function


_HELP = {
    "stage": "学段，可多次 · stage, repeatable",
    "kind": "类型，可多次 · kind, repeatable",
    "school": "学校，可多次 · school, repeatable",
    "theme": "主题，可多次 · theme, repeatable",
    "band": "年级段，可多次 · band, repeatable",
    "minutes": "最多几分钟 · at most so many minutes",
    "audience": "对象：student、teacher、family、all · view",
    "sort": "relevance、minutes、newest",
}


@click.command("search")
@click.argument("text", nargs=-1)
@click.option("--json", "as_json_", is_flag=True, help="输出 JSON · print JSON")
@click.option("--from", "source", type=click.File(encoding="utf-8"), help="一行一个查询的文件 · a query a line")
@click.option("--folder", "folders", type=click.Path(path_type=Path), multiple=True, help="内容文件夹 · content folder")
@click.option("--limit", help="一页几条 · hits a page")
@click.option("--page", help="第几页 · page")
@click.option("--raw", is_flag=True, help="照字面检索 · take the text as typed")
@_filters
@pass_run
def command(
    run: Run, /, text: tuple[str, ...], as_json_: bool, source: Any, folders: tuple[Path, ...], **given: Any
) -> int:
    """检索课程单元 · Search course units."""
    if source is None and not text and not any(given.values()):
        raise DonglingError(
            Said("要搜什么？写在命令后面：dongling search 东林书院", "search for what? dongling search TEXT")
        )
    library = run.library(folders)
    asked = (line.strip() for line in source) if source else [" ".join(text)]
    for line in asked:
        if line or not source:
            _answer(library, line, _given(given), as_json_, lines=source is not None)
    return 0


def _given(options: dict[str, Any]) -> dict[str, list[str]]:
    found = {name: list(v) if isinstance(v, tuple) else [v] for name, v in options.items() if v and name != "raw"}
    return {**found, "raw": ["1"]} if options.get("raw") else found


def _answer(library: Library, text: str, given: dict[str, list[str]], json_: bool, *, lines: bool) -> None:
    query = make_query(library.catalog, text, given)
    results = library.search(query)
    if json_:
        found = as_json(results, query, library.catalog)
        click.echo(json.dumps(found, ensure_ascii=False, indent=None if lines else 2))
    else:
        click.echo("\n".join(_lines(results, library, text)))


def _lines(results: Results, library: Library, text: str) -> Iterable[str]:
    catalog = library.catalog
    lang = library.settings.lang
    yield Said(f"“{text}” {results.total}个单元", f"“{text}” {results.total} units").in_(lang)
    for i, hit in enumerate(results.hits, 1):
        unit = catalog.units[hit.identifier]
        names = [
            catalog.name_of(f, v) for f, v in (("kind", unit.kind), ("stage", unit.stage), ("school", unit.school))
        ]
        yield f"{i:>3}  {_marked(hit.title)}  {' · '.join(names)} · {unit.minutes} min"
        yield f"     {_marked(hit.snippet)}"
        yield f"     {unit.identifier}  {unit.source.shown}"


def _marked(pieces: Marked) -> str:
    return "".join(click.style(text, bold=True, underline=True) if mark else text for text, mark in pieces)
