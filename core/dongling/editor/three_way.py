"""Two changes of one text put together: what only one side changed is taken, what both changed otherwise is a clash."""

from collections.abc import Mapping
from typing import Any

_NOTHING = object()


def merged(
    base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any]
) -> tuple[dict[str, Any], list[str]]:
    """Return the data with both changes, and the keys, with dots, where both changed the same: there `mine` stands.

    Mappings are put together key by key, lists of as many parts part by part; any other value is taken whole.
    """
    clashes: list[str] = []
    made = _merged(base, mine, theirs, "", clashes)
    return made if isinstance(made, dict) else dict(mine), clashes


def _merged(base: Any, mine: Any, theirs: Any, at: str, clashes: list[str]) -> Any:
    if theirs in (mine, base):
        return mine
    if mine == base:
        return theirs
    if all(isinstance(side, Mapping) for side in (base, mine, theirs)):
        return _mapping(base, mine, theirs, at, clashes)
    lists = all(isinstance(side, list) for side in (base, mine, theirs))
    if lists and len(base) == len(mine) == len(theirs):
        sides = enumerate(zip(base, mine, theirs, strict=True))
        return [_merged(one, two, three, f"{at}{i}.", clashes) for i, (one, two, three) in sides]
    clashes.append(at.rstrip("."))
    return mine


def _mapping(base: Any, mine: Any, theirs: Any, at: str, clashes: list[str]) -> dict[str, Any]:
    made = {}
    for key in [*mine, *(key for key in theirs if key not in mine)]:
        sides = [side.get(key, _NOTHING) for side in (base, mine, theirs)]
        value = _merged(sides[0], sides[1], sides[2], f"{at}{key}.", clashes)
        if value is not _NOTHING:
            made[key] = value
    return made
