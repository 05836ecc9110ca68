"""Every role at every route of the app: each route says whose it is, and nothing of somebody else comes out of it."""

import re
from http import HTTPStatus
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from dongling.accounts import Grant, Role
from dongling.store import Store
from dongling_web.accounts.access import COOKIE
from tests.dongling.store.accounts.making import PASSWORD, signed_in, somebody
from tests.dongling_web.accounts.conftest import SignIn
from tests.dongling_web.conftest import browser

GRANTS = {
    Role.READER: None,
    Role.TEACHER: Grant(Role.TEACHER, "east"),
    Role.EDITOR: Grant(Role.EDITOR, "east"),
    Role.SCHOOL_ADMIN: Grant(Role.SCHOOL_ADMIN, "east"),
    Role.DISTRICT_ADMIN: Grant(Role.DISTRICT_ADMIN),
}
OWN = {
    *(f"accounts.{name}" for name in ("index", "end", "end_others", "sign_out", "ask_password", "password_changed")),
    *(f"accounts.{name}" for name in ("second_factor", "second_factor_on", "second_factor_off", "recovery_codes")),
    *(f"accounts.{name}" for name in ("openid_link", "openid_unlink", "mail", "mail_proposed", "mail_removed")),
    *("accounts.ask_again", "accounts.shown_again"),
    *(f"shelf.{name}" for name in ("index", "make_folder", "change_folder", "change_chosen", "bring", "brought")),
    *(f"shelf.{name}" for name in ("item", "share", "origin", "take_down", "colleagues", "hand_over", "handed_over")),
    *(f"shelf.{name}" for name in ("export", "leave", "left")),
    *(f"workshop.{name}" for name in ("index", "begin", "form", "save", "review", "preview", "file", "remark", "way")),
    *("workshop.take_outside", "workshop.bring", "workshop.bring_yaml", "workshop.go_on"),
    *(f"workshop.{name}" for name in ("binned", "taken_back", "origin", "origin_met")),
    *("workshop.plan", "workshop.sort_plan"),
    *("workshop.brought", "workshop.template"),
    *(f"workshop.{name}" for name in ("versions", "version", "go_back", "facts")),
    *(
        f"workshop.{name}"
        for name in ("media", "media_sent", "picture", "picture_changed", "medium_file", "medium_scaled")
    ),
}
"""What shows or changes what is one's own: it is there for everybody, for each on his own."""
BY_LINK = {
    *(f"accounts.{name}" for name in ("link", "password_set", "openid_invitation", "mail_link", "mail_confirmed")),
}
"""What whoever holds a link may."""
EVERYBODYS = {
    *(f"accounts.{name}" for name in ("sign_in", "signed_in_now", "ask_code", "code_given", "openid", "openid_done")),
    *("accounts.forgotten", "accounts.forgotten_named", "teachers.shared"),
    *("workshop.key", "workshop.key_shown", "workshop.key_ended"),
}
OF_THE_HOUSE = {
    *("admin.status", "admin.plugins", "admin.components", "admin.search", "admin.settings"),
}
"""What is for district administrators; where nobody has an account, for whoever sits at the machine."""
OF_A_SCHOOL = {"admin.content", "admin.storage", "admin.audit", "admin.audit_csv", "admin.audit_jsonl"}
"""Rooms of the house where a school's administrator sees what is of the school; an editor only what is wrong in it."""
OF_A_FILE = {"admin.mend", "admin.mended"}
"""What those who see what is wrong in a file see of it; without one it is no page."""
OF_ADMINISTRATORS = {
    f"people.{name}"
    for name in (
        *("index", "new", "take_in", "slips", "slips_again", "links"),
        *("person", "link", "disable", "enable", "appoint", "dismiss", "second_factor"),
        *("roster", "preview", "confirm", "template_csv", "template_xlsx"),
    )
}
"""What is for administrators of schools and of the district: each sees whom `may` says."""
OPEN = {
    *("about", "assets", "builder", "collections", "colours", "data", "downloads", "drafts", "facts", "films"),
    *(
        "home",
        "maps",
        "materials",
        "media",
        "notebook",
        "offline",
        "projector",
        "schools",
        "search",
        "sequences",
        "shared",
        "terms",
    ),
    *("troubled", "units", "wall"),
}
"""Rooms that are open to everybody, whoever is signed in; what is secret there is opened by its key."""
FOREIGN = "别处的周老师"


def address(rule: Rule, number: int) -> str:
    """Return an address of a route; where it takes a number it is that of a foreign thing."""
    filled = re.sub(r"<int:\w+>", str(number), rule.rule)
    filled = re.sub(r"<path:\w+>", "a", filled)
    return re.sub(r"<(?:\w+:)?(key|read_key)>", "x" * 24, filled).replace("<", "").replace(">", "")


def somebodys(store: Store, sign_in: SignIn, site: Flask, role: Role) -> FlaskClient:
    """Return a browser of somebody with a role."""
    grant = GRANTS[role]
    if grant is None:
        return browser(site)
    somebody(store, role.value, grant)
    return sign_in(role.value)


@pytest.mark.parametrize("role", Role)
def test_no_route_shows_or_changes_what_is_somebody_elses(
    site: Flask, store: Store, sign_in: SignIn, role: Role
) -> None:
    client = somebodys(store, sign_in, site, role)
    foreign = somebody(store, FOREIGN, Grant(Role.TEACHER, "west"))
    token = signed_in(store, foreign)
    (session,) = store.sessions.listed(foreign.actor)
    for rule in site.url_map.iter_rules():
        if rule.endpoint == "accounts.sign_out":
            continue  # it ends the session that asks; looked at elsewhere
        for method in {"GET", "POST"} & (rule.methods or set()):
            answer = client.open(address(rule, session.id), method=method, environ_base={"REMOTE_ADDR": "192.0.2.1"})
            if rule.endpoint.startswith("admin."):
                lets_in = {
                    Role.DISTRICT_ADMIN: OF_THE_HOUSE | OF_A_SCHOOL,
                    Role.SCHOOL_ADMIN: OF_A_SCHOOL,
                    Role.EDITOR: {"admin.content"},
                }
                assert (answer.status_code == HTTPStatus.OK) is (rule.endpoint in lets_in.get(role, ())), rule
            assert answer.status_code < HTTPStatus.INTERNAL_SERVER_ERROR or rule.rule == "/healthz", rule
            all_are_hers = role is Role.DISTRICT_ADMIN and rule.endpoint in OF_A_SCHOOL | OF_ADMINISTRATORS
            assert all_are_hers or FOREIGN.encode() not in answer.data, rule
    assert store.sessions.of(token)
    assert store.people.recognised(FOREIGN, PASSWORD) == foreign


def test_every_route_says_whose_it_is(site: Flask) -> None:
    told = OWN | BY_LINK | EVERYBODYS | OF_THE_HOUSE | OF_A_SCHOOL | OF_A_FILE | OF_ADMINISTRATORS
    unsaid = {
        rule.endpoint
        for rule in site.url_map.iter_rules()
        if rule.endpoint not in told and rule.endpoint.partition(".")[0] not in OPEN
    }
    assert unsaid == set()


def test_what_is_ones_own_is_nothing_to_whoever_has_not_signed_in(site: Flask) -> None:
    client = browser(site)
    assert client.get("/account").location == "/account/sign-in?back=/account"
    for form in ("/account/sessions/1/end", "/account/sessions/end-others"):
        assert client.post(form).status_code == HTTPStatus.FORBIDDEN


@pytest.mark.parametrize("cookie", ["", "x", "x" * 32, "\x80", "a" * 4000])
def test_a_cookie_that_is_no_session_is_nobody(site: Flask, cookie: str) -> None:
    client = browser(site)
    client.set_cookie(COOKIE, cookie)
    assert client.get("/").status_code == HTTPStatus.OK
    assert client.get("/account").status_code == HTTPStatus.SEE_OTHER


@pytest.mark.of_sqlite
def test_pages_go_on_for_whoever_is_signed_in_while_the_store_is_away(
    store: Store, sign_in: SignIn, tmp_path: Path
) -> None:
    somebody(store)
    client = sign_in("陆老师")
    (file,) = tmp_path.rglob("drafts.db")
    moved = file.rename(file.with_name("moved.db"))
    assert client.get("/").status_code == HTTPStatus.OK
    assert client.get("/account").status_code == HTTPStatus.SERVICE_UNAVAILABLE
    moved.rename(file)
    assert "陆老师" in client.get("/account").text
