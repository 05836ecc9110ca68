"""What a package says of itself, without running any of it."""

import zipfile
from pathlib import Path

import pytest

from dongling.editor import full_files, plugin_files, write_files
from dongling.packages import Package
from dongling.problems import DonglingError
from tests.dongling.packages.making import BAD, GOOD, wheel


def test_a_wheel_says_what_it_brings_needs_and_takes(tmp_path: Path) -> None:
    package = Package.of(wheel(tmp_path, GOOD, needs="rich>=13"))
    assert (package.name, package.version, package.api) == ("school-tiny", "1.0", "1")
    assert (dict(package.plugins), package.hooks) == ({"tiny": "tiny_school"}, ("register_kinds",))
    assert (package.needs, package.imports) == (("rich>=13",), ("dongling", "json"))
    assert package.refused is None
    assert "tiny_school.py" in package.as_json()["files"]


def test_none_of_its_code_is_run(tmp_path: Path) -> None:
    assert Package.of(wheel(tmp_path, BAD)).hooks == ()


def test_a_folder_and_its_zip_say_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    write_files(folder, {**plugin_files("my", ""), **full_files("my")})
    with zipfile.ZipFile(tmp_path / "new.zip", "w") as archive:
        for file in folder.rglob("*"):
            archive.write(file, file.relative_to(tmp_path))
    of_folder, of_zip = Package.of(folder), Package.of(tmp_path / "new.zip")
    assert (of_folder.name, of_folder.api, of_folder.needs) == ("dongling-school-my", "1", ())
    assert of_folder.hooks == of_zip.hooks
    assert "register_navigation" in of_zip.hooks


def test_one_of_a_later_contract_is_refused(tmp_path: Path) -> None:
    refused = Package.of(wheel(tmp_path, GOOD, api="7")).refused
    assert refused
    assert "upgrade dongling" in refused.en


@pytest.mark.parametrize("text", ["", "not a zip"])
def test_what_is_no_package_is_said(tmp_path: Path, text: str) -> None:
    file = tmp_path / "odd.whl"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DonglingError, match="不是插件包"):
        Package.of(file)
    with pytest.raises(DonglingError, match="不是插件包"):
        Package.of(tmp_path / "gone")


def test_a_zip_that_leads_outside_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "out.zip", "w") as archive:
        archive.writestr("a/../../evil.py", "")
    with pytest.raises(DonglingError, match="would lie outside"):
        Package.of(tmp_path / "out.zip")
