"""What is built is whole: a wheel carries its data, and nothing that is not the program."""

import hashlib
import subprocess
import sys
import zipfile
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from tests.house.tree import ROOT, SCHOOLS, files


def packed(folder: Path, tmp_path: Path) -> set[str]:
    """Return what the wheel of a project holds."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=folder, capture_output=True, check=True)
    (wheel,) = tmp_path.glob("*.whl")
    return set(zipfile.ZipFile(wheel).namelist())


def below(*folders: str) -> set[str]:
    """Return the files under source roots, named from the root."""
    return {str(path.relative_to(root)) for root in folders for path in files() if path.is_relative_to(root)}


def test_the_wheel_holds_the_three_packages_whole(tmp_path: Path) -> None:
    held = {name for name in packed(ROOT, tmp_path) if ".dist-info/" not in name}
    assert held == below("core", "search", "web")


@pytest.mark.parametrize("school", SCHOOLS)
def test_the_wheel_of_a_school_holds_its_courses(tmp_path: Path, school: str) -> None:
    held = packed(ROOT / "plugins" / school, tmp_path)
    package = f"plugins/{school}/{school}_school"
    assert {name for name in held if ".dist-info/" not in name} == {
        f"{school}_school/{name}" for name in below(package)
    }
    assert any(name.startswith(f"{school}_school/courses/") and name.endswith(".yaml") for name in held)


def test_every_entry_point_leads_somewhere() -> None:
    found = {entry.name: entry.load() for entry in entry_points(group="dongling")}
    assert {"dongling", "dongling_search", "dongling_web", *SCHOOLS} <= set(found)


def vendored() -> list[Path]:
    """Return the lists of hashes that lie beside vendored files."""
    return [path for path in files() if path.name == "SHA256SUMS"]


@pytest.mark.parametrize("listing", vendored(), ids=str)
def test_vendored_files_are_what_their_authors_published(listing: Path) -> None:
    for line in (ROOT / listing).read_text(encoding="utf-8").splitlines():
        digest, name = line.split()
        assert hashlib.sha256((ROOT / listing.parent / name).read_bytes()).hexdigest() == digest, name


def test_every_vendored_file_is_listed_and_has_its_licence() -> None:
    folders = {path.parent for path in files() if path.parent.name == "vendor"}
    assert folders == {path.parent for path in vendored()}
    for folder in folders:
        there = {path.name for path in files() if path.parent == folder}
        listed = {line.split()[1] for line in (ROOT / folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()}
        assert there == listed | {"SHA256SUMS"}
        assert any("LICENSE" in name for name in there)
