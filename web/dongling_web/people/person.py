"""One person in the room of people: what she is, and what is done to her.

A form says what its page showed of the person: whoever changes what somebody else changed meanwhile is told what it is
now, and nothing is changed.
"""

from collections.abc import Callable

from flask import Response, make_response, redirect, render_template, request

from dongling.accounts import Action, Actor, Grant, Thing, may
from dongling.problems import DonglingError
from dongling.store.accounts.person import PersonChanged
from dongling.store.register.person_line import Invited, PersonLine
from dongling_web.drafts.held_store import current_store
from dongling_web.http.context import current_catalog
from dongling_web.people.administrator import current_administrator, found_person, grant_of, own_schools, roles_of
from dongling_web.people.page import DONE, STATES, field, page, said_of
from dongling_web.people.slips import grant_said, own, slips_of, slips_page


@page.get("/<int:number>")
def person(number: int) -> Response:
    """Show one person."""
    return _person_page(found_person(current_administrator(), number), 200)


@page.post("/<int:number>/link")
def link(number: int) -> Response:
    """Make a link by which she sets a password: an invitation once more, or a reset."""
    actor, people = current_administrator(), current_store().people
    line = found_person(actor, number)
    try:
        token = people.reset(actor, line.person.name, _seen())
    except DonglingError as error:
        return _not_done(actor, number, error)
    ends = found_person(actor, number).link_until  # a reset's is not that of an invitation
    return slips_page(slips_of([Invited(line.person, token)], ends))


@page.post("/<int:number>/disable")
def disable(number: int) -> Response:
    """Let her sign in no more."""
    return _change(number, "disabled", current_store().people.disable)


@page.post("/<int:number>/enable")
def enable(number: int) -> Response:
    """Let her sign in again."""
    return _change(number, "enabled", current_store().people.enable)


@page.post("/<int:number>/second-factor")
def second_factor(number: int) -> Response:
    """Take the second factor from whoever lost it."""
    return _change(number, "second-off", current_store().people.reset_second_factor)


@page.post("/<int:number>/appoint")
def appoint(number: int) -> Response:
    """Give a role."""

    def give(actor: Actor, name: str, seen: str) -> None:
        grant = grant_of(field("role"), field("school"), current_catalog())
        current_store().people.appoint(actor, name, grant, seen)

    return _change(number, "appointed", give)


@page.post("/<int:number>/dismiss")
def dismiss(number: int) -> Response:
    """Take a role."""

    def take(actor: Actor, name: str, seen: str) -> None:
        current_store().people.dismiss(actor, name, grant_of(field("role"), field("school")), seen)

    return _change(number, "dismissed", take)


def _change(number: int, done: str, act: Callable[[Actor, str, str], None]) -> Response:
    actor = current_administrator()
    name = found_person(actor, number).person.name
    try:
        act(actor, name, _seen())
    except DonglingError as error:
        return _not_done(actor, number, error)
    if number == actor.person:  # who changed what he is himself may be no administrator any more
        return make_response(redirect("/account", 303))
    if current_store().register.line(actor, number) is None:
        return make_response(redirect("/admin/people?done=gone", 303))
    return make_response(redirect(f"/admin/people/{number}?done={done}", 303))


def _not_done(actor: Actor, number: int, error: DonglingError) -> Response:
    """Return the page of a person as she is now, with why nothing was changed."""
    changed = isinstance(error, PersonChanged)
    return _person_page(found_person(actor, number), 409 if changed else 400, said_of(error))


def _person_page(line: PersonLine, status: int, wrong: str = "") -> Response:
    actor, catalog = current_administrator(), current_catalog()
    changes = (Action.DISABLE, Action.RESET, Action.APPOINT, Action.HAND_OVER)
    able = {action.value for action in changes if may(actor, action, line.person.thing)}
    return own(
        render_template(
            "people/person.html",
            line=line,
            able=able,
            second_factor=current_store().second_factors.is_on(line.person),
            is_oneself=line.person.id == actor.person,
            takes=lambda grant: may(actor, Action.APPOINT, _thing(grant)),
            schools=own_schools(actor, catalog),
            roles=roles_of(actor),
            states=STATES,
            grant_said=grant_said,
            done=DONE.get(request.args.get("done", "")),
            wrong=wrong,
            typed={name: field(name) for name in ("role", "school")} if wrong and _is_appointment() else None,
        ),
        status,
    )


def _is_appointment() -> bool:
    return request.endpoint == "people.appoint"


def _thing(grant: Grant) -> Thing:
    return Thing(frozenset({grant.school}))


def _seen() -> str:
    """Return what the form showed of the person; one that does not say showed nobody."""
    return field("seen") or "-"
