"""Which versions of a draft are kept: all of the newest, then the last of each day, within a budget."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

ALL = 100
"""So many of the newest versions are kept, each of them."""
DAYS = 100
"""Of so many earlier days, the last version of the day."""
EVERY = 10
"""Saves between two looks at what to keep."""
MOST = ALL + DAYS + EVERY
"""More versions than this no draft has."""
BUDGET = 2_000_000
"""Characters that the versions of one draft may hold together."""
AT_LEAST = 10
"""So many of the newest are kept whatever their size."""


class Weighed(NamedTuple):
    """A version as thinning sees it."""

    number: int
    saved: dt.datetime
    size: int


def thinned(versions: Iterable[Weighed]) -> list[int]:
    """Return the numbers of the versions to let go; `versions` come newest first."""
    gone: list[int] = []
    days: set[dt.date] = set()
    weight = 0
    for place, version in enumerate(versions):
        day = version.saved.date()
        weight += version.size
        spare = place >= ALL and (day in days or len(days) == DAYS)
        if place >= AT_LEAST and (spare or weight > BUDGET):
            gone.append(version.number)
            weight -= version.size
        elif place >= ALL:
            days.add(day)
    return gone
