"""What `dongling doctor --queries` says: what readers looked for and did not find, and what to write or to add."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dongling.cli.run import Run
from dongling.library import Advice, advice
from dongling.problems import Said
from dongling.search import MISSED_DAYS


def report_missed(run: Run, folders: tuple[Path, ...], *, as_json: bool) -> int:
    """Print what was not found in the last days, and what to do about each."""
    library = run.library(folders)
    try:
        every = advice(library)
    finally:
        library.close()
    if as_json:
        run.echo(json.dumps([_json(one) for one in every], ensure_ascii=False, indent=2))
    else:
        run.echo("\n".join(map(run.say, _lines(every))))
    return 0


def _lines(every: list[Advice]) -> Iterator[Said]:
    if not every:
        yield Said(f"{MISSED_DAYS}天里没有记下搜不到的", f"nothing was missed in {MISSED_DAYS} days")
        return
    yield Said(
        f"{MISSED_DAYS}天里搜过、没有搜到的（只记文字和次数，不记是谁）：",
        f"Looked for in {MISSED_DAYS} days and not found (texts and counts, not who asked):",
    )
    for one in every:
        text, asked = one.missed.text, one.missed.asked
        yield Said(f"  {asked}次  {text}  → {one.said.zh}", f"  {asked} times  {text}  → {one.said.en}")


def _json(one: Advice) -> dict[str, Any]:
    missed = one.missed
    return {
        "text": missed.text,
        "kind": missed.kind,
        "asked": missed.asked,
        "last": missed.last,
        "unit": one.unit,
        "advice": one.said.zh,
    }
