"""Many people taken in at once: a few statements for all of them, and all or nobody."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from dongling.accounts import Action, Actor, Thing, may
from dongling.problems import DonglingError, Said
from dongling.store.accounts.person import Person, name_key, sound_name
from dongling.store.accounts.tokens import INVITATION, new_token, token_hash
from dongling.store.database.counted_time import Present
from dongling.store.database.tables import one_time_links, people, person_roles
from dongling.store.register.person_line import Newcomer

T = TypeVar("T")
_AT_ONCE = 500
"""So many names are asked for, or people made, by one statement: no database takes any number."""
_NOT_ALLOWED = Said(
    "名单里有不归你管的学校或角色，一个人也没有加进来",
    "the list has a school or a role that is not yours to give; nobody was taken in",
)
_TAKEN = Said(
    "名单里有个名字刚才被别人用了，一个人也没有加进来；再看一遍名单",
    "a name of the list was taken just now, so nobody was taken in; look at the list once more",
)


def names_taken(connection: Connection, names: Iterable[str]) -> set[str]:
    """Return which of these names are somebody's already, as they are looked for."""
    taken: set[str] = set()
    for some in _in_parts(sorted({name_key(name) for name in names})):
        taken.update(connection.execute(select(people.c.name_key).where(people.c.name_key.in_(some))).scalars())
    return taken


def take_in(
    connection: Connection, by: Actor, newcomers: Sequence[Newcomer], present: Present
) -> list[tuple[Person, str]]:
    """Take these in within the transaction; return each, in their order, with the token of the invitation."""
    for newcomer in newcomers:
        sound_name(newcomer.name)
        school = Thing(frozenset({newcomer.grant.school}))
        if not (may(by, Action.ADD_PERSON, school) and may(by, Action.APPOINT, school)):
            raise DonglingError(_NOT_ALLOWED)
    made: list[tuple[Person, str]] = []
    try:
        for some in _in_parts(newcomers):
            made += _made(connection, some, present)
    except IntegrityError:
        raise DonglingError(_TAKEN) from None
    return made


def _made(connection: Connection, newcomers: Sequence[Newcomer], present: Present) -> list[tuple[Person, str]]:
    lines = [{"name": one.name, "name_key": name_key(one.name), "created": present.now} for one in newcomers]
    numbered = insert(people).returning(people.c.id, sort_by_parameter_order=True)
    numbers = list(connection.execute(numbered, lines).scalars())
    grants = [
        {"person_id": number, "role": one.grant.role.value, "school": one.grant.school}
        for number, one in zip(numbers, newcomers, strict=True)
    ]
    connection.execute(insert(person_roles), grants)
    tokens = [new_token() for _ in numbers]
    when = {"made": present.now, "made_counted": present.counted, "lasting": int(INVITATION.total_seconds())}
    links = [
        {"token_hash": token_hash(token), "person_id": number, **when}
        for number, token in zip(numbers, tokens, strict=True)
    ]
    connection.execute(insert(one_time_links), links)
    return [
        (Person(number, one.name, frozenset({one.grant}), disabled=False, has_password=False), token)
        for number, one, token in zip(numbers, newcomers, tokens, strict=True)
    ]


def _in_parts(every: Sequence[T]) -> Iterator[Sequence[T]]:
    for first in range(0, len(every), _AT_ONCE):
        yield every[first : first + _AT_ONCE]
