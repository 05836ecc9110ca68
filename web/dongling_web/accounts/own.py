"""What a person changes of her own account: the password, and the second factor."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from flask import Response, make_response, redirect, render_template

from dongling.problems import DonglingError
from dongling_web.accounts.confirmation import me_just_now
from dongling_web.accounts.frame import field, own_page, page
from dongling_web.accounts.tries import CodeTries, Tries, too_often
from dongling_web.accounts.way_in import me
from dongling_web.display.qr import qr_svg
from dongling_web.drafts.held_store import current_store
from dongling_web.http.context import current_library
from dongling_web.languages.words import later, said_here, spoken

if TYPE_CHECKING:
    from dongling.accounts import Actor

_WRONG_CODE = later("这个码不对，或者用过了；等手机上换了下一个再写。")


@page.get("/password")
def ask_password() -> Response:
    """Ask for the old password and a new one."""
    return _password_page(200)


@page.post("/password")
def password_changed() -> Response:
    """Change one's own password; wrong old ones are counted as tries to sign in are."""
    from dongling.store.accounts.signing_in.own_password import WrongPassword

    session, person = me()
    if field("password") != field("again"):
        return _password_page(400, spoken("两次写的密码不一样，再写一遍。"), "password")
    tries = Tries(person.name, person)
    if wait := tries.wait():
        return _password_page(429, too_often(wait))
    tries.begin()
    try:
        current_store().people.change_password(person.actor, field("old"), field("password"), session.id)
    except WrongPassword as error:
        tries.failed()
        return _password_page(403, said_here(error.message))
    except DonglingError as error:
        return _password_page(400, said_here(error.message), "password")
    return make_response(redirect("/account?done=password", 303))


@page.get("/second-factor")
def second_factor() -> Response:
    """Show how to switch the second factor on, or that it is."""
    me_just_now()
    return _second_page(200)


@page.post("/second-factor")
def second_factor_on() -> Response:
    """Switch it on by a code of the secret; show the recovery codes, this once."""
    return _with_codes(current_store().second_factors.confirm)


@page.post("/second-factor/codes")
def recovery_codes() -> Response:
    """Show new recovery codes in place of the old, this once."""
    return _with_codes(current_store().second_factors.renew_recovery_codes)


@page.post("/second-factor/off")
def second_factor_off() -> Response:
    """Switch it off, by a code of it."""
    _, person = me_just_now()
    tries = CodeTries(person)
    if wait := tries.wait():
        return _second_page(429, too_often(wait))
    tries.begin()
    if not current_store().second_factors.switch_off(person.actor, field("code")):
        tries.failed()
        return _second_page(403, str(_WRONG_CODE))
    return make_response(redirect("/account?done=second-off", 303))


def _with_codes(give: "Callable[[Actor, str], list[str]]") -> Response:
    """Return the page of recovery codes that are given for a right code; else say why not."""
    _, person = me_just_now()
    tries = CodeTries(person)
    if wait := tries.wait():
        return _second_page(429, too_often(wait))
    tries.begin()
    codes = give(person.actor, field("code"))
    if not codes:
        tries.failed()
        return _second_page(403, str(_WRONG_CODE))
    return own_page(render_template("accounts/recovery_codes.html", person=person, codes=codes))


def _second_page(status: int, wrong: str = "") -> Response:
    _, person = me()
    factors = current_store().second_factors
    if factors.is_on(person):
        left = factors.recovery_left(person)
        return own_page(render_template("accounts/second_factor_on.html", left=left, wrong=wrong), status)
    from dongling.store.accounts.signing_in.codes import address_of

    secret = factors.prepare(person.actor)
    code = qr_svg(address_of(secret, person.name, current_library().settings.site_name))
    return own_page(render_template("accounts/second_factor.html", secret=secret, code=code, wrong=wrong), status)


def _password_page(status: int, wrong: str = "", at: str = "old") -> Response:
    """Return the page; what is wrong stands `at` its field."""
    _, person = me()
    given = {"person": person, "wrong": wrong, "at": at if wrong else ""}
    return own_page(render_template("accounts/password.html", **given), status)
