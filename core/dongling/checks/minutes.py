"""The check of minutes: those of the parts add up to the unit's, and the unit's are usual for its kind."""

from collections.abc import Iterable, Iterator

from dongling.catalog import Catalog
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


def check_usual_minutes(unit: Unit, catalog: Catalog) -> Iterator[Problem]:
    """Warn of minutes that are not usual for the unit's kind."""
    least, most = catalog.kinds[unit.kind].minutes
    if not least <= unit.minutes <= most:
        name = catalog.kinds[unit.kind].name
        yield unit.problem(
            "minutes",
            Said(
                f"{name}一般{least}到{most}分钟，这里是{unit.minutes}",
                f"{name} usually takes {least} to {most} min, not {unit.minutes}",
            ),
            Said("改分钟，或换一种类型", "change the minutes or the kind"),
            severity="warning",
            code="minutes-range",
        )
