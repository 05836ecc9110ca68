"""三维协同: kindergarten, family and community each have a part; at least two of the three are said."""

from collections.abc import Iterator
from typing import Annotated

from dongling import About, Model, Problem, Said, Text, Unit

FEWEST = 2


class CampusNote(Model):
    """What one campus does otherwise: 各美其美."""

    campus: Annotated[Text, About("园区", scheme="campus", weight=1)]
    note: Annotated[Text, About("调整", help=("这个园区怎么做", "what it does otherwise"), weight=1)]


class Sides(Model):
    """The three sides, and notes for single campuses."""

    kindergarten_part: Annotated[str, About("幼儿园", help=("园里做什么", "what the kindergarten does"), weight=1)] = ""
    family_part: Annotated[str, About("家庭", help=("请家里做什么", "what the family does"), weight=1)] = ""
    community_part: Annotated[str, About("社会", help=("请社区做什么", "what the community does"), weight=1)] = ""
    campus_notes: Annotated[tuple[CampusNote, ...], About("园区调整", help=("可不写", "optional"), weight=1)] = ()


def check(unit: Unit) -> Iterator[Problem]:
    """Say when fewer than two sides have a part."""
    details = unit.details
    if not isinstance(details, Sides):
        return
    sides = (details.kindergarten_part, details.family_part, details.community_part)
    if sum(map(bool, sides)) < FEWEST:
        yield unit.problem(
            "family_part",
            Said("三维协同至少写两方", "at least two of three sides need a part"),
            Said("幼儿园、家庭、社会里再写一方做什么", "say what one more side does"),
            code="sides",
        )
