"""The line of water, and the plan as a bar."""

from dongling_web.wall.screen import Screen
from dongling_web.wall.water_line import HEIGHT, WIDTH, WaterLine


def screen(part: int, seconds: int) -> Screen:
    """Return a screen of a part."""
    return Screen("", part=part, seconds=seconds)


def test_each_part_has_its_stop_on_the_line_and_each_screen_its_share_of_the_plan() -> None:
    way = WaterLine.of([screen(0, 0), screen(1, 60), screen(1, 60), screen(2, 120)])
    assert len(way.stops) == 2
    assert way.begins == (0, 0, 60, 120)
    assert way.whole == 240
    assert way.bars[-1] == (50.0, 50.0)
    assert 0 < way.stops[0] < way.stops[-1] < WIDTH
    assert HEIGHT > 0


def test_dots_are_those_that_are_asked_for() -> None:
    way = WaterLine.of([screen(0, 0), *(screen(part, 10) for part in range(1, 6))])
    assert way.dots(1, 3).count("M") == 3
    assert way.dots(4, 4).count("M") == 1
    assert way.dots(1, 999).count("M") == 5


def test_a_unit_without_parts_has_an_empty_line() -> None:
    way = WaterLine.of([screen(0, 0)])
    assert way.stops == ()
    assert way.bars == ((0.0, 0.0),)
