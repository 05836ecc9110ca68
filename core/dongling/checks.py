"""Rules that several kinds of unit share, built-in or a school's."""

from collections.abc import Iterable, Iterator

from dongling.model import Unit
from dongling.problems import Problem, Said


def check_minutes(unit: Unit, field: str, parts: Iterable[int]) -> Iterator[Problem]:
    """Say when the minutes of the parts under `field` don't add up to the unit's."""
    total = sum(parts)
    if total != unit.minutes:
        yield unit.problem(
            field,
            Said(
                f"各段共{total}分钟，单元写{unit.minutes}分钟",
                f"the parts take {total} min, the unit says {unit.minutes}",
            ),
            Said("改到相等", "make them equal"),
            code="minutes-sum",
        )
