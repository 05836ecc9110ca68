"""The ladder on a unit's page: what comes before and after it, and where a stage has nothing that goes with it."""

from dongling.catalog import Catalog
from dongling.curriculum import MANY, OpenEnd, Rung, ladder, open_ends
from dongling.model import Unit
from dongling_web.languages.words import counted, name_of, spoken

__all__ = ["OpenEnd", "Rung", "ends", "ladder", "why"]


def ends(unit: Unit, rungs: list[Rung], catalog: Catalog) -> list[OpenEnd]:
    """Return the sides of a ladder that reach no other stage; of a unit for teachers only none is asked for."""
    return list(open_ends(unit, rungs, catalog)) if unit.for_students else []


def more_after(unit: Unit, catalog: Catalog) -> int:
    """Return how many units that build on this one have no room on the ladder."""
    return max(0, len(catalog.tables.building_on.get(unit.identifier, ())) - MANY)


def why(rung: Rung, catalog: Catalog) -> str:
    """Return in a word why a unit stands on the ladder: 先修, 后续, or what it has in common."""
    if rung.why == "theme":
        return spoken(
            "同主题：%(themes)s", themes=spoken("、").join(name_of("theme", theme, catalog) for theme in rung.shared)
        )
    if rung.why == "fact":
        return spoken("同一史料") if len(rung.shared) == 1 else counted("同%(n)s条史料", len(rung.shared))
    return {"before": spoken("先修"), "here": spoken("本单元"), "after": spoken("后续")}[rung.place]
