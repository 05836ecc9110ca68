"""docs/reliability.md: each promise names the tests that hold it, and nothing that was once broken is left out."""

import ast
import re

import pytest

from scripts.write_docs import DOCS
from tests.house.tree import ROOT

PAGE = (DOCS / "reliability.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| ([^|]+) \| (`tests/[^|]+) \| ([^|]*)\|$", PAGE, re.MULTILINE)
"""Promise, what holds it, and the last figure."""
PROMISED = {
    "a clock that was wrong": "A clock that was wrong",
    "hostile Markdown": "No Markdown that a unit may hold",
    "links in a content folder": "Links are never followed",
    "half-open connections": "Connections that are opened and never come to an end",
    "dear exports": "Word files and print sheets of 200 steps",
    "limits and quotas": "can't be reset by names that are made up",
    "a content folder that is swapped": "A folder that is swapped",
    "a full or read-only disk": "on a disk that is full, can only be read",
    "damage to drafts": "A byte of a draft that changes on disk",
    "a file of thousands of figures": "A file of thousands of figures",
    "a file that is spoiled while serving": "A file with an error leaves what it gave before",
    "a file that becomes a link": "A file is read once",
    "damage to the catalogue": "A byte of the catalogue's file that changes on disk",
    "the catalogue's file": "what a plain reading of the files gives",
    "damage to the index": "A byte of the index that changes on disk",
    "a link to a stranger's draft": "a stranger's draft shows it",
    "terminals and foreign hosts": "would fool a terminal",
    "how long drafts are kept": "kept two school years",
    "coming back from the trash": "the trash for 30 days",
    "upload, undo and redo": "uploaded as a draft again, and undo and redo",
    "a kill while saving": "there after a kill",
    "a kill while indexing": "An index whose making or changing is killed",
    "many at once": "Eight at once",
    "a worker that dies": "A worker that dies, whatever ended it",
    "a worker that hangs": "all of whose threads hang",
    "a plugin that ends the site": "died or hung twice within an hour",
    "a plugin that would harm the site": "A new or changed plugin",
    "the end of the site": "no connection is reset",
}
"""What a school has to rely on, and the words that promise it."""


def held_in(path: str) -> set[str]:
    """Return the names of the tests in a file."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}


@pytest.mark.parametrize(("promise", "held_by", "_"), ROWS, ids=[row[0][:40] for row in ROWS])
def test_each_promise_names_tests_that_exist(promise: str, held_by: str, _: str) -> None:
    named = re.findall(r"`([^`]*)`", held_by)
    assert "<br>".join(f"`{one}`" for one in named) == held_by
    missing = [
        f"{path}::{name}" for path, _, name in (one.partition("::") for one in named) if name not in held_in(path)
    ]
    assert not missing, promise


def test_every_row_of_a_table_of_promises_is_looked_at() -> None:
    tables = re.findall(r"\| promise \| held by \| last figure \|\n\|---\|---\|---\|\n((?:\|.*\n)+)", PAGE)
    assert sum(table.count("\n") for table in tables) == len(ROWS)


@pytest.mark.parametrize("words", PROMISED.values(), ids=PROMISED.keys())
def test_what_a_school_relies_on_is_promised(words: str) -> None:
    assert [promise for promise, _, _ in ROWS if words in promise]


def test_every_test_of_faults_holds_a_promise() -> None:
    held = "".join(held_by for _, held_by, _ in ROWS)
    files = sorted(path.name for path in (ROOT / "tests" / "faults").glob("test_*.py"))
    assert [name for name in files if f"tests/faults/{name}::" not in held] == []
