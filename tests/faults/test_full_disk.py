"""The disk is full, can't be written, or holds what is not ours: the site starts, shows its pages and finds."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dongling.testing import unit_text
from tests.faults.conftest import LEFT_OUT
from tests.faults.site_process import Site, may_mount, site, until


def write(folder: Path) -> Path:
    """Write a folder with two units."""
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.yaml").write_text(unit_text(name, name=f"银杏{name}"), encoding="utf-8")
    return folder


@pytest.fixture
def courses(tmp_path: Path) -> Path:
    """Return a folder with two units."""
    return write(tmp_path / "courses")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a state folder with an index of the two units and a draft."""
    place = tmp_path_factory.mktemp("kept")
    with site(write(place / "courses"), place / "state", place / "log") as running:
        assert running.get("/drafts/add", b"unit=a")[0] == 200
    return place / "state"


def check(running: Site, courses: Path, disk: str) -> None:
    """Hold that all pages but those of drafts are served, that search keeps up, and that the disk is told."""
    for path in ("/", "/search?q=%E9%93%B6%E6%9D%8F", "/units/a", "/sequences", "/map", "/units/a/bundle.zip"):
        assert running.get(path)[0] == 200, path
    assert sorted(running.found("银杏")) == ["a", "b"]
    health = running.json("/healthz")
    assert (health["status"], health["units"], health["disk"]) == ("degraded", 2, disk)
    (courses / "c.yaml").write_text(unit_text("c", name="银杏三"), encoding="utf-8")
    until(lambda: "c" in running.found("银杏"))
    status, page = running.get("/drafts/add", b"unit=a")
    assert status == 503
    assert "现在打不开，已存的没有动" in page or "这次没有保存，已存的都在" in page, page
    assert running.get("/drafts")[0] in {200, 503}


MOUNT = "mount -t tmpfs none {state} -o size=8m"
FILL = "for size in 64k 1; do dd if=/dev/zero of={state}/full.$size bs=$size 2>/dev/null || true; done"


@pytest.mark.parametrize(
    ("before", "disk", "said"),
    [
        (f"{MOUNT},nr_inodes=1", "unusable", "序列暂时不能保存"),
        (f"{MOUNT}; {FILL}", "full", "序列可能存不了"),
        (f"{MOUNT}; mount -o remount,ro {{state}}", "unusable", "序列暂时不能保存"),
        (f"{MOUNT}; cp -a {{kept}}/. {{state}}; {FILL}", "full", "序列可能存不了"),
        (f"{MOUNT}; cp -a {{kept}}/. {{state}}; mount -o remount,ro {{state}}", "read-only", "序列可能存不了"),
    ],
    ids=["no-file-more", "full", "read-only", "full-with-an-index", "read-only-with-an-index"],
)
def test_a_site_starts_on_a_disk_that_takes_nothing(
    courses: Path, kept: Path, tmp_path: Path, before: str, disk: str, said: str
) -> None:
    if not may_mount():
        LEFT_OUT.append(f"a full or read-only disk ({said}): mounting is not permitted")
        return
    state = tmp_path / "state"
    state.mkdir()
    with site(courses, state, tmp_path / "log", before=before.format(state=state, kept=kept)) as running:
        check(running, courses, disk)
        until(lambda: said in running.said())


def damaged(state: Path) -> None:
    """Spoil every file that the site has kept, the drafts too."""
    for file in state.rglob("*"):
        if file.is_file() and file.stat().st_size:
            file.write_bytes(b"this is something else" * 100)


def foreign(state: Path) -> None:
    """Put folders where files should be."""
    for file in sorted(state.rglob("*")):
        if file.is_file():
            file.unlink()
            file.mkdir()


@pytest.mark.parametrize("spoil", [damaged, foreign])
def test_a_site_starts_on_damaged_and_foreign_files(
    courses: Path, kept: Path, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    state = tmp_path / "state"
    shutil.copytree(kept, state)
    spoil(state)
    with site(courses, state, tmp_path / "log") as running:
        until(lambda: "不是保存序列的文件" in running.said())
        until(lambda: running.json("/healthz")["units"] == 2)
        assert sorted(running.found("银杏")) == ["a", "b"]
        for path in ("/", "/units/a", "/sequences"):
            assert running.get(path)[0] == 200
        status, page = running.get("/drafts/add", b"unit=a")
        assert (status, "现在打不开，已存的没有动" in page) == (503, True)


def test_a_file_where_the_state_folder_should_be_is_said_and_stops_nothing(courses: Path, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("", encoding="utf-8")
    with site(courses, tmp_path / "state", tmp_path / "log") as running:
        until(lambda: "序列暂时不能保存" in running.said())
        until(lambda: "检索能用，索引在内存里" in running.said())
        check(running, courses, "unusable")
