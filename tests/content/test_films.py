"""The shipped micro-courses as films: each scene is seen, and spoken at a pace that its hearers follow."""

import pytest

from dongling.model import Unit
from dongling_web.films.scenes import film
from tests.content.test_materials import CATALOG

FILMS = [unit for unit in CATALOG.units.values() if unit.kind == "micro_course"]
SLOWEST, FASTEST = 150, 220
"""Characters a minute; news is read at 250 to 300, lessons are told at about 200."""
GLANCE = 40


def test_six_micro_courses_and_more_are_complete() -> None:
    assert len(FILMS) >= 6


@pytest.mark.parametrize("unit", FILMS, ids=lambda unit: unit.identifier)
def test_each_scene_has_a_picture_a_question_and_time_to_be_spoken(unit: Unit) -> None:
    shown = film(unit)
    assert shown
    assert abs(shown.seconds - unit.minutes * 60) <= 1
    for scene in shown.scenes:
        assert scene.picture
        assert scene.asked
        words = sum(len(cue.words) for cue in scene.cues)
        assert SLOWEST <= words * 60 / scene.seconds <= FASTEST, scene.asked
        assert max(len(cue.words) for cue in scene.cues) <= GLANCE


@pytest.mark.parametrize("unit", FILMS, ids=lambda unit: unit.identifier)
def test_no_two_scenes_show_the_same_picture(unit: Unit) -> None:
    shown = film(unit)
    assert shown
    files = [scene.picture.medium.file for scene in shown.scenes if scene.picture]
    assert len(files) == len(set(files)) == len(shown.scenes)
