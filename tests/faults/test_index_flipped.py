"""A byte of the index changes on disk: every answer is right, or it says that there is none; the index is made anew."""

import json
import shutil
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random
from urllib.parse import urlencode

import pytest

from dongling import Library, Settings
from tests.faults.conftest import SEEN
from tests.faults.site_process import Site, site
from tests.house.tree import ROOT

FLIPS = 100
ASKED = 3
"""So many searches, none of them asked before, after each flip."""


@pytest.fixture
def courses(tmp_path: Path) -> Path:
    """Return a copy of the courses of the district and of a school."""
    place = tmp_path / "courses"
    for folder in (ROOT / "courses", ROOT / "plugins" / "donglin" / "donglin_school" / "courses"):
        shutil.copytree(folder, place / folder.parent.name, ignore=shutil.ignore_patterns("school.yaml"))
    return place


def questions(courses: Path) -> Iterator[str]:
    """Yield stretches of the texts themselves, words in pairs, and phrases, without end and hardly ever twice."""
    chance = Random(20261129)  # noqa: S311 - chance that repeats, not secrets
    catalog = Library.open([courses], Settings(safe_mode=True), search=False, check=False).catalog
    texts = [f"{unit.name}{unit.description}{unit.body}" for unit in catalog.units.values()]
    while True:
        one, other = (chance.choice(texts) for _ in range(2))
        at, begin = chance.randrange(len(one)), chance.randrange(len(other))
        words = [one[at : at + chance.randint(1, 6)], other[begin : begin + chance.randint(2, 4)]]
        text = " ".join(" ".join(words[: chance.randint(1, 2)]).replace('"', "").split())
        yield f'"{text}"' if chance.random() < 0.3 else text


def flip(cache: Path, chance: Random) -> Path:
    """Change one bit of any file of the index, where it lies, as often as the files are large."""
    files = [file for file in sorted(cache.rglob("*")) if file.is_file() and file.stat().st_size]
    file = chance.choices(files, [file.stat().st_size for file in files])[0]
    with file.open("r+b") as opened:
        opened.seek(at := chance.randrange(file.stat().st_size))
        (byte,) = opened.read(1)
        opened.seek(at)
        opened.write(bytes([byte ^ 1 << chance.randrange(8)]))
    return file


def answer(running: Site, text: str) -> tuple[int, object]:
    """Return the status and what is answered to a search, without how long it took."""
    status, page = running.get(f"/search.json?{urlencode({'q': text})}")
    found = json.loads(page)
    return status, {name: value for name, value in found.items() if name != "took_ms"}


def test_no_answer_is_wrong_whatever_byte_of_the_index_changes(courses: Path, tmp_path: Path) -> None:
    """A second site on the same courses, whose index nobody touches, says what is right."""
    chance, asked = Random(7), questions(courses)  # noqa: S311 - chance that repeats, not secrets
    answered = refused = 0
    cache = tmp_path / "state" / "cache" / "search"
    with (
        site(courses, tmp_path / "sound", tmp_path / "sound.log") as sound,
        site(courses, tmp_path / "state", tmp_path / "log") as running,
    ):
        for _ in range(FLIPS):
            flip(cache, chance)
            for text in islice(asked, ASKED):
                status, found = answer(running, text)
                assert status in {200, 503}
                assert status == 503 or (status, found) == answer(sound, text), text
                answered, refused = answered + (status == 200), refused + (status == 503)
        anew = running.said().count("the index is damaged")
    SEEN.append(f"{FLIPS} flips: {answered} answers, all right; {refused} refused; made anew {anew} times")
    assert anew
    assert answered > refused
