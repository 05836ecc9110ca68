"""Minutes that follow from the others: what is left of the whole for a part, and the sum of the parts for the whole."""

from collections.abc import Mapping
from typing import Any

from dongling.model import Keys, Kind, UnitFields
from dongling.problems import FieldPath

_MINUTES = "minutes"


def likely_number(data: Mapping[str, Any], path: FieldPath, kind: Kind) -> str:
    """Return the minutes that a unit, or one part of it, very likely has; nothing where they don't follow."""
    keys = Keys(UnitFields, kind.details)
    if path == (_MINUTES,):
        sums = (_sum(data, name, keys) for name in keys.fields)
        return next(filter(None, sums), "")
    if len(path) != 3 or path[2] != _MINUTES:
        return ""
    whole, told = _number(data.get(_label(keys, _MINUTES))), _told(data, str(path[0]), keys)
    others = [number for number in told if number is not None]
    rest = (whole or 0) - sum(others)
    return str(rest) if len(others) == len(told) - 1 and rest > 0 else ""


def _sum(data: Mapping[str, Any], name: str, keys: Keys) -> str:
    told = _told(data, name, keys)
    numbers = [number for number in told if number is not None]
    return str(sum(numbers)) if numbers and len(numbers) == len(told) else ""


def _told(data: Mapping[str, Any], name: str, keys: Keys) -> list[int | None]:
    below = keys.below(name)
    parts = data.get(_label(keys, name))
    if below is None or _MINUTES not in below.fields or not isinstance(parts, list):
        return []
    label = _label(below, _MINUTES)
    return [_number(part.get(label)) if isinstance(part, Mapping) else None for part in parts]


def _label(keys: Keys, name: str) -> str:
    return keys.fields[name].about.label


def _number(value: object) -> int | None:
    return int(value) if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 6 else None
