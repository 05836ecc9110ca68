"""Files that can't be shown are named, and the unit stays."""

from dongling.testing import OpenLibrary, WriteContent, unit_text
from tests.dongling.media.making import DRAWING, medium, photo


def test_each_file_that_can_not_be_shown_is_a_warning_at_its_line(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    files = ["good.jpg", "good.svg", "away.jpg", "false.png", "bad.svg", "good.jpg"]
    folder = write_content({"a.yaml": unit_text("a", media=[medium(name) for name in files])})
    (folder / "media").mkdir()
    held = {"good.jpg": photo(), "good.svg": DRAWING, "false.png": b"MZ", "bad.svg": b"<svg><script/></svg>"}
    for name, data in held.items():
        (folder / "media" / name).write_bytes(data)
    library = open_library(folder)
    assert {(problem.code, problem.severity) for problem in library.problems} == {("media", "warning")}
    assert [word for problem in library.problems for word in dict.fromkeys(files) if word in problem.message.zh] == [
        "away.jpg",
        "false.png",
        "bad.svg",
        "good.jpg",
    ]
    assert len({problem.line for problem in library.problems}) == 4
    assert "a" in library.catalog.units


def test_a_task_names_a_picture_of_its_unit(write_content: WriteContent, open_library: OpenLibrary) -> None:
    points = {
        "type": "point",
        "prompt": "找",
        "points": [{"name": "桥"}, {"name": "岛"}],
        "right": ["桥"],
        "picture": "x.svg",
    }
    sheet = {"identifier": "one", "name": "一张", "tasks": [points]}
    (problem,) = open_library(write_content({"a.yaml": unit_text("a", worksheets=[sheet])})).problems
    assert "“x.svg”" in problem.message.en


def test_a_phase_names_a_picture_of_its_unit_too_at_its_line(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    phases = [
        {"name": name, "minutes": "20", "teacher": "看", "pupils": "说", "picture": name} for name in ("a.svg", "b.svg")
    ]
    unit = unit_text("a", kind="lesson", minutes="40", media=[medium("a.svg")], process=phases)
    folder = write_content({"a.yaml": unit, "media/a.svg": DRAWING.decode()})
    (problem,) = (one for one in open_library(folder).problems if one.code == "media")
    assert "“b.svg”" in problem.message.en
    assert problem.line > 1


def test_a_card_names_a_picture_of_its_unit_too(write_content: WriteContent, open_library: OpenLibrary) -> None:
    cards = {"identifier": "one", "name": "看物卡", "cards": [{"text": "看", "picture": "x.svg"}]}
    (problem,) = open_library(write_content({"a.yaml": unit_text("a", cards=[cards])})).problems
    assert "“x.svg”" in problem.message.en
    assert problem.line > 1
