"""kill -9 at any moment, twenty times each while the index is made, while it is changed and while drafts are saved.

Afterwards the program starts, all that was acknowledged is there, and every search finds what a new index finds.
"""

import http.client
import json
import re
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random

import pytest

from dongling import Library, Settings
from dongling.search import Query
from dongling.testing import unit_text
from tests.faults.conftest import SEEN
from tests.faults.served import Site, no_traceback, site_of, start
from tests.faults.site_process import until

KILLS = 20
UNITS, CHANGED = 200, 5
SAVERS = 4


@pytest.fixture
def chance() -> Random:
    """Return chance that repeats."""
    return Random(60)  # noqa: S311 - not secrets


@contextmanager
def life(courses: Path, state: Path) -> Iterator["subprocess.Popen[str]"]:
    """Run the program, until it ends as by a power cut."""
    with start([courses], state, first=("--safe-mode",)) as process:
        try:
            yield process
        finally:
            process.kill()
    no_traceback(state)


def write(courses: Path, word: str, count: int) -> None:
    """Write the first units anew, with a word that no unit had before."""
    courses.mkdir(exist_ok=True)
    for number in range(count):
        text = unit_text(f"u-{number}", name=f"{word}第{number}课", description=f"走到第{number}座桥。", body=word * 9)
        (courses / f"u-{number}.yaml").write_text(text, encoding="utf-8")


def found_anew(courses: Path, state: Path, asked: list[str]) -> list[list[str]]:
    """Return what an index finds that is made now, in a place of its own."""
    library = Library.open([courses], Settings(safe_mode=True, state=state), check=False)
    try:
        return [[hit.identifier for hit in library.search(Query(text)).hits] for text in asked]
    finally:
        library.close()


@dataclass(frozen=True)
class Writing:
    """The folder of the index, and what lay in it before a new one is written."""

    folder: Path
    before: frozenset[str]

    @classmethod
    def of(cls, state: Path) -> "Writing":
        """Return what lies there now."""
        index = state / "cache" / "search"
        return cls(index, frozenset(path.name for path in index.glob("*")))

    def begun(self) -> set[str]:
        """Return the folders that were begun since."""
        return {path.name for path in self.folder.glob("*") if path.is_dir()} - self.before

    def half(self) -> bool:
        """Tell whether what was begun is not in use yet."""
        pointer = self.folder / "CURRENT"
        in_use = json.loads(pointer.read_bytes().partition(b"\n")[2])["folder"] if pointer.exists() else ""
        return bool(self.begun() - {in_use})

    def wait(self, seconds: float) -> None:
        """Wait until a moment after something is written."""
        until(self.begun, every=0.001)
        time.sleep(seconds)

    def took(self) -> float:
        """Wait until something was written; return how many seconds that took."""
        self.wait(0)
        return until(lambda: not self.half(), every=0.001)


def check(site: Site, courses: Path, asked: list[str], spare: Path) -> None:
    """Hold that a site finds what an index finds that is made anew, in a spare place."""
    assert [site.found(text) for text in asked] == found_anew(courses, spare, asked)


def times(courses: Path, state: Path) -> tuple[float, float]:
    """Return how many seconds it takes to write the index, and to change it, when nothing is killed."""
    write(courses, "开头", UNITS)
    with life(courses, state) as process:
        made = Writing.of(state).took()
        site_of(process)
        changing = Writing.of(state)
        write(courses, "改动", CHANGED)
        return made, changing.took()


def test_an_index_is_right_however_often_its_making_and_its_changing_are_killed(tmp_path: Path, chance: Random) -> None:
    courses, state, half = tmp_path / "courses", tmp_path / "state", {"made": 0, "changed": 0}
    to_make, to_change = times(courses, state)
    for number in range(KILLS):
        write(courses, f"整本{number}", UNITS)
        writing = Writing.of(state)
        with life(courses, state):
            writing.wait(chance.triangular(0, to_make, 0))
        half["made"] += writing.half()
        with life(courses, state) as process:
            site, asked = site_of(process), [f"整本{number}", f"几处{number - 1}", "第3座桥", "桥"]
            check(site, courses, asked, tmp_path / f"anew-{number}")
            writing = Writing.of(state)
            write(courses, f"几处{number}", CHANGED)
            writing.wait(chance.triangular(0, to_change, 0))
        half["changed"] += writing.half()
    with life(courses, state) as process:
        check(site_of(process), courses, [f"整本{KILLS - 1}", f"几处{KILLS - 1}", "桥"], tmp_path / "anew")
    SEEN.extend(f"{KILLS} kills while the index was {how}: {count} in the middle" for how, count in half.items())
    assert all(half.values())


def savers(site: Site, life_number: int, told: dict[str, int]) -> Iterator[threading.Thread]:
    """Start those who save a draft of theirs again and again, and note in `told` what was acknowledged last."""

    def save(number: int) -> None:
        at, name = f"127.0.1.{number + 1}", f"人{life_number}-{number}"
        try:
            draft = site.post("/drafts", {"unit": "u-0"}, at).headers["Location"]
            told[draft] = count = 0
            while site.post(draft, {"do": "about", "name": f"{name}，第{count + 1}次"}, at).status == 303:
                told[draft] = count = count + 1
        except (OSError, http.client.HTTPException):
            return

    for number in range(SAVERS):
        thread = threading.Thread(target=save, args=(number,))
        thread.start()
        yield thread


def enough(told: dict[str, int], most: int) -> bool:
    """Tell whether so many saves were acknowledged."""
    return sum(list(told.values())) >= most


def lost(site: Site, told: dict[str, int]) -> list[str]:
    """Return the drafts that are not as far as was acknowledged."""
    found = []
    for draft, count in told.items():
        answer = site.get(draft)
        there = max(map(int, re.findall(r"第(\d+)次", answer.text)), default=0)
        if answer.status != 200 or there < count:
            found.append(f"{draft}: {count} was acknowledged, {answer.status} with {there}")
    return found


def test_no_save_that_was_acknowledged_is_lost(tmp_path: Path, chance: Random) -> None:
    courses, state = tmp_path / "courses", tmp_path / "state"
    told, now = dict[str, int](), dict[str, int]()
    write(courses, "开头", 1)
    for number in range(KILLS):
        with life(courses, state) as process:
            site = site_of(process)
            assert lost(site, now) == []
            now = {}
            threads = list(savers(site, number, now))
            until(partial(enough, now, chance.randint(1, 20)), every=0.001)
            time.sleep(chance.uniform(0, 0.05))
        for thread in threads:
            thread.join()
        told |= now
    with life(courses, state) as process:
        assert lost(site_of(process), told) == []
    SEEN.append(f"{KILLS} kills while drafts were saved: {sum(told.values())} acknowledged saves, 0 lost")
    assert sum(told.values()) > KILLS
