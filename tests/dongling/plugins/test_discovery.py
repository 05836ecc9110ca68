"""Where plugins come from."""

from pathlib import Path

from dongling.plugins.discovery import found_plugins
from dongling.problems import one_line


def test_the_parts_of_the_distribution_are_the_built_in_plugins() -> None:
    assert [found.name for found in found_plugins() if found.builtin] == ["dongling", "dongling_search", "dongling_web"]


def test_a_plugin_knows_its_distribution_and_version() -> None:
    donglin = next(found for found in found_plugins() if found.name == "donglin")
    assert donglin.origin == "dongling-school-donglin"
    assert donglin.version


def test_a_file_is_named_by_its_stem_and_not_loaded_yet(tmp_path: Path) -> None:
    file = tmp_path / "mine.py"
    file.write_text("raise RuntimeError", encoding="utf-8")
    assert [found.origin for found in found_plugins([file]) if found.name == "mine"] == [str(file)]


def test_an_exception_is_said_on_one_line() -> None:
    assert one_line(ValueError("one\n  two")) == "ValueError: one two"
