"""The doors by which one enters: pupils', families' and teachers', each a view of the units by whom they are for.

They nest: families see what pupils do and what is for them, teachers all that they deliver, talks for families
included. So what another door holds besides is the difference of two counts.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from dongling.model import meant_for_pupils
from dongling.problems import Said, unknown

PUPIL, FAMILY, TEACHER = "pupil", "family", "teacher"
DOORS = (PUPIL, FAMILY, TEACHER)
"""The doors, from the narrowest view to the widest."""
EVERYTHING = "all"
"""What is asked for by who wants no view at all."""
DOOR_NAMES: Mapping[str, Said] = {
    PUPIL: Said("学生", "pupils"),
    FAMILY: Said("家长", "families"),
    TEACHER: Said("老师", "teachers"),
}
"""Whose door it is, for readers."""
_WORDS = {said.zh: door for door, said in DOOR_NAMES.items()} | {"教师": TEACHER, "家庭": FAMILY, "全部": EVERYTHING}


def doors_of(audience: Sequence[str]) -> tuple[str, ...]:
    """Return the doors that show a unit for these; a unit that names nobody is for pupils."""
    if meant_for_pupils(tuple(audience)):
        return DOORS
    return (FAMILY, TEACHER) if "family" in audience else (TEACHER,)


def find_door(word: str) -> str:
    """Return the door that a word means, by its identifier or its Chinese name, or EVERYTHING.

    Raises DonglingError, with the nearest word, for any other.
    """
    door = _WORDS.get(word, word.lower())
    if door not in (*DOORS, EVERYTHING):
        message = Said(f"door 没有“{word[:40]}”这个值", f"door has no value “{word[:40]}”")
        raise unknown(message, word, (*DOORS, EVERYTHING))
    return door


def beyond(counts: Mapping[str, int], door: str) -> dict[str, int]:
    """Return how many each wider door holds that the narrower ones do not, from how many each shows.

    `door` is where one stands: what lies behind it is left out. Nothing lies beyond the widest one, nor EVERYTHING.
    """
    wider = DOORS[DOORS.index(door) :] if door in DOORS else ()
    return {there: counts.get(there, 0) - counts.get(here, 0) for here, there in pairwise(wider)}
