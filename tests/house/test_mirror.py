"""The tests mirror the tree: who opens a module knows where its tests are, and the other way round."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.tree import ROOT, modules

PARTS = {"core": "dongling", "search": "dongling_search", "web": "dongling_web"}
SERVICES = ROOT / "tests" / "services"
"""Where those are tested that need a cluster: `make test-services`."""
SMALL = 40
"""A module of at most so many lines may be tested with its neighbours."""


def sources(test: Path) -> Iterator[Path]:
    """Return the modules that test_a_b_c.py can be for: a_b_c.py, a_b.py, a.py."""
    words = test.stem.removeprefix("test_").split("_")
    for count in range(len(words), 0, -1):
        yield test.with_name("_".join(words[:count]) + ".py")


@pytest.mark.parametrize("part", PARTS)
def test_every_test_file_names_a_module(part: str) -> None:
    tests = ROOT / "tests" / PARTS[part]
    strays = [
        str(test.relative_to(ROOT))
        for test in tests.rglob("test_*.py")
        if not any((ROOT / part / PARTS[part] / name.relative_to(tests)).exists() for name in sources(test))
    ]
    assert not strays


@pytest.mark.parametrize("part", PARTS)
def test_every_module_of_some_size_has_its_own_tests(part: str) -> None:
    untested = [
        str(module.path)
        for module in modules(part)
        if len(module.text.splitlines()) > SMALL
        and module.path.stem not in {"__init__", "hookspecs"}
        and not list((ROOT / "tests" / module.path.parent.relative_to(part)).glob(f"test_{module.path.stem}*.py"))
        and not (SERVICES / f"test_{module.path.stem}.py").exists()
    ]
    assert not untested
