"""What other doors hold of the same thing: how many units, where the way is, and the first of them if it is sure."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dongling.catalog import DOOR_NAMES, DOORS, beyond
from dongling_web.doors.entrance import by_door
from dongling_web.languages.words import counted, said_here, spoken


@dataclass(frozen=True)
class OtherDoor:
    """Another door: whose it is (`name`), `count` units, the way there (`url`).

    `wider` tells that the units are those that this door leaves out; else that it shows so many of those here.
    """

    door: str
    name: str
    count: int
    wider: bool
    url: str

    @property
    def said(self) -> str:
        """What it holds, in a few words."""
        if self.wider:
            if self.count:
                return counted("给%(name)s的%(n)s个", self.count, name=self.name)
            return spoken("没有专门给%(name)s的", name=self.name)
        if self.count:
            return counted("%(name)s看得到%(n)s个", self.count, name=self.name)
        return spoken("没有给%(name)s的", name=self.name)


def other_doors(
    counts: Mapping[str, int], door: str, more: Mapping[str, int] = MappingProxyType({})
) -> list[OtherDoor]:
    """Return the other doors as seen from `door`; `counts` has how many units each shows.

    `more` has how many each holds beyond the narrower ones, where that is not the difference. They are none where there
    is no door to stand at, since everything is shown.
    """
    if door not in DOORS:
        return []
    more = {**beyond(counts, door), **more}
    return [
        OtherDoor(
            other, said_here(DOOR_NAMES[other]), more.get(other, counts.get(other, 0)), other in more, by_door(other)
        )
        for other in DOORS
        if other != door
    ]
