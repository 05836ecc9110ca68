"""An open browser gives no account away: what would do so asks for the password once more, unless it just was."""

import datetime as dt
from http import HTTPStatus

import pytest
from flask.testing import FlaskClient
from sqlalchemy import update

from dongling.problems import Said
from dongling.sequences import Draft
from dongling.store import Store
from dongling.store.accounts.person import Person
from dongling.store.database.tables import sessions
from dongling_web.accounts.confirmation import FRESH
from tests.dongling.store.accounts.making import PASSWORD, person_named, somebody
from tests.dongling.store.accounts.signing_in.making import with_second_factor
from tests.dongling.store.making import by_hand
from tests.dongling_web.accounts.conftest import SignIn

CONFIRM = "/account/confirm"
PAGES = ("/account/second-factor", "/shelf/export", "/shelf/hand-over", "/shelf/leave")
FORMS = {
    "/account/second-factor": "/account/second-factor",
    "/account/second-factor/codes": "/account/second-factor",
    "/account/second-factor/off": "/account/second-factor",
    "/account/sessions/1/end": "/account",
    "/account/sessions/end-others": "/account",
    "/shelf/hand-over": "/shelf/hand-over",
    "/shelf/leave": "/shelf/leave",
}
"""Forms, and the page where each stands; those of letters and of who else vouches are tried beside these."""


def grow_old(store: Store, by: dt.timedelta = FRESH) -> None:
    """Have all sessions begun so long ago."""
    with by_hand(store) as connection:
        connection.execute(update(sessions).values(began=store.present.now - by))


@pytest.fixture
def lu(store: Store) -> Person:
    """Return somebody with a second factor and something on the shelf, who is signed in elsewhere, too."""
    person = somebody(store)
    store.shelf.create(person.actor, Draft("一条河"), Said("新建", "made"))
    return person


@pytest.fixture
def old(store: Store, lu: Person, sign_in: SignIn) -> FlaskClient:
    """Return the browser of an hour ago."""
    sign_in(lu.name)
    client = sign_in(lu.name)
    grow_old(store)
    return client


@pytest.mark.parametrize("address", PAGES)
def test_a_page_asks_once_and_is_come_back_to(old: FlaskClient, address: str) -> None:
    asked = old.get(f"{address}?a=b")
    assert (asked.status_code, asked.location) == (303, f"{CONFIRM}?back={address}%3Fa%3Db")
    page = old.get(asked.location).text
    assert f'name="back" value="{address}?a=b"' in page
    answer = old.post(CONFIRM, data={"old": PASSWORD, "back": f"{address}?a=b"})
    assert (answer.status_code, answer.location) == (303, f"{address}?a=b")
    assert old.get(address).status_code == HTTPStatus.OK


@pytest.mark.parametrize("form", FORMS)
def test_a_form_does_nothing_and_leads_back_to_itself(old: FlaskClient, store: Store, lu: Person, form: str) -> None:
    code = "000000"
    if form.endswith(("codes", "off")):
        code = with_second_factor(store, lu)[0]
    before = len(store.sessions.listed(lu.actor))
    answer = old.post(form, data={"code": code, "name": lu.name})
    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert "还没有做" in answer.text
    assert f'name="back" value="{FORMS[form]}"' in answer.text
    assert len(store.sessions.listed(lu.actor)) == before
    assert person_named(store) == lu
    assert store.second_factors.is_on(lu) is form.endswith(("codes", "off"))


def test_a_wrong_password_opens_nothing_and_is_counted_with_those_to_sign_in(old: FlaskClient) -> None:
    told = [old.post(CONFIRM, data={"old": "x", "back": "/shelf/leave"}).status_code for _ in range(6)]
    assert told == [403] * 3 + [429] * 3  # two were those to sign in, once in each browser
    assert old.get("/shelf/leave").status_code == HTTPStatus.SEE_OTHER


def test_who_signed_in_just_now_is_not_asked_and_ten_minutes_later_is(
    store: Store, lu: Person, sign_in: SignIn
) -> None:
    client = sign_in(lu.name)
    assert client.get("/shelf/leave").status_code == HTTPStatus.OK
    grow_old(store, FRESH - dt.timedelta(seconds=20))
    assert client.get("/shelf/leave").status_code == HTTPStatus.OK
    grow_old(store)
    assert client.get("/shelf/leave").status_code == HTTPStatus.SEE_OTHER
    grow_old(store, -2 * FRESH)  # a clock that was set back makes nothing last longer
    assert client.get("/shelf/leave").status_code == HTTPStatus.SEE_OTHER


def test_one_browser_shows_it_for_itself_alone(old: FlaskClient, store: Store, sign_in: SignIn, lu: Person) -> None:
    other = sign_in(lu.name)
    grow_old(store)
    old.post(CONFIRM, data={"old": PASSWORD, "back": "/"})
    assert old.get("/shelf/leave").status_code == HTTPStatus.OK
    assert other.get("/shelf/leave").status_code == HTTPStatus.SEE_OTHER


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example"])
def test_nobody_is_led_to_another_site(old: FlaskClient, back: str) -> None:
    assert old.post(CONFIRM, data={"old": PASSWORD, "back": back}).location == "/"
