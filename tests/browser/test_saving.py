"""A teacher saves a file: the site has it before the teacher has changed windows."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

from tests.browser.serving import ROOT, Site, serving

PATIENCE = 30.0


@pytest.fixture
def courses(tmp_path: Path) -> Path:
    """Return a copy of the repository's courses, with their seeds, that a test may change."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    return Path(shutil.copytree(ROOT / "courses", tmp_path / "courses"))


@pytest.fixture
def own_site(courses: Path, tmp_path: Path) -> Iterator[Site]:
    """Serve the copy."""
    with serving(courses, tmp_path) as running:
        yield running


def a_unit(courses: Path) -> dict[str, Any]:
    """Return some unit of the courses as its file says it."""
    for path in sorted(courses.rglob("*.yaml")):
        data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        if "类型" in data:
            return data
    raise AssertionError("no unit in courses/")


def until(site: Site, word: str, *, found: bool) -> None:
    """Wait until `word` is found, or is not found any more, as the title of the first hit."""
    begun = time.perf_counter()
    while time.perf_counter() - begun < PATIENCE:
        hits = site.search(q=word, audience="all")["hits"]
        if found == bool(hits and word in hits[0]["name"]):
            return
        time.sleep(0.02)
    raise AssertionError(f"{word}: nothing changed in {PATIENCE} s")


def test_a_saved_file_is_searchable_at_once_and_a_removed_one_is_gone(
    page: Page, own_site: Site, courses: Path
) -> None:
    """How soon is measured in bench/serving.py."""
    unit = a_unit(courses)
    for word in ("会说话的石榴", "石榴树下的钟", "钟楼上的鸽子"):
        text = yaml.safe_dump(unit | {"编号": "lx-saved", "名称": word}, allow_unicode=True)
        (courses / "lx-saved.yaml").write_text(text, encoding="utf-8")
        until(own_site, word, found=True)

    page.goto(f"{own_site.address}/search?q=钟楼上的鸽子&audience=all")
    expect(page.get_by_role("link", name="钟楼上的鸽子").first).to_be_visible()

    (courses / "lx-saved.yaml").unlink()
    until(own_site, "钟楼上的鸽子", found=False)
