"""The line of water below the wall, a stop for each part, and the plan of the lesson as a bar: numbers, no words."""

from dataclasses import dataclass

from dongling_web.wall.screen import Screen

WIDTH, HEIGHT = 1240, 56
_EDGE, _LEVEL, _WAVE = 30, 28, 14


@dataclass(frozen=True)
class WaterLine:
    """Where the stops lie along the line, where the line runs, and where each screen stands in the plan."""

    stops: tuple[float, ...]
    line: str
    bars: tuple[tuple[float, float], ...]
    begins: tuple[int, ...]
    whole: int

    @classmethod
    def of(cls, screens: list[Screen]) -> "WaterLine":
        """Return the way through screens."""
        parts = max((screen.part for screen in screens), default=0)
        step = (WIDTH - 2 * _EDGE) / max(parts - 1, 1)
        begins = tuple(sum(screen.seconds for screen in screens[:at]) for at in range(len(screens)))
        whole = max(sum(screen.seconds for screen in screens), 1)
        return cls(
            stops=tuple(round(_EDGE + step * at, 1) for at in range(parts)),
            line=f"M{_EDGE} {_LEVEL}" + "".join(_half_waves(step) for _ in range(parts - 1)),
            bars=tuple(
                (round(100 * begin / whole, 2), round(100 * screen.seconds / whole, 2))
                for begin, screen in zip(begins, screens, strict=True)
            ),
            begins=begins,
            whole=whole,
        )

    def dots(self, first: int, last: int) -> str:
        """Return the path that marks the stops from one number to another; with round caps each point is a dot."""
        return "".join(f"M{x} {_LEVEL}h0" for x in self.stops[max(first - 1, 0) : last])


def _half_waves(step: float) -> str:
    half, quarter = round(step / 2, 2), round(step / 4, 2)
    return f"q{quarter} -{_WAVE} {half} 0t{half} 0"
