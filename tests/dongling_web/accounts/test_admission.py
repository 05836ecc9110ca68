"""Coming in: by one way only, which asks for the code of whoever has a second factor."""

from flask import Flask

from dongling.accounts import OPERATOR
from dongling.store import Store
from dongling_web.accounts.access import COOKIE
from dongling_web.accounts.admission import HALF, admitted
from tests.dongling.store.accounts.making import PASSWORD, somebody
from tests.dongling.store.accounts.signing_in.making import with_second_factor
from tests.dongling_web.conftest import browser
from tests.house.tree import modules


def test_a_session_begins_in_one_place_of_the_pages_alone() -> None:
    beginning = {module.name for module in modules("web") if "sessions.begin(" in module.text}
    assert beginning == {"dongling_web.accounts.admission"}


def test_the_cookie_of_the_half_way_is_for_no_script_and_ten_minutes(site: Flask, store: Store) -> None:
    with_second_factor(store, somebody(store))
    answer = browser(site).post(
        "/account/sign-in", data={"name": "陆老师", "password": PASSWORD}, base_url="https://kc.example.cn"
    )
    (line,) = [line for line in answer.headers.getlist("Set-Cookie") if HALF in line]
    assert line.startswith(f"__Host-{HALF}=")
    assert all(flag in line for flag in ("Secure", "HttpOnly", "Path=/", "SameSite=Lax", "Max-Age=600"))
    assert not any(COOKIE in line for line in answer.headers.getlist("Set-Cookie"))


def test_who_was_disabled_this_moment_does_not_come_in(site: Flask, store: Store) -> None:
    person = somebody(store)
    store.people.disable(OPERATOR, "陆老师")
    with site.test_request_context("/account/sign-in"):
        assert admitted(person, "/") is None
