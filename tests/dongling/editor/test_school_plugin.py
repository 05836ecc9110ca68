"""A new school plugin works as it is."""

import importlib.util
from pathlib import Path

import pytest

from dongling.editor import plugin_files, write_files
from dongling.plugins import Plugins
from dongling.problems import DonglingError
from dongling.settings import Settings
from dongling.testing import unit_text


def test_the_module_that_is_written_brings_its_courses(tmp_path: Path) -> None:
    write_files(tmp_path / "new", plugin_files("my", unit_text("my-lesson-1")))
    spec = importlib.util.spec_from_file_location("my_school", tmp_path / "new" / "my_school" / "__init__.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    plugins = Plugins.load(Settings(safe_mode=True))
    plugins.register(module, "my")
    assert plugins.courses() == [tmp_path / "new" / "my_school" / "courses"]


@pytest.mark.parametrize("name", ["My", "../x", "a b", "", "1a", "东林", "a-b"])
def test_a_name_that_cannot_be_a_package_is_refused(name: str) -> None:
    with pytest.raises(DonglingError, match="小写字母"):
        plugin_files(name, "")


def test_nothing_that_is_there_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    with pytest.raises(DonglingError, match="已经有了"):
        write_files(tmp_path / "kept", {"a": "b"})
    assert list((tmp_path / "kept").iterdir()) == []
