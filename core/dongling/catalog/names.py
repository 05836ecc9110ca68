"""What a unit is called where its kind stands beside it: 校史微课程：三百银圆 is 三百银圆."""

from dongling.catalog.catalog import Catalog
from dongling.catalog.record import Described


def prefix_length(name: str, kind_of: str, catalog: Catalog) -> int:
    """Return how many characters at the beginning of a unit's name only repeat its kind, as in 校史微课程：三百银圆."""
    head, colon, rest = name.partition("：")
    kind = catalog.kinds.get(kind_of)
    if not (colon and rest and kind):
        return 0
    says_kind = any(word in head for word in (kind.name, *kind.aka)) or head.split("·")[0] in kind.name
    return len(head) + 1 if says_kind else 0


def short_name(unit: Described, catalog: Catalog) -> str:
    """Return the unit's name without its kind, for places where the kind stands beside it."""
    return unit.name[prefix_length(unit.name, unit.kind, catalog) :]


def unit_name(identifier: str, catalog: Catalog) -> str:
    """Return the short name of a unit; its identifier when it is not loaded."""
    unit = catalog.tables.records.get(identifier)
    return short_name(unit, catalog) if unit else identifier
