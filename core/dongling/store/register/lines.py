"""A person as a line of the register, and which lines a page has: those whom one may see, picked in the database."""

import datetime as dt
from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, Select, false, func, select, true

from dongling.accounts import Action, Actor, Thing, may, schools_of
from dongling.store.accounts.person import Person, name_key
from dongling.store.accounts.person_rows import persons_of
from dongling.store.database.counted_time import Present
from dongling.store.database.tables import known_places, one_time_links, people, person_roles, sessions
from dongling.store.register.person_line import PeopleQuery, PersonLine, PersonState

_P, _R, _L = people.c, person_roles.c, one_time_links.c


def seen_by(by: Actor) -> ColumnElement[bool]:
    """Return the condition on `people` that `by` may see one of somebody's roles; it is what `may` says of each."""
    schools = schools_of(by, Action.SEE_PEOPLE)
    if schools is None:
        return true()
    return _has_role(_R.school.in_(sorted(schools))) if schools else false()


def picked(by: Actor, query: PeopleQuery) -> Select[int]:
    """Return the numbers of those whom `by` may see and the query asks for, in no order."""
    asked = select(_P.id).where(seen_by(by))
    if query.words.strip():
        asked = asked.where(_P.name_key.contains(name_key(query.words), autoescape=True))
    if query.school or query.role:
        asked = asked.where(_has_role(_asked_role(by, query)))
    if query.state is PersonState.DISABLED:
        return asked.where(_P.disabled.is_not(None))
    if query.state is not None:
        has_joined = _P.password != "" if query.state is PersonState.ACTIVE else _P.password == ""
        return asked.where(_P.disabled.is_(None), has_joined)
    return asked


def lines_of(connection: Connection, by: Actor, numbers: Iterable[int], present: Present) -> list[PersonLine]:
    """Return the lines of some people by name, as `by` sees them: three questions, however many they are."""
    chosen = list(numbers)
    used, links = _last_used(connection, chosen), _links(connection, chosen, present)
    return [_line(by, person, used.get(person.id), links.get(person.id)) for person in persons_of(connection, chosen)]


def _line(by: Actor, person: Person, used: dt.datetime | None, link: dt.datetime | None) -> PersonLine:
    within = [grant for grant in person.grants if may(by, Action.SEE_PEOPLE, Thing(frozenset({grant.school})))]
    return PersonLine(person, tuple(sorted(within)), len(within) < len(person.grants), used, link)


def _has_role(which: ColumnElement[bool]) -> ColumnElement[bool]:
    return select(_R.person_id).where(_R.person_id == _P.id, which).exists()


def _asked_role(by: Actor, query: PeopleQuery) -> ColumnElement[bool]:
    schools = schools_of(by, Action.SEE_PEOPLE)
    which: ColumnElement[bool] = true() if schools is None else _R.school.in_(sorted(schools))
    if query.school:
        which = which & (_R.school == query.school)
    return which & (_R.role == query.role.value) if query.role else which


def _last_used(connection: Connection, chosen: list[int]) -> dict[int, dt.datetime]:
    """Return when each was last seen: by a session that is there yet, else by the places that are remembered."""
    last: dict[int, dt.datetime] = {}
    for table, when in ((sessions, sessions.c.used), (known_places, known_places.c.seen)):
        asked = select(table.c.person_id, func.max(when)).where(table.c.person_id.in_(chosen))
        for number, moment in connection.execute(asked.group_by(table.c.person_id)):
            if moment is not None:
                last[number] = max(moment, last.get(number, moment))
    return last


def _links(connection: Connection, chosen: list[int], present: Present) -> dict[int, dt.datetime]:
    ends: dict[int, dt.datetime] = {}
    for row in connection.execute(select(one_time_links).where(_L.person_id.in_(chosen))):
        until = row.made + dt.timedelta(seconds=row.lasting)
        if until > present.now and present.counted - row.made_counted < row.lasting:
            ends[row.person_id] = max(until, ends.get(row.person_id, until))
    return ends
