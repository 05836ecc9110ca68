"""A folder is put in another's place in every usual way: the site sees it, and what is saved in it later."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dongling.testing import unit_text
from tests.faults.conftest import LEFT_OUT, SEEN
from tests.faults.site_process import Site, may_mount, site, until

MANY = 40


def release(folder: Path, word: str) -> Path:
    """Write a folder of units, in folders of their own, whose names hold a word."""
    for number in range(MANY):
        file = folder / f"part-{number % 4}" / f"unit-{word}-{number}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(unit_text(f"u-{word}-{number}", name=word), encoding="utf-8")
    return folder


def renamed(courses: Path) -> None:
    """Move the folder away and another one in."""
    new = release(courses.with_name("new"), "second")
    courses.rename(courses.with_name("old"))
    new.rename(courses)


def written_anew(courses: Path) -> None:
    """Delete the folder and write it again."""
    shutil.rmtree(courses)
    release(courses, "second")


def synchronised(courses: Path) -> None:
    """Delete and write file by file, as copying programs do, folders included."""
    for part in sorted(courses.iterdir()):
        shutil.rmtree(part)
        release(courses, "second")


def relinked(courses: Path) -> None:
    """Let the link that the site was given lead to another folder."""
    release(courses.with_name("release-2"), "second")
    spare = courses.with_name("spare")
    spare.symlink_to("release-2")
    spare.replace(courses)


def saved(running: Site, file: Path, name: str) -> float:
    """Save a unit; return after how many seconds it was found."""
    file.parent.mkdir(exist_ok=True)
    file.write_text(unit_text(name, name=name.replace("-", "")), encoding="utf-8")
    return until(lambda: name in running.found(name.replace("-", "")))


def check(running: Site, courses: Path, way: str) -> None:
    """Hold that the other folder is seen whole, and what is saved in it, in old folders and new ones."""
    took = until(lambda: [running.get(f"/units/u-{word}-0")[0] for word in ("second", "first")] == [200, 404])
    SEEN.append(f"a folder that was {way} is seen after {took:.1f} s")
    assert running.json("/healthz")["units"] == MANY
    assert running.found("second")
    assert not running.found("first")
    later = (courses / "later.yaml", courses / "part-1" / "later.yaml", courses / "new" / "later.yaml")
    for number, file in enumerate(later):
        SEEN.append(f"  and what is saved in it after {saved(running, file, f'later-{number}'):.1f} s")
    until(lambda: running.json("/healthz")["watcher"] == "watching")
    health = running.json("/healthz")
    assert [health[name] for name in ("status", "units", "problems", "disk")] == ["ok", MANY + 3, 0, "ok"]


@pytest.mark.parametrize("swap", [renamed, written_anew, synchronised])
def test_a_folder_that_was_swapped_is_seen_and_so_is_what_is_saved_in_it(
    tmp_path: Path, swap: Callable[[Path], None]
) -> None:
    courses = release(tmp_path / "courses", "first")
    with site(courses, tmp_path / "state", tmp_path / "log") as running:
        until(lambda: running.json("/healthz")["units"] == MANY)
        swap(courses)
        check(running, courses, swap.__name__)


def test_a_link_that_leads_to_another_folder_is_seen(tmp_path: Path) -> None:
    release(tmp_path / "release-1", "first")
    courses = tmp_path / "courses"
    courses.symlink_to("release-1")
    with site(courses, tmp_path / "state", tmp_path / "log") as running:
        until(lambda: running.json("/healthz")["units"] == MANY)
        relinked(courses)
        check(running, courses, relinked.__name__)


def test_a_disk_that_is_mounted_over_the_folder_is_seen(tmp_path: Path) -> None:
    """The site's own shell mounts it, a moment after the site began: only they see it."""
    if not may_mount():
        LEFT_OUT.append("a disk mounted over the content folder: mounting is not permitted")
        return
    courses, other = release(tmp_path / "courses", "first"), release(tmp_path / "other", "second")
    mount = f"(until test -e {tmp_path}/now; do sleep 0.05; done; mount --bind {other} {courses}) &"
    with site(courses, tmp_path / "state", tmp_path / "log", before=f"{mount} true") as running:
        until(lambda: running.json("/healthz")["units"] == MANY)
        (tmp_path / "now").touch()
        check(running, other, "mounted over")


def test_links_to_anywhere_stop_nothing(tmp_path: Path) -> None:
    """A link to all of the machine, one to a folder that nobody may read, one in a circle."""
    courses = release(tmp_path / "courses", "first")
    (tmp_path / "locked").mkdir(mode=0)
    for name, target in (("all", "/"), ("locked", "../locked"), ("circle", "."), ("gone.yaml", "nowhere.yaml")):
        (courses / name).symlink_to(target)
    with site(courses, tmp_path / "state", tmp_path / "log") as running:
        until(lambda: running.json("/healthz")["problems"] == 4)
        (courses / "part-2" / "later.yaml").write_text(unit_text("later", name="later"), encoding="utf-8")
        SEEN.append(
            f"beside links to anywhere a saved file is seen after {until(lambda: running.found('later')):.1f} s"
        )
        (courses / "later-link").symlink_to(os.sep)
        until(lambda: running.json("/healthz")["problems"] == 5)
        (courses / "last.yaml").write_text(unit_text("last", name="last"), encoding="utf-8")
        until(lambda: running.found("last"))
        assert running.json("/healthz")["watcher"] == "watching"
