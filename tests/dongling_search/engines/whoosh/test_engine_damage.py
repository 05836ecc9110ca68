"""A damaged, older or foreign index counts as none, and is made anew; failing to write changes nothing."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dongling_search.engines import NOTHING, Ask, Doc
from dongling_search.engines.whoosh.engine import WhooshEngine
from dongling_search.engines.whoosh.index_folder import CURRENT, IndexFolder
from dongling_search.query import parse
from tests.dongling_search.engines.docs import doc

ROOT = Path(__file__).parents[4]
DOCS = [doc(f"u{number}", f"东林书院{number}") for number in range(5)]


def flip(path: Path) -> None:
    """Change one byte in the middle."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def truncate(path: Path) -> None:
    """Cut the second half off."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def empty(path: Path) -> None:
    """Leave nothing in the file."""
    path.write_bytes(b"")


DAMAGE: list[Callable[[Path], None]] = [flip, truncate, empty, Path.unlink]


def files(folder: Path) -> list[Path]:
    """Return the files of an index that was changed once, the largest first."""
    engine = WhooshEngine(folder)
    engine.rebuild(DOCS)
    engine.apply(DOCS[:1], [])
    engine.close()
    found = [path for path in folder.rglob("*") if path.is_file() and path.name != "LOCK"]
    return sorted(found, key=lambda path: -path.stat().st_size)


def test_an_index_has_a_pointer_a_table_of_contents_and_segments(tmp_path: Path) -> None:
    assert {path.suffix for path in files(tmp_path)} == {"", ".toc", ".trm", ".pst", ".col", ".dct"}


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize(
    "end", ["CURRENT", "SUMS", "STATE", ".toc", ".trm", ".pst", ".dct", ".row.col", ".text.col", ".data.col"]
)
def test_damage_to_any_file_is_noticed_and_mended(tmp_path: Path, damage: Callable[[Path], None], end: str) -> None:
    damage(next(path for path in files(tmp_path) if path.name.endswith(end)))
    engine = WhooshEngine(tmp_path)
    assert engine.known() == {}
    assert engine.generation() == NOTHING
    assert engine.search(Ask(parse("书院"))).total == 0
    engine.rebuild(DOCS)
    assert engine.search(Ask(parse("书院"))).total == 5
    assert len([path for path in tmp_path.iterdir() if path.is_dir()]) == 1
    engine.close()


def test_a_change_to_a_damaged_index_starts_a_new_one(tmp_path: Path) -> None:
    flip(next(path for path in files(tmp_path) if path.suffix == ".pst"))
    engine = WhooshEngine(tmp_path)
    engine.apply([doc("new", "银杏")], ["u1"])
    assert engine.known() == {"new": "银杏"}
    engine.close()


def test_an_index_of_another_version_counts_as_none(tmp_path: Path) -> None:
    folder = IndexFolder(tmp_path, "whoosh of last year")
    with folder.writing():
        folder.switch(folder.fresh(), "old")
    engine = WhooshEngine(tmp_path)
    assert engine.known() == {}
    engine.rebuild(DOCS)
    assert len(engine.known()) == 5
    engine.close()


def test_what_lies_in_the_folder_and_is_no_index_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / CURRENT).mkdir()
    (tmp_path / "_MAIN_7.toc").write_bytes(b"foreign")
    assert WhooshEngine(tmp_path).known() == {}


FULL_DISK = """
import resource, sys
from pathlib import Path
from dongling.problems import DonglingError
from dongling_search.engines import Ask
from dongling_search.engines.whoosh.engine import WhooshEngine
from dongling_search.query import parse
from tests.dongling_search.engines.docs import doc

engine = WhooshEngine(Path(sys.argv[1]))
more = [doc(f"more{number}", "书院" * 50 + str(number)) for number in range(50)]
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
try:
    engine.rebuild(more) if sys.argv[2] == "rebuild" else engine.apply(more, ["u1"])
except DonglingError as error:
    print(error, engine.generation(), engine.search(Ask(parse("书院"))).total)
"""
"""Run in a process of its own, in which no file may grow beyond 2000 bytes: what Whoosh leaves open goes with it."""


@pytest.mark.parametrize("write", ["rebuild", "apply"])
def test_a_full_disk_leaves_the_old_index_in_use(tmp_path: Path, write: str) -> None:
    engine = WhooshEngine(tmp_path)
    before = engine.rebuild(DOCS)
    command = [sys.executable, "-c", FULL_DISK, str(tmp_path), write]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "写不进" in run.stdout
    assert run.stdout.split()[-2:] == [before, "5"]
    assert engine.generation() == before
    assert len([path for path in tmp_path.iterdir() if path.is_dir()]) == 1
    engine.apply([doc("more", "书院")], [])
    assert engine.search(Ask(parse("书院"))).total == 6
    engine.close()


def test_documents_that_cannot_be_made_leave_the_old_index_in_use(tmp_path: Path) -> None:
    def broken() -> Iterator[Doc]:
        yield doc("new", "银杏")
        raise ZeroDivisionError

    engine = WhooshEngine(tmp_path)
    before = engine.rebuild(DOCS)
    with pytest.raises(ZeroDivisionError):
        engine.rebuild(broken())
    assert engine.generation() == before
    engine.rebuild(DOCS[:2])
    assert len(engine.known()) == 2
    engine.close()
