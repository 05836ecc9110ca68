"""`/admin/people`: everybody whom one administers, a page at a time; one more, and links for those without a password.

Links are shown once, on the page that answers.
"""

from collections.abc import Mapping, Sequence
from typing import overload

from flask import Blueprint, Response, make_response, redirect, render_template, request

from dongling.accounts import Action, Actor, Role, may
from dongling.problems import AWAY, DonglingError, Said, unknown
from dongling.store.accounts.person import LONGEST_NAME
from dongling.store.register.person_line import Invited, PeopleQuery, PersonLine, PersonState
from dongling_web.accounts.way_in import sign_in_first
from dongling_web.display.pages import CARDS, paged
from dongling_web.drafts.held_store import current_store
from dongling_web.house.frame import beside
from dongling_web.http.attachment import attached
from dongling_web.http.context import current_catalog
from dongling_web.http.numbers import whole_numbers
from dongling_web.languages.words import later, said_here, spoken
from dongling_web.people.administrator import (
    administrator,
    current_administrator,
    grant_of,
    own_schools,
    roles_of,
)
from dongling_web.people.slips import AT_ONCE, grant_said, own, slips_csv, slips_in, slips_of, slips_page

page = Blueprint("people", __name__, url_prefix="/admin/people")
page.context_processor(beside)
STATES = {
    PersonState.ACTIVE: later("能登录"),
    PersonState.INVITED: later("还没有密码"),
    PersonState.DISABLED: later("停用了"),
}
DONE = {
    "appointed": later("给了角色。"),
    "dismissed": later("收回了角色。"),
    "disabled": later("停用了，登录过的浏览器都已退出；做的东西都留着。"),
    "enabled": later("可以再登录了。"),
    "second-off": later("第二步验证取消了，登录过的浏览器都已退出；密码没有变。"),
    "gone": later("收回了角色；这个人已不归你管，所以名单里没有了。"),
    "none": later("选中的人里没有要给链接的：有密码的可以直接登录，停用的先恢复。"),
}
_LONGEST = 200
LARGEST = 4 * 1024 * 1024
"""Bytes of a list of people, or of links, that a form may send."""
_KEPT = ("q", "school", "role", "state")


class Lines(Sequence[PersonLine]):
    """The lines of a query, of which only those of a page are ever read."""

    def __init__(self, actor: Actor, query: PeopleQuery) -> None:
        self._actor, self._query = actor, query

    def __len__(self) -> int:
        return current_store().register.count(self._actor, self._query)

    @overload
    def __getitem__(self, place: int) -> PersonLine: ...

    @overload
    def __getitem__(self, place: slice) -> list[PersonLine]: ...

    def __getitem__(self, place: int | slice) -> PersonLine | list[PersonLine]:
        if isinstance(place, int):
            return self[place : place + 1][0]
        first, last, _ = place.indices(10**9)
        return current_store().register.page(self._actor, self._query, first, last - first)


@page.before_request
def only_administrators() -> Response | None:
    """Let only administrators in; who has not signed in is led to where that is done."""
    return sign_in_first() if administrator() is None else None


@page.get("")
def index() -> Response:
    """Show whom one administers, a page at a time, and find them by name, school, role and state."""
    actor, query, catalog = current_administrator(), asked_query(), current_catalog()
    register = current_store().register
    return own(
        render_template(
            "people/index.html",
            paged=paged(Lines(actor, query), CARDS, keep=_KEPT),
            query=query,
            everybody=register.count(actor),
            unset=register.count(actor, PeopleQuery(state=PersonState.INVITED)),
            schools=own_schools(actor, catalog),
            roles=roles_of(actor),
            states=STATES,
            grant_said=grant_said,
            can_invite=lambda line: line.state is PersonState.INVITED and may(actor, Action.RESET, line.person.thing),
            done=DONE.get(request.args.get("done", "")),
            kept=[(name, value) for name in _KEPT if (value := request.args.get(name, ""))],
            at_once=AT_ONCE,
        )
    )


@page.get("/new")
def new() -> Response:
    """Ask whom to take in."""
    return _new_page(200)


@page.post("")
def take_in() -> Response:
    """Take one person in, and give the invitation."""
    actor, name = current_administrator(), field("name")
    try:
        grant = grant_of(field("role"), field("school"), current_catalog())
    except DonglingError as error:
        return _new_page(400, said_of(error), "role")
    try:
        token = current_store().people.add(actor, name, [grant])
    except DonglingError as error:
        return _new_page(400, said_of(error))
    person = current_store().people.named(name)
    assert person is not None  # it was just made
    return slips_page(slips_of([Invited(person, token)]))


@page.post("/slips")
def slips() -> Response:
    """Make new links for chosen people who have no password, or for all of a query; as slips to print."""
    actor, register = current_administrator(), current_store().register
    chosen = whole_numbers(request.form.getlist("person"))
    if request.form.get("every"):
        chosen = register.without_password(actor, asked_query(request.form), AT_ONCE)
    invited = register.invite(actor, chosen[:AT_ONCE])
    if not invited:
        return make_response(redirect("/admin/people?done=none", 303))
    return slips_page(slips_of(invited), left=len(set(chosen)) - len(invited))


@page.post("/slips/print")
def slips_again() -> Response:
    """Show slips that were made before, as the page of their links sends them along; these make no new ones."""
    return slips_page(slips_in(_links())[:AT_ONCE])


@page.post("/links.csv")
def links() -> Response:
    """Return links that were made before as a file."""
    data = slips_csv(slips_in(_links())).encode("utf-8-sig")
    return attached(data, "text/csv", "links", spoken("邀请链接"), ".csv")


def asked_query(asked: Mapping[str, str] | None = None) -> PeopleQuery:
    """Return whom a request asks for. Raises DonglingError for a role or a state that there is not."""
    given = request.args if asked is None else asked
    role, state = given.get("role", ""), given.get("state", "")
    if role and role not in list(Role):
        raise unknown(Said("role 没有这个值", "role has no such value"), role[:40], [one.value for one in Role])
    if state and state not in list(PersonState):
        raise unknown(
            Said("state 没有这个值", "state has no such value"), state[:40], [one.value for one in PersonState]
        )
    words, school = given.get("q", "")[:LONGEST_NAME], given.get("school", "")[:100].replace("\0", "")
    return PeopleQuery(words, school, Role(role) if role else None, PersonState(state) if state else None)


def _new_page(status: int, wrong: str = "", at: str = "name") -> Response:
    """Return the page; what is wrong stands `at` its field."""
    actor = current_administrator()
    return own(
        render_template(
            "people/new.html",
            schools=own_schools(actor, current_catalog()),
            roles=roles_of(actor),
            typed={name: field(name) for name in ("name", "role", "school")},
            wrong=wrong,
            at=at if wrong else "",
        ),
        status,
    )


def _links() -> str:
    request.max_content_length = request.max_form_memory_size = LARGEST
    return request.form.get("links", "")


def field(name: str) -> str:
    """Return what a form has in a field, as far as anything there can be sensible."""
    return request.form.get(name, "")[:_LONGEST].replace("\0", "")


def said_of(error: DonglingError) -> str:
    """Return what was refused; that the store is away is another page's to say."""
    if error.status == AWAY:
        raise error
    return said_here(error.message)
