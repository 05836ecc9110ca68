"""Signing in and out, setting a password by a link, and where one is signed in: plain forms, without script."""

from flask import Response, make_response, redirect, render_template, request

from dongling.accounts import ROLE_NAMES
from dongling.problems import DonglingError
from dongling_web.accounts.access import current_session, let_out
from dongling_web.accounts.admission import admitted
from dongling_web.accounts.confirmation import me_just_now
from dongling_web.accounts.frame import came_from, done, field, own_page, page
from dongling_web.accounts.tries import Tries
from dongling_web.accounts.way_in import me
from dongling_web.drafts.held_store import current_store
from dongling_web.http.context import current_catalog
from dongling_web.http.errors import Refused, Trouble
from dongling_web.http.rate_limit import while_of
from dongling_web.languages.words import counted, later, name_of, said_here, spoken

_NO_LINK = Trouble(
    404,
    later("这个链接打不开了"),
    later("它用过了，或者过了期，或者抄漏了几个字；请管理员再给一个。"),
    ways=(("/account/sign-in", later("登录")), ("/", later("回到首页"))),
)
_NO_SESSION = Trouble(
    404,
    later("没有这一次登录"),
    later("它可能已经退出了，什么也没有改。"),
    ways=(("/account", later("我的账号")), ("/", later("回到首页"))),
)


@page.get("/sign-in")
def sign_in() -> Response:
    """Ask for name and password."""
    return _sign_in_page(200)


@page.post("/sign-in")
def signed_in_now() -> Response:
    """Sign in whoever has the password, by the teachers' door; else say how many tries are left."""
    name, password = field("name"), field("password")
    people = current_store().people
    tries = Tries(name, people.named(name))
    if wait := tries.wait():
        said = spoken(
            "试得太多了，请等%(wait)s再试。在这里登录过的同事不受影响。忘了密码，请管理员给一个链接。",
            wait=while_of(wait),
        )
        response = _sign_in_page(429, said)
        response.headers["Retry-After"] = str(wait)
        return response
    tries.begin()
    person = people.recognised(name, password)
    admission = admitted(person, came_from(), keep=bool(request.form.get("keep"))) if person else None
    if admission is None:
        left = tries.failed()
        told = counted("再错%(n)s次要等一会儿，同办公室的别人不受影响。", left) if left else spoken("请等一会儿再试。")
        return _sign_in_page(403, spoken("名字或密码不对。") + told)
    return admission


@page.post("/sign-out")
def sign_out() -> Response:
    """End this browser's session."""
    if there := current_session():
        session, person = there
        current_store().sessions.end(person.actor, session.id)
    response = make_response(redirect("/account/sign-in?done=out", 303))
    let_out(response)
    return response


@page.get("")
def index() -> Response:
    """Show who is signed in, as what, and where."""
    session, person = me()
    catalog = current_catalog()
    roles = [
        (said_here(ROLE_NAMES[grant.role]), name_of("school", grant.school, catalog) if grant.school else "")
        for grant in sorted(person.grants)
    ]
    sessions = current_store().sessions.listed(person.actor)
    second = current_store().second_factors.is_on(person)
    given = {"person": person, "roles": roles, "sessions": sessions, "here": session, "second_factor": second}
    return own_page(render_template("accounts/index.html", **given, done=done()))


@page.post("/sessions/<int:number>/end")
def end(number: int) -> Response:
    """End one of one's own sessions; one of somebody else's is not there."""
    _, person = me_just_now()
    if not current_store().sessions.end(person.actor, number):
        raise Refused(_NO_SESSION)
    return make_response(redirect("/account?done=ended", 303))


@page.post("/sessions/end-others")
def end_others() -> Response:
    """End all of one's sessions but this one."""
    session, person = me_just_now()
    sessions = current_store().sessions
    for one in sessions.listed(person.actor):
        if one.id != session.id:
            sessions.end(person.actor, one.id)
    return make_response(redirect("/account?done=others", 303))


@page.get("/link/<key>")
def link(key: str) -> Response:
    """Ask for a password, and the first administrator for a name."""
    return _link_page(key, 200)


@page.post("/link/<key>")
def password_set(key: str) -> Response:
    """Set a password by a link, and sign in with it."""
    password = field("password")
    if password != field("again"):
        return _link_page(key, 400, spoken("两次写的密码不一样，再写一遍。"))
    if current_store().people.by_link(key) is None:
        raise Refused(_NO_LINK)
    try:
        person = current_store().people.set_password(key, password, field("name"))
    except DonglingError as error:
        return _link_page(key, 400, said_here(error.message), "password" if _is_sound_name(key) else "name")
    return admitted(person, "/account") or make_response(redirect("/account/sign-in", 303))


def _is_sound_name(key: str) -> bool:
    """Tell whether the name that a form says will do, or whether none was asked for."""
    from dongling.store.accounts.person import sound_name

    there = current_store().people.by_link(key)
    try:
        return bool(there and there[1]) or bool(sound_name(field("name")))
    except DonglingError:
        return False


def _link_page(key: str, status: int, wrong: str = "", at: str = "password") -> Response:
    """Return the page; what is wrong stands `at` its field."""
    there = current_store().people.by_link(key)
    if there is None:
        raise Refused(_NO_LINK)
    name = there[1]
    given = {"name": name, "key": key, "typed": field("name"), "wrong": wrong, "at": at if wrong else ""}
    return own_page(render_template("accounts/link.html", **given), status)


def _sign_in_page(status: int, wrong: str = "") -> Response:
    given = {"back": came_from(), "typed": field("name"), "wrong": wrong, "done": done()}
    text = render_template("accounts/sign_in.html", **given, kept="keep" in request.form)
    return own_page(text, status)
