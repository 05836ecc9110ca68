"""What is saved in a watched folder is there without a restart."""

import time
from collections.abc import Callable

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
    write_content({"a.yaml": "编号：a"})
    library.reload()
    assert list(library.catalog.units) == ["b"]
    assert [problem.code for problem in library.problems] == ["yaml-colon"]
