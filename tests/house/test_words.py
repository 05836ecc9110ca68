"""Words that have no place in a finished tree: promises, ways around a check, the machine it was written on."""

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


def test_a_paper_that_the_code_cites_is_in_the_tree() -> None:
    there = {path.name for path in files()}
    cited = [
        (str(module.path), name)
        for module in modules(*CODE, "bench", "scripts")
        for name in re.findall(r"\b[\w-]+\.md\b", module.text)
    ]
    assert [(where, name) for where, name in cited if name not in there] == []
