"""A person as a line of the register, whom a page of it is to show, and who was invited; light, for pages."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from dongling.accounts import Grant, Role
from dongling.store.accounts.person import Person


class PersonState(StrEnum):
    """How it stands with a person."""

    ACTIVE = "active"
    INVITED = "invited"
    """Has no password yet, nor anybody who vouches."""
    DISABLED = "disabled"


@dataclass(frozen=True, slots=True)
class PeopleQuery:
    """Whom a page of the register is to show: a part of the name, a school, a role, a state; empty for all."""

    words: str = ""
    school: str = ""
    role: Role | None = None
    state: PersonState | None = None


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person as an administrator sees one: the roles within his reach, and whether there are others besides.

    `last_used` is when a browser of theirs was last signed in, as far as is known: within 90 days. `link_until` is till
    when a link opens by which a password is set.
    """

    person: Person
    grants: tuple[Grant, ...]
    has_others: bool
    last_used: dt.datetime | None
    link_until: dt.datetime | None

    @property
    def state(self) -> PersonState:
        """Return how it stands with the person."""
        if self.person.disabled:
            return PersonState.DISABLED
        return PersonState.ACTIVE if self.person.has_joined else PersonState.INVITED


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody with a new link: its token, which is kept nowhere."""

    person: Person
    token: str


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody to take in: a sound name and a role."""

    name: str
    grant: Grant
