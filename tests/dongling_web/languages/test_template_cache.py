"""Compiled templates outlive a process, and no state of their files stops a page."""

from pathlib import Path
from types import CodeType

import pytest
from jinja2 import DictLoader, Environment

from dongling.settings import cache_folder
from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.app import create_app
from dongling_web.drafts.held_store import close_store
from dongling_web.languages.template_cache import TemplateCache


class Counting(Environment):
    """An environment that counts what it compiles."""

    compiled = 0

    def _compile(self, source: str, filename: str) -> CodeType:
        self.compiled += 1
        return super()._compile(source, filename)


def environment(folder: Path, text: str = "{{ 1 + 1 }}") -> Counting:
    """Return an environment of a new process, with one template."""
    return Counting(loader=DictLoader({"page.html": text}), bytecode_cache=TemplateCache(folder))


def compiled(made: Counting, says: str = "2") -> int:
    """Return how often a template was compiled to render it."""
    assert made.get_template("page.html").render() == says
    return made.compiled


def test_a_template_is_compiled_once_for_all_processes(tmp_path: Path) -> None:
    assert [compiled(environment(tmp_path / "templates")) for _ in range(3)] == [1, 0, 0]


def test_a_template_that_changed_is_compiled_anew(tmp_path: Path) -> None:
    compiled(environment(tmp_path))
    assert compiled(environment(tmp_path, "{{ 2 + 1 }}"), "3") == 1


@pytest.mark.parametrize("at", [0, 31, 32, 60, -1])
def test_a_damaged_file_is_never_run_and_is_made_anew(tmp_path: Path, at: int) -> None:
    compiled(environment(tmp_path))
    (file,) = tmp_path.iterdir()
    data = bytearray(file.read_bytes())
    data[at] ^= 0xFF
    file.write_bytes(data)
    assert [compiled(environment(tmp_path)) for _ in range(2)] == [1, 0]


@pytest.mark.parametrize("data", [b"", b"x", b"x" * 32, b"x" * 400])
def test_a_foreign_file_is_never_run(tmp_path: Path, data: bytes) -> None:
    compiled(environment(tmp_path))
    (file,) = tmp_path.iterdir()
    file.write_bytes(data)
    assert compiled(environment(tmp_path)) == 1


def test_where_nothing_can_be_kept_pages_are_made_as_without_it(tmp_path: Path) -> None:
    (tmp_path / "a-file").touch()
    assert [compiled(environment(tmp_path / "a-file")) for _ in range(2)] == [1, 1]


def test_the_pages_of_a_site_are_kept_in_its_cache(open_library: OpenLibrary, write_content: WriteContent) -> None:
    library = open_library(write_content({"a.yaml": unit_text("a")}))
    app = create_app(library)
    assert app.test_client().get("/units/a").status_code == 200
    close_store(app)
    cache = cache_folder(library.settings, library.content)
    assert list((cache / "templates").glob("*.template"))
