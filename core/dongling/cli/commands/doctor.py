"""`dongling doctor`: test the search, or with `--store` what was saved, or with `--queries` what was not found.

Search is tested with queries made from the content itself, whose answers are known.

Each type of query is what a reader types who half remembers a unit. Units that are not among the first ten hits,
and other names without a hit, are reported, so that a keyword or a synonym can be added.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from dongling.cli.run import Run, pass_run
from dongling.library import Library
from dongling.model import Unit
from dongling.problems import Said
from dongling.search import Query, Results

TYPES = {
    "title": Said("题目", "title"),
    "keyword": Said("关键词", "keyword"),
    "sentence": Said("整句", "sentence"),
    "phrase": Said("原文", "phrase"),
    "slip": Said("漏一个字", "a character left out"),
    "other": Said("别名", "other name"),
}
_HELPED = ("slip", "other")
"""Only these need what is done for readers; a title may be the name of a kind."""
PHRASE = 8
SLOW = 5
"""So many of the slowest are told."""


@dataclass(frozen=True)
class Trial:
    """A query with the units that answer it, how many of them came among the first ten, and how long it took."""

    type: str
    text: str
    expected: frozenset[str]
    results: Results

    @property
    def recall(self) -> float:
        """The recall at ten: the share of the expected units (of ten, when there are more) among the first ten hits."""
        expected_hits = self.expected & {hit.identifier for hit in self.results.hits}
        return len(expected_hits) / min(10, len(self.expected))


@click.command("doctor")
@click.argument("folders", nargs=-1, type=click.Path(path_type=Path))
@click.option("--store", "of_store", is_flag=True, help="检查大家保存的序列 · look at what people saved")
@click.option("--queries", "of_queries", is_flag=True, help="读者搜过、没有搜到的 · what readers did not find")
@click.option("--seen", is_flag=True, help="审计断的地方，查清了 · the breaks of the audit were looked into")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON · print JSON")
@pass_run
def command(run: Run, /, folders: tuple[Path, ...], of_store: bool, of_queries: bool, seen: bool, as_json: bool) -> int:
    """检查检索，或保存的序列 · Is what is there found? Is what was saved whole?

    FOLDER: 内容文件夹，不写就是 courses · content folders, ./courses when not given.

    不加 --store：内容自己出题，看找不找得到。加了：文件和每一版是否完好、什么等着清理、有没有备份、磁盘剩多少；
    有损坏时退出状态是3；审计断的地方，查清以后加 --seen 记一笔，以后只提醒。--queries：读者搜过、没有搜到的，
    和该写什么、加哪个同义词 ·
    Without --store queries are made of the content itself. With it: is the file and every version whole, what waits to
    be let go, is it backed up, is there room; exits 3 when something is damaged; breaks of the audit that were looked
    into are noted by --seen, and are warnings from then on. --queries: what readers looked for and did not find, and
    what to write or which synonym to add.
    """
    if of_store or seen:
        from dongling.cli.commands.store_report import report_store

        return report_store(run, folders, as_json=as_json, seen=seen)
    if of_queries:
        from dongling.cli.missed_report import report_missed

        return report_missed(run, folders, as_json=as_json)
    library = run.library(folders)
    trials = [_ask(library, *query) for query in _queries(library)]
    library.close()
    if as_json:
        run.echo(json.dumps(_json(trials), ensure_ascii=False, indent=2))
    else:
        run.echo("\n".join(map(run.say, _report(trials))))
    return 0


def _ask(library: Library, kind: str, text: str, expected: set[str]) -> Trial:
    return Trial(kind, text, frozenset(expected), library.search(Query(text, door="all", raw=kind not in _HELPED)))


def _queries(library: Library) -> Iterator[tuple[str, str, set[str]]]:
    keywords: dict[str, set[str]] = {}
    for unit in library.catalog.units.values():
        for keyword in unit.keywords:
            keywords.setdefault(keyword, set()).add(unit.identifier)
        yield "title", unit.name, {unit.identifier}
        yield "slip", _without_middle(unit.name), {unit.identifier}
        for sentence in re.findall(r"[^。！？；\n]{6,}", unit.description)[:1]:
            yield "sentence", sentence, {unit.identifier}
        for stretch in re.findall(r"[\u4e00-\u9fff]{8,}", unit.body)[-1:]:
            yield "phrase", f'"{stretch[:PHRASE]}"', _holding(library, stretch[:PHRASE])
    for keyword, units in keywords.items():
        yield "keyword", keyword, units
    for word, meant in library.lexicon.others.items():
        units = set().union(*(keywords.get(name, set()) for name in (word, *meant)))
        if units:
            yield "other", word, units


def _without_middle(text: str) -> str:
    middle = len(text) // 2
    return text[:middle] + text[middle + 1 :]


def _holding(library: Library, text: str) -> set[str]:
    return {unit.identifier for unit in library.catalog.units.values() if text in _prose(unit)}


def _prose(unit: Unit) -> str:
    return f"{unit.name}\n{unit.description}\n{unit.body}"


def _missed(trials: list[Trial]) -> list[Trial]:
    return [trial for trial in trials if not trial.expected & {hit.identifier for hit in trial.results.hits}]


def _slowest(trials: list[Trial]) -> list[Trial]:
    return sorted(trials, key=lambda trial: -trial.results.took_ms)[:SLOW]


def _by_type(trials: list[Trial]) -> Iterator[tuple[str, int, float]]:
    for kind in TYPES:
        recalls = [trial.recall for trial in trials if trial.type == kind]
        if recalls:
            yield kind, len(recalls), sum(recalls) / len(recalls)


def _report(trials: list[Trial]) -> Iterator[Said]:
    yield Said("问题类型  题数  Recall@10", "type  queries  Recall@10")
    for kind, count, recall in _by_type(trials):
        yield Said(f"{TYPES[kind].zh}  {count}  {recall:.3f}", f"{TYPES[kind].en}  {count}  {recall:.3f}")
    yield Said("最慢的：", "The slowest:")
    for trial in _slowest(trials):
        yield Said(*[f"  {trial.results.took_ms:.1f} ms  {trial.text}"] * 2)
    if missed := _missed(trials):
        yield Said(
            "前十条里没有的（给单元加关键词，或在词表里加别名）：",
            "Not among the first ten (add a keyword or a synonym):",
        )
    for trial in missed:
        units = " ".join(sorted(trial.expected))
        yield Said(
            f"  {TYPES[trial.type].zh}  {trial.text}  → {units}", f"  {TYPES[trial.type].en}  {trial.text}  → {units}"
        )


def _json(trials: list[Trial]) -> dict[str, Any]:
    return {
        "types": [{"type": kind, "queries": count, "recall": round(r, 4)} for kind, count, r in _by_type(trials)],
        "slowest": [{"text": trial.text, "took_ms": round(trial.results.took_ms, 2)} for trial in _slowest(trials)],
        "missed": [
            {"type": trial.type, "text": trial.text, "expected": sorted(trial.expected)} for trial in _missed(trials)
        ],
    }
