"""People for the tests of accounts."""

from collections.abc import Callable

from sqlalchemy import Engine, event

from dongling.accounts import OPERATOR, Grant, Role
from dongling.store import Store
from dongling.store.accounts.person import Person

PASSWORD = "桥头 银杏 三条河 雨天"  # noqa: S105 - of people that there are not
TEACHER_EAST = Grant(Role.TEACHER, "east")
BOSS_EAST = Grant(Role.SCHOOL_ADMIN, "east")
DISTRICT = Grant(Role.DISTRICT_ADMIN)


def somebody(store: Store, name: str = "陆老师", *grants: Grant) -> Person:
    """Return a person with a password."""
    return store.people.set_password(store.people.add(OPERATOR, name, grants or [TEACHER_EAST]), PASSWORD)


def person_named(store: Store, name: str = "陆老师") -> Person:
    """Return a person who is there."""
    person = store.people.named(name)
    assert person
    return person


def signed_in(store: Store, person: Person, place: str = "192.0.2.1") -> str:
    """Sign a person in; return the token."""
    token = store.sessions.begin(person, "Firefox", place)
    assert token
    return token


def questions(ask: Callable[[], object]) -> list[str]:
    """Return what is asked of the database meanwhile."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        ask()
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    return [one for one in asked if one.startswith("SELECT")]
