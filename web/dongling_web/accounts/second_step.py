"""The second page of signing in, for who has a second factor: a code of the authenticator, or one from paper."""

from flask import Response, make_response, redirect, render_template

from dongling_web.accounts.admission import come_in, forget_half, half_way
from dongling_web.accounts.frame import came_from, field, own_page, page
from dongling_web.accounts.tries import CodeTries
from dongling_web.drafts.held_store import current_store
from dongling_web.http.rate_limit import while_of
from dongling_web.languages.words import spoken


@page.get("/sign-in/code")
def ask_code() -> Response:
    """Ask for a code."""
    return _code_page(200) if half_way() else _from_the_beginning()


@page.post("/sign-in/code")
def code_given() -> Response:
    """Sign in whoever gives a right code; a wrong one is counted."""
    there = half_way()
    if there is None:
        return _from_the_beginning()
    token, half = there
    tries = CodeTries(half.person)
    if wait := tries.wait():
        response = _code_page(429, spoken("试得太多了，请等%(wait)s再试。", wait=while_of(wait)))
        response.headers["Retry-After"] = str(wait)
        return response
    tries.begin()
    store = current_store()
    if not store.second_factors.accepts(half.person, field("code")):
        tries.failed()
        return _code_page(403, spoken("这个码不对，或者用过了；等手机上换了下一个再写。"))
    response_in = come_in(half.person, came_from(), keep=half.keep) if store.half_sign_ins.end(token) else None
    return forget_half(response_in) if response_in else _from_the_beginning()


def _code_page(status: int, wrong: str = "") -> Response:
    return own_page(render_template("accounts/code.html", back=came_from(), wrong=wrong), status)


def _from_the_beginning() -> Response:
    return forget_half(make_response(redirect("/account/sign-in", 303)))
