"""Tables of a catalogue made of those of the one before, where only some units changed."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from dongling.catalog.record import Record
from dongling.catalog.records import Records, Several
from dongling.catalog.tables import Tables, facets

_GROUPED: Mapping[str, Callable[[Record], Iterable[Any]]] = {
    "named": lambda one: (one.name,),
    "every_with_value": facets,
    "citing": lambda one: one.facts,
    "naming": lambda one: ((scheme, word) for scheme, words in one.terms for word in words),
    "needing": lambda one: dict.fromkeys(one.prerequisites),
    "building_on": lambda one: dict.fromkeys(one.prerequisites) if one.for_students else (),
}
"""Under which keys a unit stands in each table of groups."""
_Pair = tuple[Record | None, Record | None]
"""A record as it was, and as it is."""
_OF_PUPILS = ("pupils", "is_for_pupils")
_APART = {"records": "", "columns": "", "sequences_with": "sequences", "of_facts": "facts"}
"""Tables that hang on what they name, and not on the records alone."""


def tables_after(
    before: Tables, now: Tables, order: Iterable[str], changed: Mapping[str, Record], *, same: Iterable[str]
) -> Tables:
    """Return `now`, with what can be taken over from the tables of `before`.

    `order` has all identifiers as they are now, `changed` the records of those that were not there or are others now;
    `same` names what did not change at all: `sequences`, `facts`. What nobody asked for stays unasked.
    """
    had, made = vars(before), vars(now)
    if "columns" not in had:
        return now
    old: Records = had["columns"]
    made["columns"] = new = old.changed(order, changed)
    if not _in_same_order(old, new):
        return now
    pairs: list[_Pair] = [(old.get(name), one) for name, one in changed.items() if old.get(name) != one]
    if len(new) != len(old) or any(one is None for one, _ in pairs):
        pairs += [(old[name], None) for name in old if name not in new]
    made.update({name: had[name] for name, needs in _APART.items() if needs in same and name in had})
    if not pairs:
        if len(new) == len(old):
            made["columns"] = old
        made.update({name: table for name, table in had.items() if not name.startswith("_") and name not in _APART})
        return now
    stay = all(one and other for one, other in pairs)
    if stay and all(one and other and one.for_students == other.for_students for one, other in pairs):
        made.update({name: had[name] for name in _OF_PUPILS if name in had})
    for name, keys in _GROUPED.items():
        if name in had:
            made[name] = _patched(had[name], keys, pairs, now.place)
    return now


def _in_same_order(old: Records, new: Records) -> bool:
    """Tell whether those that were there and still are stand in the order of before: in all groups they do then."""
    if old.place is new.place:
        return True
    return [name for name in old if name in new] == [name for name in new if name in old]


def _patched(
    table: Mapping[Any, Several],
    keys: Callable[[Record], Iterable[Any]],
    pairs: Iterable[_Pair],
    place: Mapping[str, int],
) -> Mapping[Any, Several]:
    """Return a table of groups in which units stand where they belong now."""
    patched = dict(table)
    moves = [(_under(one, keys), _under(other, keys), (one or other)) for one, other in pairs]
    for were, are, one in moves:  # first: in a group stands nobody who has no place any more
        for key in were.keys() - are.keys():
            patched[key] = tuple(each for each in patched[key] if one and each != one.identifier)
            if not patched[key]:
                del patched[key]
    for were, are, one in moves:
        for key in [key for key in are if one and key not in were]:
            names, name = patched.get(key, ()), one.identifier if one else ""
            at = bisect_left(names, place[name], key=place.__getitem__)
            patched[key] = (*names[:at], name, *names[at:])
    return patched


def _under(record: Record | None, keys: Callable[[Record], Iterable[Any]]) -> dict[Any, None]:
    return dict.fromkeys(keys(record)) if record else {}
