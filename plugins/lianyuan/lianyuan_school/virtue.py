"""竢实少年课: a lesson on one of the school's four virtues, from a situation to a promise."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from dongling import About, Catalog, Kind, Model, Phase, Problem, Text, Unit, check_minutes

SCHEME = "virtue"


class Virtue(Model):
    """The fields of a lesson on a virtue."""

    virtue: Annotated[
        Text, About("品格", help=("四个里选一个", "one of four"), scheme=SCHEME, weight=1, example="履责")
    ]
    situation: Annotated[
        Text,
        About(
            "情境",
            help=("一件身边的小事", "something close by"),
            weight=1,
            example="请写一件小事。",
            pupils="story",
            wall="say",
        ),
    ]
    promise: Annotated[
        Text, About("约定", help=("这节课以后怎么做", "what we will do"), weight=1, example="请写约定。", pupils="do")
    ]
    process: Annotated[
        tuple[Phase, ...], Field(min_length=1), About("环节", help=("分钟合计等于总时长", "minutes add up"), weight=1)
    ]


KIND = Kind(
    identifier="ly.virtue",
    name="竢实少年课",
    name_en="virtue lesson",
    aka=("竢实少年",),
    details=Virtue,
    template="lianyuan/virtue.html",
    minutes=(40, 40),
    description="兼爱、约礼、履责、乐群",
    icon='<path d="M12 20.5V10M12 13.5c-4.5 0-6.5-2-6.5-6 4.5 0 6.5 2 6.5 6z'
    'M12 10.5c0-4 2-6 6.5-6 0 4-2 6-6.5 6zM7 20.5h10"/>',
)


def check(unit: Unit) -> Iterator[Problem]:
    """Say when the phases don't fill the lesson."""
    if isinstance(unit.details, Virtue):
        yield from check_minutes(unit, "process", (phase.minutes for phase in unit.details.process))


def coverage(catalog: Catalog) -> list[tuple[str, int]]:
    """Return each virtue's name and how many units practise it, in the order of the vocabulary."""
    lessons = frozenset(catalog.tables.every_with_value.get(("kind", KIND.identifier), ()))
    naming = catalog.tables.naming
    return [
        (term.name, len(lessons.intersection(naming.get((SCHEME, identifier), ()))))
        for identifier, term in catalog.terms.scheme(SCHEME).items()
    ]
