"""The catalogue's file is killed in the middle, has no room, or is shared by two sites: what is said is right."""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import pytest

from dongling import Library, Plugins, Settings
from dongling.library.review import Review
from dongling.testing import unit_text
from tests.dongling.content.oracle import Oracle, seen
from tests.faults.conftest import SEEN
from tests.faults.site_process import until
from tests.house.tree import ROOT

KILLS, UNITS, FILES = 20, 300, 1000
PLUGINS = Plugins.load(Settings(safe_mode=True))
_LOAD = """
import sys
from pathlib import Path
from dongling import Library, Settings
settings = Settings(safe_mode=not sys.argv[3:], state=Path(sys.argv[2]), plugin=tuple(map(Path, sys.argv[3:])))
library = Library.open([Path(sys.argv[1])], settings, search=False)
print("loaded", len(library.catalog.units), len(library.problems), flush=True)
library.close()
"""


@pytest.fixture
def courses(tmp_path: Path) -> Path:
    """Return a folder with units, some of which refer to each other."""
    folder = tmp_path / "courses"
    folder.mkdir()
    write(folder, "开头", range(UNITS))
    return folder


def write(folder: Path, word: str, numbers: Iterable[int]) -> None:
    """Write units with a word in their names."""
    for number in numbers:
        before = [f"u-{number * 7 % UNITS}", "gone"] if number % 3 else []
        text = unit_text(f"u-{number}", name=f"{word}{number}", prerequisites=before, body=word * number)
        (folder / f"u-{number}.yaml").write_text(text, encoding="utf-8")


def expected(folder: Path) -> dict[str, Any]:
    """Return what the oracle says of a folder."""
    return seen(Oracle().load([folder], PLUGINS.kinds(), PLUGINS.terms(), Review(PLUGINS)))


def differing(library: Library, folder: Path) -> list[str]:
    """Return what a library says otherwise than the oracle."""
    said = seen(library.catalog)
    return [name for name, value in expected(folder).items() if said[name] != value]


@contextmanager
def opened(folder: Path, state: Path, **more: Any) -> Iterator[Library]:
    """Open a library, and close it."""
    library = Library.open([folder], Settings(safe_mode=True, state=state, **more), search=False)
    try:
        yield library
    finally:
        library.close()


def loading(folder: Path, state: Path, *plugins: Path, **more: Any) -> "subprocess.Popen[str]":
    """Start a process that loads a folder."""
    program = [sys.executable, "-c", _LOAD, str(folder), str(state), *map(str, plugins)]
    return subprocess.Popen(program, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **more)


def test_a_load_that_is_killed_in_the_middle_is_done_again_and_right(courses: Path, tmp_path: Path) -> None:
    state, chance, half = tmp_path / "state", Random(20), 0  # noqa: S311 - chance that repeats, not secrets
    with loading(courses, tmp_path / "spare") as process:
        until((tmp_path / "spare" / "cache" / "catalogue.db").exists, every=0.001)
        begun = time.monotonic()
        process.wait()
        took = time.monotonic() - begun
    for number in range(KILLS):
        write(courses, f"第{number}回", range(UNITS))
        lock = state / "cache" / "catalogue.lock"
        lock.unlink(missing_ok=True)
        with loading(courses, state) as process:
            until(lock.exists, every=0.001)
            time.sleep(chance.uniform(0, took))
            process.kill()
            half += "loaded" not in process.communicate()[0]
    with opened(courses, state) as library:
        assert differing(library, courses) == []
        write(courses, "后来", range(9))
        library.reload()
        assert differing(library, courses) == []
    SEEN.append(f"{KILLS} kills while content was loaded: {half} in the middle")
    assert half


def little_room() -> None:
    """Let no file grow beyond a little; a write beyond is an error and no signal."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))


def test_without_room_the_catalogue_is_in_memory_and_whole(courses: Path, tmp_path: Path) -> None:
    with loading(courses, tmp_path / "state", preexec_fn=little_room) as process:
        told, errors = process.communicate()
    with opened(courses, tmp_path / "other") as library:
        assert told.split() == ["loaded", str(UNITS), str(len(library.problems))]
    assert "Traceback" not in errors
    assert "in memory" in errors
    with opened(courses, tmp_path / "state") as library:
        assert differing(library, courses) == []


def test_a_folder_that_cant_be_written_is_no_reason_to_fail(courses: Path, tmp_path: Path) -> None:
    state = tmp_path / "state"
    (state / "cache").mkdir(parents=True)
    (state / "cache" / "catalogue.db").mkdir()
    with opened(courses, state) as library:
        assert differing(library, courses) == []
    (state / "cache" / "catalogue.db").rmdir()
    (state / "cache" / "catalogue.lock").unlink(missing_ok=True)
    (state / "cache" / "catalogue.lock").mkdir()
    with opened(courses, state) as library:
        assert differing(library, courses) == []


def test_a_file_that_is_deleted_while_a_site_serves_is_written_again(courses: Path, tmp_path: Path) -> None:
    state = tmp_path / "state"
    with opened(courses, state) as library:
        for file in (state / "cache").iterdir():
            file.unlink()
        assert differing(library, courses) == []
        write(courses, "后来", range(5))
        library.reload()
        assert differing(library, courses) == []
        assert (state / "cache" / "catalogue.db").exists()
    with opened(courses, state) as library:
        assert differing(library, courses) == []


_KIND = '''"""A kind of a school."""
from typing import Annotated
from dongling import About, Kind, Model, Text, hookimpl

__version__ = "{version}"


class Details(Model):
    """Its own fields."""

    {field}: Annotated[Text, About("{label}")]


@hookimpl
def register_kinds():
    """Return the kind."""
    return [Kind(identifier="visit", name="走访", details=Details)]
'''


@pytest.mark.parametrize("version", ["1", "2"])
def test_a_plugin_whose_kind_has_other_fields_is_seen_with_and_without_another_version(
    courses: Path, tmp_path: Path, version: str
) -> None:
    plugin, state = tmp_path / "visit_plugin.py", tmp_path / "state"
    text = unit_text("v-one", kind="visit", host="社区", process=None)
    (courses / "visit.yaml").write_text(text, encoding="utf-8")

    def told(field: str, label: str, release: str) -> list[str]:
        plugin.write_text(_KIND.format(field=field, label=label, version=release), encoding="utf-8")
        with loading(courses, state, plugin) as process:
            out, errors = process.communicate()
        assert "Traceback" not in errors, errors
        return out.split()

    first = told("host", "主人", "1")
    second = told("guest", "客人", version)
    assert int(second[1]) == int(first[1]) - 1
    assert int(second[2]) > int(first[2])
    assert told("host", "主人", version) == first


def test_two_sites_on_one_state_say_each_what_is_theirs(courses: Path, tmp_path: Path) -> None:
    other, state = tmp_path / "other", tmp_path / "state"
    other.mkdir()
    write(other, "另一家", range(40))
    with opened(courses, state) as one, opened(other, state) as two:
        for _ in range(3):
            assert (differing(one, courses), differing(two, other)) == ([], [])
            write(other, "改", range(3))
            write(courses, "改", range(3))
            two.reload()
            one.reload()
    with opened(other, state) as two:
        assert differing(two, other) == []


def test_a_thousand_files_that_are_touched_renamed_rewritten_and_deleted_are_right_without_a_restart(
    tmp_path: Path,
) -> None:
    courses, chance = tmp_path / "courses", Random(1000)  # noqa: S311 - chance that repeats, not secrets
    courses.mkdir()
    write(courses, "开头", range(FILES))
    git(courses, "init", "-q")
    git(courses, "add", ".")
    git(courses, "commit", "-qm", "one")
    git(courses, "checkout", "-qb", "two")
    with opened(courses, tmp_path / "state") as library:
        library.watch()
        for what in (touched, rewritten, renamed, deleted):
            for file in chance.sample(sorted(courses.glob("*.yaml")), len(list(courses.glob("*.yaml"))) // 2):
                what(file)
            until(lambda: not differing(library, courses), every=0.2)
        git(courses, "add", "-A")
        git(courses, "commit", "-qm", "two")
        for branch in ("master", "two", "master"):
            git(courses, "checkout", "-q", branch)
            until(lambda: not differing(library, courses), every=0.2)
    SEEN.append(f"{FILES} files touched, rewritten, renamed, deleted and checked out: right each time")


def touched(file: Path) -> None:
    """Touch a file."""
    file.touch()


def rewritten(file: Path) -> None:
    """Write a file anew, as editors do."""
    part = file.with_suffix(".part")
    part.write_text(file.read_text(encoding="utf-8").replace("开头", "改了"), encoding="utf-8")
    part.replace(file)


def renamed(file: Path) -> None:
    """Give a file another name."""
    file.rename(file.with_name(f"z-{file.name}"))


def deleted(file: Path) -> None:
    """Delete a file."""
    file.unlink()


def git(folder: Path, *words: str) -> None:
    """Run git in a folder."""
    who = {"GIT_AUTHOR_NAME": "t", "GIT_AUTHOR_EMAIL": "t@example.org", "GIT_COMMITTER_NAME": "t"}
    more = {**os.environ, **who, "GIT_COMMITTER_EMAIL": "t@example.org"}
    subprocess.run(["git", "-c", "init.defaultBranch=master", *words], cwd=folder, env=more, check=True)
