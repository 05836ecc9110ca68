"""docs/architecture.md says what stands: every room and no other, the ladder that is held, places that are there."""

import re

from scripts.write_docs import DOCS
from tests.house.test_layers import LADDERS, ROOTS

ROOT = DOCS.parent
PAGE = (DOCS / "architecture.md").read_text(encoding="utf-8")
HALLS = [f"{ROOTS[name]}/{home.replace('.', '/')}" for name, (home, _) in LADDERS.items()]
"""The folders that a ladder holds: the three source roots, and the store."""


def section(name: str) -> str:
    """Return what stands below a heading."""
    return PAGE.split(f"## {name}\n")[1].split("\n## ")[0]


def block(name: str) -> list[str]:
    """Return the lines of the first block below a heading that are not blank."""
    (found, *_) = re.findall(r"```text\n(.*?)```", section(name), re.DOTALL)
    return [line for line in found.splitlines() if line.strip()]


def drawn() -> dict[str, str]:
    """Return what the tree of the page says of each room, by its path; a module is named without its suffix."""
    lines, above = {}, [""]
    for line in block("The rooms"):
        name, _, words = line.strip().partition(" ")
        depth = (len(line) - len(line.lstrip())) // 2
        above[depth:] = [name.removesuffix("/")]
        lines["/".join(above) + "/" * name.endswith("/")] = words.strip()
    return lines


def rooms(hall: str) -> set[str]:
    """Return the rooms below a hall as the tree writes them: packages, and what folders and modules it begins with."""
    top = ROOT / hall
    folders = {path.parent for path in top.rglob("__init__.py")} | {path for path in top.glob("[!_]*") if path.is_dir()}
    modules = {path.with_suffix("") for path in top.glob("[!_]*.py")}
    return {f"{path.relative_to(ROOT)}/" for path in folders} | {str(path.relative_to(ROOT)) for path in modules}


def test_the_tree_names_every_room_that_stands_and_no_other() -> None:
    assert set(drawn()) == {room for hall in HALLS for room in rooms(hall)}


def test_every_room_but_the_roots_has_one_line_that_says_what_it_is_for() -> None:
    assert [room for room, words in drawn().items() if not words and room.removesuffix("/") not in HALLS] == []


def test_the_ladder_of_the_page_is_the_one_that_is_held() -> None:
    words = " ".join(" ".join(block("The ladder")).split())
    shown = dict(re.findall(r"(\w+): (.*?)(?= \w+: |$)", words))
    assert shown == {name: " ".join(ladder.split()) for name, (_, ladder) in LADDERS.items()}


def test_a_change_is_sent_to_a_place_that_is_there() -> None:
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", section("Where a change goes"), re.MULTILINE)[1:]
    assert len(rows) >= 15
    places = [place for _, where in rows for place in re.findall(r"`((?:core|search|web|plugins)/[^`]*)`", where)]
    assert len(places) >= len(rows)
    assert [place for place in places if not (ROOT / place).exists()] == []


def test_the_files_on_the_way_of_the_data_are_there() -> None:
    files = re.findall(r"`(\w+/\w+\.py)`", section("The way of the data") + section("The ladder"))
    assert len(files) >= 4
    assert [file for file in files if not (ROOT / "core" / "dongling" / file).exists()] == []
