"""What turns a wall: a word that a button, a key or a phone says, and what the wall shows then."""

import time
from dataclasses import replace

from dongling_web.wall.record import WallState
from dongling_web.wall.screen import Screen

SHORT_TALK = 60
"""Seconds of a timer on a screen that names none."""


def turned(state: WallState, word: str, screens: list[Screen]) -> WallState:
    """Return how a wall stands after a word; as before for a word that means nothing.

    Words are next, back, a number, dark, light, timer, rest and clock. The lesson begins when its title is left.
    """
    now = time.time()
    if word in ("next", "back"):
        return _at(state, state.screen + (1 if word == "next" else -1), screens, now)
    if word.isascii() and word.isdigit():
        return _at(state, int(word[:4]), screens, now)
    if word in ("dark", "light"):
        return replace(state, dark=word == "dark")
    if word == "timer":
        return replace(state, timer=now + timer_seconds(screens[min(state.screen, len(screens)) - 1]))
    if word == "rest":
        return replace(state, timer=0)
    return replace(state, started=now) if word == "clock" else state


def _at(state: WallState, number: int, screens: list[Screen], now: float) -> WallState:
    screen = min(max(number, 1), len(screens))
    started = state.started or (now if screen > 1 else 0)
    timer = state.timer if screen == state.screen else 0
    return replace(state, screen=screen, started=started, timer=timer, dark=False)


def timer_seconds(screen: Screen) -> int:
    """Return for how long the timer of a screen runs."""
    return screen.seconds if screen.timed else SHORT_TALK
