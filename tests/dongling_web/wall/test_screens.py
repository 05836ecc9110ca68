"""Screens for the wall."""

import pytest

from dongling import Library
from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.wall.screen import Screen
from dongling_web.wall.screens import screens
from tests.dongling.media.making import DRAWING, medium

UNITS = ("film-bell", "walk-bridge", "talk-letter", "lesson-01")


def of(library: Library, unit: str) -> list[Screen]:
    """Return the screens of a unit."""
    return screens(library.catalog.units[unit], library.catalog)


def for_pupils(shown: list[Screen]) -> str:
    """Return all words that pupils see."""
    return "\n".join(
        "\n".join((s.title, s.ask, *s.lines, *(f"{label}{words}" for label, words in s.items))) for s in shown
    )


def test_the_first_screen_has_the_title_without_its_kind(library: Library) -> None:
    first = of(library, "film-bell")[0]
    assert (first.title, first.ask, first.lines, first.part) == ("校史微课程", "一口老钟", ("听一口钟。",), 0)


def test_what_a_film_shows_is_a_direction_and_what_is_said_a_note_with_few_words_on_the_wall(library: Library) -> None:
    scene = of(library, "film-bell")[1]
    assert scene.directions == (("画面", "钟楼"),)
    assert scene.notes == (("", "这是一口老钟。"),)
    assert scene.ask == "这是一口老钟。"
    assert scene.seconds == 65


def test_a_question_has_its_choices_by_letters_and_its_answer_comes_after(library: Library) -> None:
    film = of(library, "film-bell")
    asked = next(at for at, screen in enumerate(film) if screen.items)
    assert film[asked].items == (("A", "钟楼"), ("B", "河边"))
    assert film[asked + 1].title.endswith("的答案")
    assert film[asked].part == film[asked + 1].part


def test_what_pupils_do_stands_whole_with_its_time(library: Library) -> None:
    stop = of(library, "walk-bridge")[1]
    assert (stop.title, stop.lines, stop.seconds, stop.timed) == ("一　校门", ("数一数", "问一问"), 20 * 60, True)
    assert stop.notes == (("讲解", "讲校名"),)


@pytest.mark.parametrize("unit", UNITS)
def test_pupils_see_nothing_that_is_for_the_teacher(library: Library, unit: str) -> None:
    shown = of(library, unit)
    words = for_pupils(shown)
    for screen in shown:
        assert not [label for label, _ in screen.directions if label in words]
        assert not [note for label, note in screen.notes if label and note in words]


@pytest.mark.parametrize("unit", UNITS)
def test_no_screen_is_empty_and_the_plan_fills_the_unit(library: Library, unit: str) -> None:
    shown = of(library, unit)
    assert all(screen.title and (screen.ask or screen.lines or screen.items) for screen in shown)
    whole = library.catalog.units[unit].minutes * 60
    assert abs(sum(screen.seconds for screen in shown) - whole) <= len(shown)


@pytest.mark.parametrize("unit", UNITS)
def test_parts_are_counted_from_one_without_gaps(library: Library, unit: str) -> None:
    parts = [screen.part for screen in of(library, unit)]
    assert parts == sorted(parts)
    assert set(parts) == set(range(max(parts) + 1))


def test_a_part_has_its_picture_on_the_wall_where_there_is_one_to_show(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    names = ("a.svg", "away.svg", "")
    phases = [
        {"name": f"第{i}", "minutes": "10", "teacher": "说", "pupils": "看", "picture": p} for i, p in enumerate(names)
    ]
    unit = unit_text("a", kind="lesson", minutes="30", media=[medium("a.svg"), medium("away.svg")], process=phases)
    library = open_library(write_content({"a.yaml": unit, "media/a.svg": DRAWING.decode()}))
    _, *shown = of(library, "a")
    assert [one.picture.medium.file if one.picture else "" for one in shown] == ["a.svg", "", ""]
    assert "svg" not in for_pupils(shown)


def test_a_picture_of_no_part_is_on_the_title_and_its_maker_in_the_notes(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    phase = {"name": "看", "minutes": "45", "teacher": "说", "pupils": "看", "picture": "b.svg"}
    unit = unit_text("a", media=[medium("b.svg"), medium("c.mp3"), medium("a.svg")], process=[phase])
    files = {f"media/{name}.svg": DRAWING.decode() for name in "ab"}
    title, first, *_ = of(open_library(write_content({"a.yaml": unit, **files})), "a")
    assert [one.picture.medium.file for one in (title, first) if one.picture] == ["a.svg", "b.svg"]
    assert ("图", "本校教师拍摄，CC BY 4.0") in title.directions
    assert "本校教师拍摄" not in for_pupils([title, first])


def test_a_picture_of_a_card_is_not_on_the_title(write_content: WriteContent, open_library: OpenLibrary) -> None:
    cards = {"identifier": "one", "name": "看物卡", "cards": [{"text": "看", "picture": "a.svg"}]}
    unit = unit_text("a", media=[medium("a.svg")], cards=[cards])
    shown = of(open_library(write_content({"a.yaml": unit, "media/a.svg": DRAWING.decode()})), "a")
    assert [one for one in shown if one.picture] == []
