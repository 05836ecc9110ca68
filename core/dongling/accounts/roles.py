"""Who may do what: one table, and `may`, which alone reads it. Pages and commands ask; nothing else decides.

A role reaches what is one's own, what is of the schools where one has it, or everything. What nobody wrote into the
table nobody may do.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from dongling.problems import Said

if TYPE_CHECKING:
    from dongling.accounts.plugin_action import PluginAction


class Role(StrEnum):
    """What a person is; everybody is a reader, without an account, too."""

    READER = "reader"
    TEACHER = "teacher"
    EDITOR = "editor"
    SCHOOL_ADMIN = "school_admin"
    DISTRICT_ADMIN = "district_admin"


ROLE_NAMES: Mapping[Role, Said] = MappingProxyType(
    {
        Role.READER: Said("读者", "reader"),
        Role.TEACHER: Said("老师", "teacher"),
        Role.EDITOR: Said("编辑", "editor"),
        Role.SCHOOL_ADMIN: Said("学校管理员", "school administrator"),
        Role.DISTRICT_ADMIN: Said("区管理员", "district administrator"),
    }
)


class Action(StrEnum):
    """What can be done to a thing."""

    READ = "read"
    """Whatever the site shows to everybody."""
    SEE_SESSIONS = "see_sessions"
    END_SESSION = "end_session"
    CHANGE_SIGN_IN = "change_sign_in"
    """The password, the second factor, who else vouches, where letters go."""
    WRITE = "write"
    """Units of a school, which its editors publish."""
    PUBLISH = "publish"
    """In the name of a school."""
    SEE_HOUSE = "see_house"
    """How the site fares, its plugins and what was not found; a thing of the district."""
    SEE_PEOPLE = "see_people"
    ADD_PERSON = "add_person"
    DISABLE = "disable"
    """A person, or take that back."""
    RESET = "reset"
    """A password; who may do this may become that person."""
    APPOINT = "appoint"
    """Give a role, or take it."""
    SEE_CONTENT = "see_content"
    """What is wrong in the content of a school."""
    SEE_AUDIT = "see_audit"
    """What was done, by whom; of a school, or of the district."""
    SEE_STORAGE = "see_storage"
    """How much the people of a school keep."""
    KEEP_SHELF = "keep_shelf"
    """Open, change, share and throw away what lies on a shelf."""
    SHARE_IN_SCHOOL = "share_in_school"
    """Share with the people of a school, and see what they share."""
    SHARE_IN_DISTRICT = "share_in_district"
    """Share with everybody who signs in or with all readers, and see what the district's people share."""
    TAKE_DOWN = "take_down"
    """What somebody shares, so that only its owner sees it."""
    HAND_OVER = "hand_over"
    """A person's shelf, to a colleague."""
    LEAVE = "leave"
    """Take an account away, with all that lies on its shelf."""


class Reach(IntEnum):
    """How far a role goes with an action."""

    NOTHING = 0
    OWN = 1
    SCHOOL = 2
    EVERYTHING = 3


_ADMINISTERS = (
    Action.SEE_PEOPLE,
    Action.ADD_PERSON,
    Action.DISABLE,
    Action.RESET,
    Action.APPOINT,
    Action.SEE_CONTENT,
    Action.SEE_AUDIT,
    Action.SEE_STORAGE,
    Action.HAND_OVER,
    Action.TAKE_DOWN,
)
_SHARES = {Action.SHARE_IN_SCHOOL: Reach.SCHOOL, Action.SHARE_IN_DISTRICT: Reach.EVERYTHING}
TABLE: Mapping[Role, Mapping[Action, Reach]] = MappingProxyType(
    {
        Role.READER: {
            Action.READ: Reach.EVERYTHING,
            Action.SEE_SESSIONS: Reach.OWN,
            Action.END_SESSION: Reach.OWN,
            Action.CHANGE_SIGN_IN: Reach.OWN,
            Action.KEEP_SHELF: Reach.OWN,
            Action.HAND_OVER: Reach.OWN,
            Action.LEAVE: Reach.OWN,
        },
        Role.TEACHER: {Action.WRITE: Reach.SCHOOL, **_SHARES},
        Role.EDITOR: {
            Action.WRITE: Reach.SCHOOL,
            Action.PUBLISH: Reach.SCHOOL,
            Action.SEE_CONTENT: Reach.SCHOOL,
            **_SHARES,
        },
        Role.SCHOOL_ADMIN: {
            Action.WRITE: Reach.SCHOOL,
            Action.PUBLISH: Reach.SCHOOL,
            **_SHARES,
            **dict.fromkeys(_ADMINISTERS, Reach.SCHOOL),
        },
        Role.DISTRICT_ADMIN: dict.fromkeys(
            (Action.WRITE, Action.PUBLISH, Action.SEE_HOUSE, Action.SHARE_IN_DISTRICT, *_ADMINISTERS), Reach.EVERYTHING
        ),
    }
)
"""What each role adds to what everybody may; a person may what any of his roles does."""


_NOWHERE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, order=True)
class Grant:
    """A role at a school, by its identifier; a district administrator's is of no school."""

    role: Role
    school: str = ""

    def __post_init__(self) -> None:
        if bool(self.school) is (self.role in (Role.READER, Role.DISTRICT_ADMIN)):
            message = f"{self.role} of “{self.school}”"
            raise ValueError(message)


def _reached(grants: Iterable[Grant]) -> Mapping[Action, frozenset[str] | None]:
    reached: dict[Action, frozenset[str] | None] = {}
    for grant in grants:
        for action, reach in TABLE[grant.role].items():
            before = reached.get(action, _NOWHERE)
            if reach is Reach.EVERYTHING or before is None:
                reached[action] = None
            elif reach is Reach.SCHOOL:
                reached[action] = before | {grant.school}
    return MappingProxyType(reached)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something: a person by number, 0 for whoever has not signed in, and what he is where."""

    person: int = 0
    grants: frozenset[Grant] = frozenset()
    reached: Mapping[Action, frozenset[str] | None] = field(init=False, repr=False, compare=False)
    """In which schools each action is his; None for everywhere."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "reached", _reached(self.grants))


@dataclass(frozen=True, slots=True)
class Thing:
    """What something is done to: of which schools it is (a person is of all where he has a role), and whose.

    What is not of a school alone, such as a district administrator, is of the school “”, which is no school.
    """

    schools: frozenset[str] = frozenset()
    owner: int = 0


ANYBODY = Actor()
DISTRICT = Thing(frozenset({""}))
"""What is of the whole site, and of no school alone."""
OPERATOR = Actor(0, frozenset({Grant(Role.DISTRICT_ADMIN)}))
"""Whoever sits at the machine: the files are his anyway."""
_PUBLIC = frozenset(action for action, reach in TABLE[Role.READER].items() if reach is Reach.EVERYTHING)
_OWN = frozenset(action for row in TABLE.values() for action, reach in row.items() if reach is Reach.OWN)


def may(actor: Actor, action: "Action | PluginAction", thing: Thing) -> bool:
    """Tell whether an actor may do this to a thing: all schools that it is of must be within reach.

    An action of a plugin is one that `Plugins.actions` has taken; it says itself how far each role goes.
    """
    if not isinstance(action, Action):
        return _may_by_plugin(actor, action.reach, thing)
    if action in _PUBLIC or (action in _OWN and actor.person and thing.owner == actor.person):
        return True
    schools = actor.reached.get(action, _NOWHERE)
    return schools is None or bool(thing.schools and thing.schools <= schools)


def _may_by_plugin(actor: Actor, reaches: Mapping[Role, Reach], thing: Thing) -> bool:
    """Tell the same of an action of which each role's reach is told."""
    reached = [(reaches.get(grant.role, Reach.NOTHING), grant.school) for grant in actor.grants]
    if any(reach is Reach.EVERYTHING for reach, _ in reached):
        return True
    if actor.person and thing.owner == actor.person and any(reach is Reach.OWN for reach, _ in reached):
        return True
    return bool(thing.schools) and thing.schools <= {school for reach, school in reached if reach is Reach.SCHOOL}


def schools_of(actor: Actor, action: Action) -> frozenset[str] | None:
    """Return in which schools an actor may do this, None for everywhere: what lists of things are narrowed to."""
    return actor.reached.get(action, _NOWHERE)


def person_thing(person: int, grants: Iterable[Grant]) -> Thing:
    """Return a person as what something is done to."""
    return Thing(frozenset(grant.school for grant in grants), person)
