"""`dongling search`: the same results as the site, in the terminal."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from dongling.catalog import DOOR_NAMES
from dongling.cli.run import Run, pass_run
from dongling.library import Library
from dongling.problems import DonglingError, Said
from dongling.search import FILTERS, Chip, Marked, Query, Results, as_json, found_beyond, make_query


def _filters(function: Any) -> Any:
    for name in reversed((*FILTERS, "door", "minutes", "sort")):
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
    "audience": "只要给谁的，可多次：student、teacher、family、all · only for these, repeatable",
    "door": "从谁的门进：pupil、family、teacher、all · whose view",
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
@click.option("--explain", is_flag=True, help="得分从哪来 · what makes up the scores")
@_filters
@pass_run
def command(
    run: Run,
    /,
    text: tuple[str, ...],
    as_json_: bool,
    source: Any,
    folders: tuple[Path, ...],
    explain: bool,
    **options: Any,
) -> int:
    """检索课程单元 · Search course units."""
    if source is None and not text and not any(options.values()):
        raise DonglingError(
            Said("要搜什么？写在命令后面：dongling search 东林书院", "search for what? dongling search TEXT")
        )
    library = run.library(folders)
    lines = (line.strip() for line in source) if source else [" ".join(text)]
    for line in lines:
        if line or not source:
            query = make_query(library.catalog, line, _parameters(options))
            results = library.search(query)
            if as_json_:
                answer = as_json(results, query, library.catalog)
                run.echo(json.dumps(answer, ensure_ascii=False, indent=None if source else 2))
            else:
                run.echo("\n".join(_lines(results, library, query, explain=explain)))
    return 0


def _parameters(options: dict[str, Any]) -> dict[str, list[str]]:
    parameters = {name: list(v) if isinstance(v, tuple) else [v] for name, v in options.items() if v and name != "raw"}
    return {**parameters, "raw": ["1"]} if options.get("raw") else parameters


def _lines(results: Results, library: Library, query: Query, *, explain: bool) -> Iterator[str]:
    catalog, lang = library.catalog, library.settings.lang
    yield Said(f"“{query.text}” {results.total}个单元", f"“{query.text}” {results.total} units").in_(lang)
    for sentence in _meant(results, query, library):
        yield sentence.in_(lang)
    shown = replace(query, text=results.corrected or query.text)
    for i, hit in enumerate((h for h in results.hits if h.identifier in catalog.units), 1):
        unit = catalog.units[hit.identifier]
        stage = catalog.name_of("stage", unit.stage) if unit.stage else catalog.grade(unit)
        names = [catalog.name_of("kind", unit.kind), stage, catalog.name_of("school", unit.school)]
        yield f"{i:>3}  {_marked(hit.title)}  {' · '.join(names)} · {unit.minutes} min"
        yield f"     {_marked(hit.snippet)}"
        yield f"     {unit.identifier}  {unit.source.shown}"
        if explain:
            parts = (
                f"{p.text} {p.score:.3f}" + (f" ({p.units})" if p.units else "")
                for p in library.explain(shown, hit.identifier)
            )
            yield f"     {hit.score:.3f} = {' + '.join(parts)}"


def _meant(results: Results, query: Query, library: Library) -> Iterator[Said]:
    """Yield how the text was read: filters, corrections, whether to be sure."""
    chips = [f"{c.text} → {_chip_value(c, library)}" for c in results.chips]
    if chips:
        yield Said(f"当作筛选：{'，'.join(chips)}", f"Read as filters: {', '.join(chips)}")
    if results.corrected:
        yield Said(f"没有找到，显示“{results.corrected}”的结果", f"Not found; these are for “{results.corrected}”")
    if results.suggestions:
        words = "、".join(results.suggestions)
        yield Said(f"是不是想搜：{words}", f"Did you mean: {words}")
    if not results.confident:
        yield Said("没有一个词完整出现，下面的可能都不是", "No word occurs whole: these may all be beside the point")
    yield from _elsewhere(results, query, library)


def _elsewhere(results: Results, query: Query, library: Library) -> Iterator[Said]:
    """Yield what other doors hold of what was asked for."""
    for door, (units, sure) in found_beyond(results, query, library.catalog.tables.records).items():
        if units and (sure or results.confident):
            of = DOOR_NAMES[door]
            more = Said(f"：{sure[0].name}", f": {sure[0].name}") if sure else Said("", "")
            yield Said(
                f"给{of.zh}的{units}个（--door {door}）{more.zh}", f"{units} for {of.en} (--door {door}){more.en}"
            )


def _chip_value(chip: Chip, library: Library) -> str:
    return f"≤ {chip.value} min" if chip.facet == "minutes" else library.catalog.name_of(chip.facet, chip.value)


def _marked(pieces: Marked) -> str:
    return "".join(click.style(text, bold=True, underline=True) if mark else text for text, mark in pieces)
