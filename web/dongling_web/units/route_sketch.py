"""The sketch of a walk: its stops along a line, each with a small house. It shows order, not distance or direction."""

from collections.abc import Sequence
from dataclasses import dataclass

from dongling.kinds.walk import Stop

WIDE, LINE_Y = 800, 104
_STEP_DOWN = 88

# What a stop looks like, by words in its name; the first that fits. Drawn on a 64 x 48 ground, standing at y = 48.
_SHAPES: tuple[tuple[str, str], ...] = (
    ("牌坊 门口 大门 校门 石坊", "gate"),
    ("桥", "bridge"),
    ("公园 花园 银杏 古树 园林 草坪", "tree"),
    ("厂 码头 仓库", "works"),
    ("故居 旧居 巷 街 弄 里弄 老街", "houses"),
    ("塔 碑 亭 旧址", "stele"),
)


@dataclass(frozen=True)
class Spot:
    """A stop on the sketch: where it stands, how it looks, its name in lines."""

    number: int
    x: float
    y: float
    shape: str
    lines: tuple[str, ...]
    minutes: int


def across(stops: Sequence[Stop]) -> list[Spot]:
    """Return the stops from left to right, for wide screens and paper."""
    step = WIDE / max(len(stops), 1)
    fits = max(4, int(step / 15.5))
    return [
        Spot(i + 1, round(step * (i + 0.5), 1), LINE_Y, shape(stop.place), wrapped(stop.place, fits), stop.minutes)
        for i, stop in enumerate(stops)
    ]


def down(stops: Sequence[Stop]) -> list[Spot]:
    """Return the stops from top to bottom, for phones."""
    return [
        Spot(i + 1, 28, 44 + i * _STEP_DOWN, shape(stop.place), wrapped(stop.place, 13), stop.minutes)
        for i, stop in enumerate(stops)
    ]


def height_down(count: int) -> int:
    """Return the height of the sketch that goes down."""
    return 12 + count * _STEP_DOWN


def shape(name: str) -> str:
    """Return which small house stands for a stop of this name."""
    return next((drawn for words, drawn in _SHAPES if any(word in name for word in words.split())), "hall")


def wrapped(name: str, fits: int) -> tuple[str, ...]:
    """Return a name in at most two lines, broken before a bracket or separator when there is one."""
    if len(name) <= fits:
        return (name,)
    cut = next((i for i, sign in enumerate(name) if sign in "（(·—" and 1 < i <= fits), fits)
    rest = name[cut:]
    return name[:cut], rest if len(rest) <= fits else rest[: fits - 1] + "…"
