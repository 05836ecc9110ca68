"""A byte of the catalogue's file changes on disk: what is said is right, or that it can't be said; then it is right."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import pytest

from dongling import Library, Plugins, Settings
from dongling.library.review import Review
from dongling.problems import DonglingError
from tests.dongling.content.oracle import Oracle, seen
from tests.faults.conftest import SEEN
from tests.faults.flips import flip
from tests.house.tree import ROOT

FLIPS = 50
FILE = Path("cache", "catalogue.db")


@dataclass(frozen=True)
class Ground:
    """A content folder, the state of a site that was closed, and what the oracle says."""

    courses: Path
    state: Path
    expected: dict[str, Any]

    def open(self, state: Path) -> Library:
        """Open a site."""
        return Library.open([self.courses], Settings(safe_mode=True, state=state), search=False)


@pytest.fixture
def ground(tmp_path: Path) -> Ground:
    """Return the courses of a school, with a few files that have faults, loaded and closed."""
    courses = tmp_path / "courses"
    shutil.copytree(ROOT / "plugins" / "donglin" / "donglin_school" / "courses", courses)
    units = sorted(courses.glob("**/*.yaml"))
    units[-1].write_text("名称：坏\n", encoding="utf-8")
    (courses / "again.yaml").write_bytes(units[-2].read_bytes())
    plugins = Plugins.load(Settings(safe_mode=True))
    oracle = Oracle().load([courses], plugins.kinds(), plugins.terms(), Review(plugins))
    ground = Ground(courses, tmp_path / "state", seen(oracle))
    ground.open(ground.state).close()
    return ground


def wrong(library: Library, expected: dict[str, Any]) -> str:
    """Return what a library says that is not so; nothing when it says that it can't say."""
    try:
        said = seen(library.catalog)
    except DonglingError:
        return ""
    return ", ".join(name for name, value in expected.items() if said[name] != value)


@pytest.mark.parametrize("used", [False, True], ids=["while nobody serves", "while a site serves"])
def test_a_byte_that_turns_changes_no_answer(ground: Ground, tmp_path: Path, *, used: bool) -> None:
    chance, silent = Random(31 if used else 13), []  # noqa: S311 - chance that repeats, not secrets
    for number in range(FLIPS):
        state = tmp_path / f"flip-{number}"
        shutil.copytree(ground.state, state)
        library = ground.open(state) if used else None
        at = flip(state / FILE, chance)
        library = library or ground.open(state)
        silent += [f"byte {at}, read: {what}" for what in [wrong(library, ground.expected)] if what]
        library.reload()
        silent += [f"byte {at}, reloaded: {what}" for what in [wrong(library, ground.expected)] if what]
        library.close()
        shutil.rmtree(state)
    SEEN.append(f"{FLIPS} flips in the catalogue's file {'in use' if used else 'at rest'}: {len(silent)} wrong answers")
    assert silent == []
