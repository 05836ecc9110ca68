"""Every sample in the docs works: YAML loads, plugins register, commands exist."""

import re
import shlex
import types
from collections.abc import Iterator
from pathlib import Path

import pytest

from dongling.plugins import Plugins
from dongling.settings import Settings
from dongling.testing import OpenLibrary, RunDongling
from scripts.write_docs import DOCS

ROOT = DOCS.parent
PAGES = [*sorted(DOCS.rglob("*.md")), *(ROOT / name for name in ("README.md", "README.zh-CN.md", "CONTRIBUTING.md"))]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.DOTALL | re.MULTILINE)


def blocks(language: str) -> Iterator[tuple[str, str, str]]:
    """Give page, `page:line` and text of each sample in a language."""
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for match in BLOCK.finditer(text):
            if match[1] == language:
                yield page.name, f"{page.name}:{text.count(chr(10), 0, match.start()) + 1}", match[2]


def yaml_pages() -> list[str]:
    """Return the pages that have YAML samples."""
    return sorted({page for page, _, _ in blocks("yaml")})


@pytest.mark.parametrize("page", yaml_pages())
def test_the_yaml_samples_of_a_page_load_together_without_a_problem(
    page: str, tmp_path: Path, open_library: OpenLibrary
) -> None:
    folder = tmp_path / "sample"
    for of, place, text in blocks("yaml"):
        if of == page:
            named = re.match(r"# (?:文件|file) (\S+)\n", text)
            assert named, f"{place}: a YAML sample begins with `# 文件 NAME`"
            file = folder / named[1]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    problems = [problem.text() for problem in open_library(folder).problems]
    assert [problem for problem in problems if "no-units" not in problem and "script-" not in problem] == []


@pytest.mark.parametrize(
    "text", [pytest.param(text, id=place) for _, place, text in blocks("python") if "@hookimpl" in text]
)
def test_a_plugin_in_the_docs_is_taken_as_it_is(text: str, tmp_path: Path) -> None:
    (tmp_path / "courses").mkdir()
    module = types.ModuleType("sample")
    module.__file__ = str(tmp_path / "sample.py")
    exec(compile(text, module.__file__, "exec"), vars(module))  # noqa: S102 - our own samples
    plugins = Plugins.load(Settings(safe_mode=True))
    plugins.register(module, "sample")
    plugins.gather()
    assert plugins.problems == []
    assert next(info.status for info in plugins.infos if info.name == "sample") == "ok"


def command_lines() -> list[str]:
    """Return every `dongling ...` line of the shell samples, without where the program lies."""
    whole = [text.replace("\\\n", " ") for _, _, text in blocks("sh")]
    lines = [line.removeprefix(".venv/bin/") for text in whole for line in text.splitlines()]
    return sorted({line.partition("#")[0].strip() for line in lines if line.startswith("dongling ")})


@pytest.mark.parametrize("line", command_lines())
def test_a_command_in_the_docs_can_be_typed(line: str, run_dongling: RunDongling) -> None:
    """Its subcommands and options exist: they are read before --help is answered."""
    words = shlex.split(line.partition(">")[0])[1:]
    assert run_dongling(*words, "--help").status == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#|/)([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []
