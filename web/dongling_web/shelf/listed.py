"""What lies on shelves as lists show it: with the sequence that it would be, and who may see it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dongling.store.shelf.item import SHARING_NAMES, Listing, ShelfItem
from dongling_web.display.pages import Paged, page_asked, turned
from dongling_web.drafts.listed import ListedDraft
from dongling_web.http.context import current_catalog
from dongling_web.languages.words import later, name_of, said_here, spoken

if TYPE_CHECKING:
    from dongling.accounts import Grant

MANY = 20
"""So many stand on a page."""
_DAMAGED = later("损坏的一份")


@dataclass(frozen=True)
class ShelfLine:
    """A draft on a shelf; `draft` is None when it is damaged."""

    item: ShelfItem
    draft: ListedDraft | None

    @property
    def name(self) -> str:
        """What it is called."""
        return self.draft.name if self.draft else str(_DAMAGED)

    @property
    def sharing(self) -> str:
        """Who may see it, in words."""
        return said_here(SHARING_NAMES[self.item.sharing])

    @property
    def school(self) -> str:
        """In whose name it is shared."""
        return school_name(self.item.school)

    @property
    def origin(self) -> str:
        """What it was copied from, in words; nothing when it is no copy."""
        of = self.item.origin
        if of is None:
            return ""
        title = of.title or spoken("没有名字的序列")
        if not of.who:
            return spoken("抄自《%(title)s》第%(version)s版", title=title, version=of.version)
        who = spoken("%(who)s（%(school)s）", who=of.who, school=school_name(of.school)) if of.school else of.who
        return spoken("抄自%(who)s的《%(title)s》第%(version)s版", who=who, title=title, version=of.version)

    @classmethod
    def of(cls, item: ShelfItem) -> "ShelfLine":
        """Return what to show of a draft."""
        return cls(item, ListedDraft.of(item.saved) if item.saved else None)


def listed(load: Callable[[int, int], Listing], *, keep: tuple[str, ...] = ()) -> Paged[ShelfLine]:
    """Return the page that is asked for of a list, of which no more is loaded; `load` is given where, and how many."""
    listing = load((page_asked() - 1) * MANY, MANY)
    return turned([ShelfLine.of(item) for item in listing.items], listing.total, MANY, keep=keep)


def school_name(identifier: str) -> str:
    """Return what a school is called, also one that is not loaded."""
    return name_of("school", identifier, current_catalog()) if identifier else ""


def schools_of(grants: "frozenset[Grant]") -> list[tuple[str, str]]:
    """Return the schools where somebody has a role, with their names."""
    return [(school, school_name(school)) for school in sorted({grant.school for grant in grants if grant.school})]


def year_named(year: int) -> str:
    """Return what a school year is called."""
    return spoken("%(year)s—%(next)s学年", year=year, next=year + 1)
