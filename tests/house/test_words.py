"""Words that have no place in a finished tree: promises, ways around a check, the machine it was written on."""

import ast
import re
from pathlib import Path

import pytest

from tests.house.tree import ALL_PYTHON, CODE, ROOT, files, modules

FORBIDDEN = {
    "a promise": r"\b(TODO|FIXME|XXX|HACK)\b",
    "a test that does not run": r"mark\.(skip|skipif|xfail)|pytest\.(skip|xfail|importorskip)|@unittest\.skip",
    "a stand-in for a real part": r"unittest\.mock|MagicMock|mocker\b",
    "a path of one machine": r"(?<![\w.-])/(work|root|tmp|home/\w+|Users/\w+)/",
    "an address of a package index": r"pypi\.org|pythonhosted\.org|registry\.npmjs|(?m:^--(extra-)?index-url)",
    "a conflict left by a merge": r"(?m:^(<<<<<<<|>>>>>>>) )",
}
SILENCED = re.compile(r"# (noqa|type: ignore|pyright: ignore)(.*)")
SAYS_WHICH_AND_WHY = re.compile(r"(: ?[A-Z]+\d+(, ?[A-Z]+\d+)*|\[[\w, -]+\])\W+\w+.*")
TEXT = {".py", ".toml", ".yaml", ".md", ".txt", ".html", ".css", ".js", ".xml", ".sh", ".cfg", ""}


def texts() -> list[Path]:
    """Return our own text files; what is vendored is its authors' affair, and this file names the words."""
    return [
        path for path in files() if path.suffix in TEXT and "vendor" not in path.parts and path.name != "test_words.py"
    ]


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_holds(what: str) -> None:
    found = [
        f"{path}: {match[0]}"
        for path in texts()
        for match in re.finditer(FORBIDDEN[what], (ROOT / path).read_text(encoding="utf-8"))
    ]
    assert not found


def test_whoever_silences_a_check_says_which_and_why() -> None:
    wrong = [
        f"{module.path}: {match[0]}"
        for module in modules(*ALL_PYTHON)
        if module.path.name != "test_words.py"
        for match in SILENCED.finditer(module.text)
        if not SAYS_WHICH_AND_WHY.fullmatch(match[2])
    ]
    assert not wrong


def test_a_file_that_the_code_cites_is_in_the_tree() -> None:
    there = {path.name for path in files()}
    of_strangers = {"dongling_plugin.py"}  # a content folder from elsewhere may hold it
    cited = [
        (str(module.path), name)
        for module in modules(*CODE, "bench", "scripts")
        for name in re.findall(r"\b\w[\w-]*\.(?:md|py)\b", module.text)
    ]
    assert [(where, name) for where, name in cited if name not in there | of_strangers] == []


def test_a_file_begins_with_a_sentence() -> None:
    first = [(str(m.path), (ast.get_docstring(m.tree) or "").partition("\n\n")[0]) for m in modules(*CODE)]
    assert [(path, words) for path, words in first if not words.endswith((".", "?", "。"))] == []


def names_given(node: ast.AST) -> list[str]:
    """Return the name that a node gives a value: a variable's, an argument's, or one of `as` and `case`."""
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        return [node.id]
    if isinstance(node, ast.arg):
        return [node.arg]
    if isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar) and node.name:
        return [node.name]
    return []


def test_a_value_is_called_what_it_is_and_not_that_it_was_found() -> None:
    fields = {id(target) for module in modules(*CODE) for target in declared(module.tree)}
    empty = [
        f"{module.path}:{getattr(node, 'lineno', 0)} {name}"
        for module in modules(*CODE)
        for node in module.nodes
        for name in names_given(node)
        if name == "found" and id(node) not in fields
    ]
    assert not empty


def declared(tree: ast.Module) -> list[ast.expr]:
    """Return the fields that classes declare; those are read behind the name of what has them."""
    return [
        line.target
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for line in node.body
        if isinstance(line, ast.AnnAssign)
    ]


@pytest.mark.parametrize(
    "source", ["found = 1", "for found in []: pass", "[found for found in []]", "(found := 1)", "lambda found: 1"]
)
def test_the_test_above_sees_every_way_to_name_a_value(source: str) -> None:
    assert "found" in [name for node in ast.walk(ast.parse(source)) for name in names_given(node)]
