"""How much the people of each school keep on their shelves, found without reading what they wrote."""

from typing import NamedTuple

from sqlalchemy import Connection, distinct, func, select

from dongling.accounts import Action, Actor, schools_of
from dongling.store.database.tables import draft_versions, person_roles
from dongling.store.shelf.tables import shelf_items


class SchoolUsage(NamedTuple):
    """How many people of a school keep how many drafts, and about how many bytes these take with all their versions.

    Who has roles at several schools is counted at each.
    """

    school: str
    people: int
    drafts: int
    bytes: int


def school_usage(connection: Connection, by: Actor) -> tuple[SchoolUsage, ...]:
    """Return how much is kept at each of the schools of which one may see that, by the school's identifier."""
    schools = schools_of(by, Action.SEE_STORAGE)
    at = select(person_roles.c.person_id, person_roles.c.school).where(person_roles.c.school != "").distinct()
    if schools is not None:
        at = at.where(person_roles.c.school.in_(sorted(schools)))
    of_school = at.subquery()
    items = shelf_items.c
    kept = (
        select(
            of_school.c.school,
            func.count(distinct(items.person_id)),
            func.count(distinct(items.draft_id)),
            func.sum(draft_versions.c.size),
        )
        .join(shelf_items, items.person_id == of_school.c.person_id)
        .join(draft_versions, draft_versions.c.draft_id == items.draft_id)
        .group_by(of_school.c.school)
        .order_by(of_school.c.school)
    )
    return tuple(
        SchoolUsage(school, people, drafts, int(size)) for school, people, drafts, size in connection.execute(kept)
    )
