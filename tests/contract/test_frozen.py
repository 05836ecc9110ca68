"""Schools as they were built for earlier versions are loaded by this one: wheels that nobody builds again.

When the contract changes, another set is put beside these under a name of its own; these stay as long as their edition
of the contract works.
"""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from dongling.packages import Package
from tests.house.tree import ROOT

WHEELS = sorted((Path(__file__).parent / "wheels").glob("*.whl"))
PLUGINS = {"donglin", "lianyuan", "qiaoyi", "demo"}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where all of them are unpacked."""
    place = tmp_path_factory.mktemp("frozen")
    for wheel in WHEELS:
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(place)
    visit = place / "demo_school" / "courses" / "demo-visit-1.yaml"  # it was built as a draft, which has no page
    visit.write_text(visit.read_text(encoding="utf-8").replace("草稿", "示例（未经学校审定）"), encoding="utf-8")
    return place


def told(place: Path, *words: str) -> Any:
    """Return what a program of its own prints, which has these in place of the schools that are installed here."""
    paths = os.pathsep.join((str(place), str(ROOT)))
    environment = {**os.environ, "PYTHONPATH": paths, "DONGLING_STATE": str(place / "state")}
    command = [sys.executable, "-m", *words]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def frozen(place: Path) -> dict[str, Any]:
    """Load all of them."""
    return {info["name"]: info for info in told(place, "dongling", "plugins", "--json")}


def test_there_is_a_wheel_of_each() -> None:
    assert {name for wheel in WHEELS for name in Package.of(wheel).plugins} == PLUGINS


@pytest.mark.parametrize("name", sorted(PLUGINS))
def test_a_frozen_school_is_loaded_whole(frozen: dict[str, Any], name: str) -> None:
    info = frozen[name]
    assert (info["status"], info["problems"], info["version"], info["api"]) == ("ok", [], "0.1.0", "1")
    assert {"courses", "kinds", "pages"} <= set(info["brings"])
    assert "frozen" in info["brings"]["courses"][0]


def test_the_one_that_has_everything_brings_everything(frozen: dict[str, Any]) -> None:
    brings = set(frozen["demo"]["brings"])
    assert brings == {"courses", "kinds", "words", "exporters", "importers", "pages", "navigation"}


def test_every_unit_of_theirs_has_its_page_by_every_door(place: Path) -> None:
    seen = told(place, "tests.contract.opened")
    assert len(seen["units"]) == 28, "all but the blank template that was written into one"
    assert {unit: answers for unit, answers in seen["units"].items() if set(answers) != {200}} == {}
    assert {name: problems for name, problems in seen["plugins"].items() if problems} == {}
    assert seen["errors"] == []
