"""The collector is off while content is loaded, and what was loaded is walked no more."""

import gc
import subprocess
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest

from dongling.library.collector import Rest, quiet
from dongling.testing import OpenLibrary, WriteContent, unit_text
from tests.house.tree import ROOT


@pytest.fixture
def collections() -> Iterator[list[str]]:
    """Return where the program was at each collection that begins."""
    places: list[str] = []

    def note(phase: str, _info: object) -> None:
        if phase == "start":
            places.append("".join(frame.filename for frame in traceback.extract_stack()))

    gc.callbacks.append(note)
    yield places
    gc.callbacks.remove(note)


def test_nothing_is_collected_while_content_is_loaded(
    write_content: WriteContent, open_library: OpenLibrary, collections: list[str]
) -> None:
    library = open_library(write_content({f"u{i}.yaml": unit_text(f"u{i}") for i in range(60)}))
    write_content({f"u{i}.yaml": unit_text(f"u{i}", name="新") for i in range(60)})
    library.reload()
    assert {unit.name for unit in library.catalog.units.values()} == {"新"}
    assert not [place for place in collections if "content/loader.py" in place]
    assert gc.isenabled()


def test_it_stays_off_where_it_was_off() -> None:
    gc.disable()
    try:
        with quiet():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()


_SITE = """
import gc, sys
from pathlib import Path
from dongling import Library, Settings
from dongling.testing import unit_text
place = Path(sys.argv[1])
(place / "a.yaml").write_text(unit_text("a"), encoding="utf-8")
library = Library.open([place], Settings(safe_mode=True, state=place.parent / "state"), search=False, wait=False)
counts = [gc.get_freeze_count()]
for number in range(3):
    (place / "a.yaml").write_text(unit_text("a", name=f"{number}"), encoding="utf-8")
    library.reload()
    counts.append(gc.get_freeze_count())
library.close()
print(*counts)
"""


def test_a_site_is_at_rest_after_it_has_loaded_and_no_reload_adds_to_that(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    program = [sys.executable, "-c", _SITE, str(tmp_path / "content")]
    run = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=True)
    first, *later = map(int, run.stdout.split())
    assert first > 1000
    assert all(count <= first for count in later)


def test_rest_begins_once() -> None:
    rest = Rest()
    rest.begin()
    before = gc.get_freeze_count()
    more = [[number] for number in range(1000)]
    rest.begin()
    assert gc.get_freeze_count() <= before
    assert len(more) == 1000
    gc.unfreeze()
