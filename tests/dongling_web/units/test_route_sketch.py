"""The sketch of a walk."""

import pytest

from dongling.kinds.walk import Stop
from dongling_web.units import route_sketch


def stops(*names: str) -> list[Stop]:
    """Return stops of ten minutes."""
    return [Stop(place=name, minutes=10, task="看") for name in names]


def test_stops_stand_evenly_in_their_order() -> None:
    across = route_sketch.across(stops("校门", "老桥", "公园", "故居"))
    assert [spot.x for spot in across] == [100, 300, 500, 700]
    assert [spot.number for spot in across] == [1, 2, 3, 4]
    down = route_sketch.down(stops("校门", "老桥"))
    assert down[0].y < down[1].y < route_sketch.height_down(2)


@pytest.mark.parametrize(
    ("name", "shape"),
    [("石牌坊", "gate"), ("清名桥", "bridge"), ("公花园", "tree"), ("永泰丝厂旧址", "works"), ("小娄巷", "houses")],
)
def test_a_stop_looks_like_what_its_name_says(name: str, shape: str) -> None:
    assert route_sketch.shape(name) == shape


def test_a_stop_of_no_known_sort_is_a_hall() -> None:
    assert route_sketch.shape("依庸堂") == "hall"


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("老桥", ("老桥",)),
        ("丝业博物馆（永泰丝厂）", ("丝业博物馆", "（永泰丝厂）")),
        ("一二三四五六七八九十", ("一二三四五六七八", "九十")),
        ("一二三四五六七八一二三四五六七八九十", ("一二三四五六七八", "一二三四五六七…")),
    ],
)
def test_a_long_name_takes_two_lines(name: str, lines: tuple[str, ...]) -> None:
    assert route_sketch.wrapped(name, 8) == lines
