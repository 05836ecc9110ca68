"""Words that turn a wall."""

import time

import pytest

from dongling_web.wall.record import WallState
from dongling_web.wall.screen import Screen
from dongling_web.wall.turns import SHORT_TALK, timer_seconds, turned

SCREENS = [Screen("甲"), Screen("乙", seconds=300, timed=True), Screen("丙")]
STATE = WallState(*("u", 1, False, 0.0, 0.0, 0), agreed=True, part="phone", sign=11, wall_there=True, phone_there=True)


@pytest.mark.parametrize(
    ("words", "screen"),
    [
        ("next", 2),
        ("next next next next", 3),
        ("back", 1),
        ("3", 3),
        ("9999999999", 3),
        ("0", 1),
        ("²", 1),
        ("", 1),
        ("x", 1),
    ],
)
def test_a_word_leads_to_a_screen_that_is_there(words: str, screen: int) -> None:
    state = STATE
    for word in words.split(" "):
        state = turned(state, word, SCREENS)
    assert state.screen == screen


def test_the_lesson_begins_when_its_title_is_left_and_anew_when_asked() -> None:
    assert turned(STATE, "dark", SCREENS).started == 0
    begun = turned(STATE, "next", SCREENS)
    assert abs(begun.started - time.time()) < 60
    assert turned(begun, "back", SCREENS).started == begun.started
    assert turned(begun, "clock", SCREENS).started >= begun.started


def test_a_dark_wall_is_light_again_by_the_word_or_by_the_next_screen() -> None:
    dark = turned(STATE, "dark", SCREENS)
    assert dark.dark
    assert not turned(dark, "light", SCREENS).dark
    assert not turned(dark, "next", SCREENS).dark


def test_a_timer_runs_for_the_time_of_its_task_and_ends_with_the_screen() -> None:
    timed = turned(turned(STATE, "2", SCREENS), "timer", SCREENS)
    assert 290 < timed.timer - time.time() <= 300
    assert turned(timed, "rest", SCREENS).timer == 0
    assert turned(timed, "next", SCREENS).timer == 0
    assert timer_seconds(SCREENS[2]) == SHORT_TALK
