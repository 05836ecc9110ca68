"""Whose pages these are: whoever is signed in and may see people of some school; of others nobody's is there."""

from flask import abort

from dongling.accounts import DISTRICT, ROLE_NAMES, Action, Actor, Grant, Role, Thing, may
from dongling.catalog import Catalog
from dongling.problems import DonglingError, Said, unknown
from dongling.store.register.person_line import PersonLine
from dongling_web.accounts.access import current_session, has_accounts
from dongling_web.drafts.held_store import current_store
from dongling_web.http.errors import Refused, Trouble
from dongling_web.languages.words import later, said_here

NOT_YOURS = Trouble(
    403,
    later("这里是管理员的"),
    later("人和角色归学校管理员和区管理员管。要加人、改角色、重设密码，请找本校的管理员。"),
    ways=(("/account", later("我的账号")), ("/", later("回到首页"))),
)
NOBODY = Trouble(
    404,
    later("没有这个人"),
    later("也可能有，只是不归你管。什么也没有改。"),
    ways=(("/admin/people", later("看所有的人")), ("/", later("回到首页"))),
)
_NO_ROLE = Said("没有这个角色", "there is no such role")


def administrator() -> Actor | None:
    """Return who is signed in and administers people, None for nobody who is signed in; Refused for anybody else."""
    if not has_accounts():
        abort(404)
    there = current_session()
    if there is None:
        return None
    if not there[1].administers:
        raise Refused(NOT_YOURS)
    return there[1].actor


def current_administrator() -> Actor:
    """Return who administers; Refused for anybody else."""
    actor = administrator()
    if actor is None:
        raise Refused(NOT_YOURS)
    return actor


def found_person(actor: Actor, number: int) -> PersonLine:
    """Return a person whom `actor` may see; Refused for anybody else, as for nobody."""
    line = current_store().register.line(actor, number)
    if line is None:
        raise Refused(NOBODY)
    return line


def own_schools(actor: Actor, catalog: Catalog) -> list[str]:
    """Return the schools where `actor` takes people in and appoints them."""
    return [school for school in catalog.schools if may(actor, Action.APPOINT, _at(school))]


def roles_of(actor: Actor) -> dict[str, str]:
    """Return the roles that `actor` may give, somewhere, with their names in the language of the request."""
    never = {Role.READER} if may(actor, Action.APPOINT, DISTRICT) else {Role.READER, Role.DISTRICT_ADMIN}
    return {role.value: said_here(ROLE_NAMES[role]) for role in Role if role not in never}


def grant_of(role: str, school: str, catalog: Catalog | None = None) -> Grant:
    """Return the role at a school that a form says, with a catalogue at one that there is.

    Raises DonglingError for what goes together with nothing.
    """
    if role == Role.DISTRICT_ADMIN:
        return Grant(Role.DISTRICT_ADMIN)
    try:
        grant = Grant(Role(role), school[:100])
    except ValueError:
        raise DonglingError(_NO_ROLE) from None
    if catalog is not None and school not in catalog.schools:
        raise unknown(Said(f"没有学校“{school[:40]}”", f"there is no school “{school[:40]}”"), school, catalog.schools)
    return grant


def _at(school: str) -> Thing:
    return Thing(frozenset({school}))
