"""What is saved in a watched folder is there without a restart."""

import mmap
import threading
import time
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path

import pytest

from dongling.library.watcher import Errands, Watcher
from dongling.search import Query
from dongling.testing import OpenLibrary, WriteContent, unit_text


def until(condition: Callable[[], bool], seconds: float = 30) -> None:
    """Wait until `condition` holds; how long that takes is measured in bench/serving.py."""
    started = time.monotonic()
    while not condition():
        assert time.monotonic() - started < seconds, "waited in vain"
        time.sleep(0.01)


def test_a_saved_file_is_searchable_without_a_restart(write_content: WriteContent, open_library: OpenLibrary) -> None:
    library = open_library(write_content({f"{c}.yaml": unit_text(c) for c in "abcdefgh"}), search=True)
    library.watch()
    write_content({"new.yaml": unit_text("new", name="一只皮箱的四位主人")})
    until(lambda: library.search(Query("皮箱")).total == 1)


def test_a_file_saved_with_a_mistake_is_said_and_the_site_goes_on(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    library = open_library(write_content({"a.yaml": unit_text("a"), "b.yaml": unit_text("b")}), search=True)
    write_content({"a.yaml": unit_text("a").replace("name: ", "name：", 1)})
    library.reload()
    assert list(library.catalog.units) == ["a", "b"], "it stands as it was"
    assert [problem.code for problem in library.problems] == ["yaml-colon"]


def watches() -> int:
    """Return how many folders this process has the system watch for it."""
    held = 0
    for file in Path("/proc/self/fdinfo").iterdir():
        with suppress(OSError):  # it was closed since
            held += file.read_text(encoding="utf-8").count("inotify wd:")
    return held


def test_only_what_a_look_accepts_is_watched(
    write_content: WriteContent, open_library: OpenLibrary, tmp_path: Path
) -> None:
    folder = write_content({"a.yaml": unit_text("a"), "part/b.yaml": unit_text("b"), ".git/config": ""})
    for number in range(50):
        (tmp_path / "outside" / str(number)).mkdir(parents=True)
    (folder / "outside").symlink_to(tmp_path / "outside")
    until(lambda: watches() == 0)
    library = open_library(folder)
    library.watch()
    until(lambda: watches() == 2)
    (folder / "new").mkdir()
    until(lambda: watches() == 3)
    library.close()
    until(lambda: watches() == 0)
    until(lambda: library.watcher == "stopped")


def test_what_the_system_does_not_tell_is_found_by_looking(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    """Nobody is told of what is written through memory, as on a network disk of what another machine writes."""
    library = open_library(write_content({"a.yaml": unit_text("a", name="一只木箱")}))
    library.watch()
    until(lambda: watches() == 1)
    write_content({"b.yaml": unit_text("b")})
    until(lambda: "b" in library.catalog.units)
    with (library.folders[0] / "a.yaml").open("r+b") as file, mmap.mmap(file.fileno(), 0) as held:
        at = held.find("木".encode())
        held[at : at + 3] = "皮".encode()
        held.flush()
        until(lambda: library.catalog.units["a"].name == "一只皮箱")


def test_a_watch_that_dies_begins_anew_and_a_reload_that_fails_is_tried_again(
    write_content: WriteContent, caplog: pytest.LogCaptureFixture
) -> None:
    folder, stop, done = write_content({"a.yaml": unit_text("a")}), threading.Event(), []

    def reload(_paths: Collection[str] | None) -> None:
        done.append("reload")
        if len(done) in (1, 2):
            raise ZeroDivisionError

    def idle() -> None:
        done.append("idle")
        if done.count("idle") == 1:
            raise SystemExit

    numbers = {folder: (folder.stat().st_dev, folder.stat().st_ino)}
    watcher = Watcher([folder], Errands(reload, idle, lambda: False, lambda: numbers), stop)
    assert watcher.state == "off"
    thread = watcher.start()
    until(lambda: done.count("reload") >= 3 and done.count("idle") >= 3)
    until(lambda: watcher.state == "watching")
    stop.set()
    thread.join(30)
    assert (thread.is_alive(), watcher.state) == (False, "stopped")
    told = [record.getMessage() for record in caplog.records]
    assert told.count("watching failed; it begins anew") == 1
    assert told.count("reload failed; the catalog of before stays") == 1, "once, though it failed twice"


def test_a_folder_that_is_emptied_and_filled_again_keeps_its_units_all_the_while(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    library = open_library(write_content({f"{c}.yaml": unit_text(c) for c in "abcdef"}))
    library.watch()
    seen, done = set(), threading.Event()

    def look() -> None:
        while not done.is_set():
            seen.add(len(library.catalog.units))

    looking = threading.Thread(target=look)
    looking.start()
    for file in sorted(library.folders[0].iterdir()):
        file.unlink()
    until(lambda: "files-missing" in [problem.code for problem in library.problems])
    write_content({f"{c}.yaml": unit_text(c, name="新的") for c in "abcdef"})
    until(lambda: {unit.name for unit in library.catalog.units.values()} == {"新的"})
    done.set()
    looking.join()
    assert min(seen) >= 6 - 6 // 3, "a third may be gone before it is noticed"
    (library.folders[0] / "a.yaml").unlink()
    until(lambda: len(library.catalog.units) == 5)
