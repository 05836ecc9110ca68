"""What shelves hand out: a draft on a shelf, who may see it, what it was copied from."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from dongling.problems import DonglingError, Said
from dongling.store.drafts.saved import SavedDraft

_NOT_YOURS = Said(
    "没有这样做的权限，什么也没有动；书架由自己交出，或由所在各校的管理员、区管理员交出",
    "this is not yours to do, nothing was moved; a shelf is handed over by whose it is, or by administrators of all "
    "his schools",
)
SEPTEMBER = 9
"""The month in which a school year begins."""


class Sharing(StrEnum):
    """Who may see what lies on a shelf, besides its owner: each more than the one before it."""

    PRIVATE = "private"
    LINK = "link"
    """Whoever has one of its links: what was made before signing in, or shared by a link since."""
    SCHOOL = "school"
    DISTRICT = "district"
    PUBLIC = "public"


SHARING_NAMES: Mapping[Sharing, Said] = MappingProxyType(
    {
        Sharing.PRIVATE: Said("只有自己", "only me"),
        Sharing.LINK: Said("有链接的人", "whoever has a link"),
        Sharing.SCHOOL: Said("同校老师", "teachers of my school"),
        Sharing.DISTRICT: Said("登录的老师", "teachers who sign in"),
        Sharing.PUBLIC: Said("所有人", "everybody"),
    }
)


@dataclass(frozen=True, slots=True)
class Origin:
    """What a draft was copied from, as it was then; `number` is 0 when that is gone, or not to be seen any more."""

    title: str
    who: str
    school: str
    version: int
    copied: dt.datetime
    number: int = 0
    changed: bool = False


@dataclass(frozen=True, slots=True)
class ShelfItem:
    """A draft on a shelf; `saved` is None when it is damaged, `year` the one it is archived under, 0 for none.

    `who` is whose it is, `own` whether that is who asked, `school` in whose name it is shared, `from_name` who handed
    it over.
    """

    number: int
    saved: SavedDraft | None
    who: str
    placed: dt.datetime
    folder: int = 0
    year: int = 0
    sharing: Sharing = Sharing.PRIVATE
    school: str = ""
    from_name: str = ""
    handed: dt.datetime | None = None
    origin: Origin | None = None
    own: bool = False


@dataclass(frozen=True, slots=True)
class ShelfFolder:
    """A folder of a shelf, with how many drafts lie in it."""

    id: int
    name: str
    held: int = 0


@dataclass(frozen=True, slots=True)
class Listing:
    """Part of a list, and how many there are in all."""

    items: tuple[ShelfItem, ...]
    total: int


class NotYours(DonglingError):
    """A shelf that is not one's own to hand over, or that there is not."""

    def __init__(self) -> None:
        super().__init__(_NOT_YOURS)


def school_year(day: dt.date) -> int:
    """Return in which year the school year of a day began."""
    return day.year if day.month >= SEPTEMBER else day.year - 1
