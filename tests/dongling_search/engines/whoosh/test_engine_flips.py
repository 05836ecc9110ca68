"""A byte of an index changes: no answer is ever wrong, while it is open or between two openings."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from shutil import copytree

import pytest

from dongling.search import IndexDamaged
from dongling_search.engines import Ask, Page
from dongling_search.engines.whoosh.engine import WhooshEngine
from dongling_search.engines.whoosh.index_folder import CURRENT
from dongling_search.query import parse
from tests.dongling_search.engines.docs import doc

FLIPS = 100
WORDS = (
    "东林书院",
    "古银杏",
    "运河人家",
    "清名桥",
    "河长制",
    "太湖蓝藻",
    "有教无类",
    "家国情怀",
    "风声雨声",
    "读书声声",
)
DOCS = [doc(f"u{n:03}", f"{WORDS[n % 10]} {WORDS[n // 10 % 10]} 第{n}课", minutes=n) for n in range(300)]
ASKS = [Ask(parse(text)) for word in WORDS for text in (word, f'"{word}"', f"{word[:2]} -{word[2:]}", f"{word[:1]}")]


def flip(folder: Path, chance: Random) -> None:
    """Change one bit of any file of an index."""
    files = [file for file in sorted(folder.rglob("*")) if file.is_file() and file.stat().st_size]
    file = chance.choices(files, [file.stat().st_size for file in files])[0]
    data = bytearray(file.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    with file.open("r+b") as opened:
        opened.write(data)


@pytest.fixture
def right(tmp_path: Path) -> Iterator[list[Page]]:
    """Return what is right to answer."""
    engine = WhooshEngine(tmp_path / "sound")
    engine.rebuild(DOCS)
    yield [engine.search(ask) for ask in ASKS]
    engine.close()


def test_no_answer_is_wrong_while_an_index_is_open(tmp_path: Path, right: list[Page]) -> None:
    chance, seen = Random(1), {"right": 0, "damaged": 0}  # noqa: S311 - chance that repeats
    engine = WhooshEngine(tmp_path / "index")
    for _ in range(FLIPS):
        engine.rebuild(DOCS)
        warm = chance.sample(range(len(ASKS)), 3)
        assert [engine.search(ASKS[i]) for i in warm] == [right[i] for i in warm]
        flip(tmp_path / "index", chance)
        for i in chance.sample(range(len(ASKS)), 10):
            try:
                assert engine.search(ASKS[i]) == right[i]
                seen["right"] += 1
            except IndexDamaged:
                seen["damaged"] += 1
    assert min(seen.values()) > FLIPS
    engine.close()


def test_no_answer_is_wrong_between_two_openings(tmp_path: Path, right: list[Page]) -> None:
    chance = Random(2)  # noqa: S311 - chance that repeats
    for _ in range(FLIPS):
        WhooshEngine(tmp_path / "index").rebuild(DOCS)
        flip(tmp_path / "index", chance)
        engine = WhooshEngine(tmp_path / "index")
        assert engine.known() == {}, "it counts as none, and is made anew"
        engine.rebuild(DOCS)
        assert engine.search(ASKS[0]) == right[0]
        engine.close()


def flip_unseen(folder: Path, chance: Random) -> None:
    """Change one bit as a disk does that forgets: no file has another time or size than before."""
    times = {file: file.stat().st_mtime_ns for file in folder.rglob("*")}
    flip(folder, chance)
    for file, changed in times.items():
        os.utime(file, ns=(changed, changed))


def test_what_a_disk_forgot_between_two_openings_is_never_a_wrong_answer(tmp_path: Path, right: list[Page]) -> None:
    """Nor does a change, which merges segments, take it over."""
    chance, seen = Random(4), {"right": 0, "damaged": 0}  # noqa: S311 - chance that repeats
    writer = WhooshEngine(tmp_path / "sound")
    writer.rebuild(DOCS[:-6])
    for made in DOCS[-6:-1]:
        writer.apply([made], [])
    writer.close()
    for number in range(FLIPS // 2):
        folder = tmp_path / str(number)
        copytree(tmp_path / "sound", folder)
        flip_unseen(folder, chance)
        engine = WhooshEngine(folder)
        try:
            engine.apply(DOCS[-1:] if engine.known() else DOCS, [])
            for i in chance.sample(range(len(ASKS)), 10):
                assert engine.search(ASKS[i]) == right[i]
            seen["right"] += 1
        except IndexDamaged:
            seen["damaged"] += 1
        engine.close()
    assert min(seen.values()) > FLIPS // 20


@pytest.mark.parametrize("spoil", [Path.unlink, lambda pointer: pointer.write_bytes(b"{}")])
def test_an_open_index_that_has_gone_is_damage_and_not_nothing(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    engine = WhooshEngine(tmp_path)
    engine.rebuild(DOCS[:3])
    spoil(tmp_path / CURRENT)
    for ask in (engine.generation, engine.known, engine.words, lambda: engine.search(ASKS[0])):
        with pytest.raises(IndexDamaged):
            ask()
    engine.rebuild(DOCS[:3])
    assert len(engine.known()) == 3
    engine.close()


def test_a_change_to_an_index_that_was_damaged_since_is_refused(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    engine.rebuild(DOCS)
    assert engine.known()
    flip(next(path for path in tmp_path.iterdir() if path.is_dir()), Random(3))  # noqa: S311 - chance that repeats
    with pytest.raises(IndexDamaged):
        engine.apply([doc("new", "银杏")], [])
    assert len(engine.known()) == len(DOCS), "what was read before still answers"
    engine.close()
