"""`dongling facts`: list the facts that content may cite, how sure each is, and which units cite it."""

import json
from pathlib import Path
from typing import Any

import click

from dongling.catalog import Catalog
from dongling.cli.run import Run, pass_run
from dongling.model import CONFIDENCE, Fact


@click.command("facts")
@click.argument("text", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="输出 JSON · print JSON")
@click.option("--folder", "folders", type=click.Path(path_type=Path), multiple=True, help="内容文件夹 · content folder")
@pass_run
def command(run: Run, /, text: tuple[str, ...], as_json: bool, folders: tuple[Path, ...]) -> int:
    """列出史料，查哪些单元用了它 · List facts and the units that use them.

    TEXT: 编号，或陈述里的字；不写就列出全部 · an identifier, or words of the statement.
    """
    catalog = run.library(folders, search=False).catalog
    facts = [fact for fact in catalog.facts.values() if _matches(fact, text)]
    if as_json:
        run.echo(json.dumps([_json(fact, catalog) for fact in facts], ensure_ascii=False, indent=2))
        return 0
    for fact in facts:
        run.echo(f"{fact.identifier}  [{run.say(CONFIDENCE[fact.confidence])}]  {fact.statement}")
        if fact.law:
            run.echo(f"    {fact.of_law}")
        for unit in catalog.tables.described(catalog.tables.citing.get(fact.identifier, ())):
            run.echo(f"    {unit.identifier}  {unit.name}")
    return 0


def _matches(fact: Fact, words: tuple[str, ...]) -> bool:
    return all(word in fact.statement or word in fact.identifier for word in words)


def _json(fact: Fact, catalog: Catalog) -> dict[str, Any]:
    return {
        "identifier": fact.identifier,
        "statement": fact.statement,
        "confidence": fact.confidence,
        **({"law": fact.of_law} if fact.law else {}),
        "sources": [catalog.sources[s].name if s in catalog.sources else s for s in fact.sources],
        "units": list(catalog.tables.citing.get(fact.identifier, ())),
    }
