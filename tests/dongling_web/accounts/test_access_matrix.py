"""Every role at every route with every method, with what is really somebody else's in the address and in the form.

The site has no more than accounts, or another site that vouches for people and a mail server, which bring routes of
their own. The routes come from the app's own map. What is foreign is real: a person of another school with a session,
somebody who is invited there, a draft, another on the shelf. All numbers are 1; instead of a key stands what somebody
may know who has none: the key that only reads, the place on the shelf, and the digest of a link, as a stolen file has
it. Before and after each request all tables are compared.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import insert, select
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from dongling.accounts import OPERATOR, Grant, Role
from dongling.problems import Said
from dongling.sequences import Draft
from dongling.store import SavedDraft, Store
from dongling.store.accounts.person import Person
from dongling.store.accounts.tokens import token_hash
from dongling.store.database.tables import METADATA, sessions
from dongling.store.manuscripts.manuscript import NewManuscript
from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.accounts.mail.postman import end_postman
from dongling_web.app import create_app
from dongling_web.drafts.held_store import close_store
from tests.dongling.store.accounts.making import PASSWORD, signed_in, somebody
from tests.dongling.store.accounts.signing_in.making import with_second_factor
from tests.dongling.store.making import by_hand
from tests.dongling_web.accounts.conftest import SCHOOLS, SignIn
from tests.dongling_web.accounts.mail.post_office import post_office
from tests.dongling_web.accounts.openid.lying_provider import CLIENT, lying_provider
from tests.dongling_web.accounts.openid.lying_provider import SECRET as SECRET_OF_OPENID
from tests.dongling_web.conftest import browser, write

GRANTS = {
    Role.READER: None,
    Role.TEACHER: Grant(Role.TEACHER, "east"),
    Role.EDITOR: Grant(Role.EDITOR, "east"),
    Role.SCHOOL_ADMIN: Grant(Role.SCHOOL_ADMIN, "east"),
    Role.DISTRICT_ADMIN: Grant(Role.DISTRICT_ADMIN),
}
FOREIGN, INVITED, SECRET = "西校的周老师", "西校的新老师", "周老师没有给人看的草稿"
WRONG = "谁也没有定过的密码"
_OF_TIME = {"counted_time", "sign_in_tries"}
"""Tables that only say what time it is, and how often was tried."""
_CHAIN = {"audit", "audit_head"}
"""What is done stands there, too: that somebody signed out, for one."""
_TRIES = {"sign_in_tries"}
"""How often a password was tried: whoever tries one is counted."""
_NOTED = {"used", "used_counted", "seal"}
"""Columns that note a use; a seal is of those with them."""
ADDS = {"drafts", "draft_versions", "manuscript_versions", "remarks"}
"""Tables to which everybody may add what is his own."""
OF_PEOPLE = {
    *("people", "person_roles", "sessions", "one_time_links", "second_factors", "recovery_codes", "half_sign_ins"),
    *("identities", "mail_addresses"),
}
"""Tables that an administrator of the district changes by the room of people."""
MORE = {
    *("accounts.openid", "accounts.openid_link", "accounts.openid_unlink", "accounts.openid_invitation"),
    *("accounts.openid_done", "accounts.forgotten_named", "accounts.mail_proposed", "accounts.mail_confirmed"),
}
"""Routes that do something only where another site vouches, or letters can be sent."""
Rows = dict[str, set[tuple[str, ...]]]


@dataclass(frozen=True)
class Foreign:
    """What is somebody else's."""

    person: Person
    draft: SavedDraft
    shelved: SavedDraft
    token: str
    invitation: str

    @property
    def keys(self) -> tuple[str, ...]:
        """Return what is no key, though one may have it."""
        return (self.draft.read_key, token_hash(self.invitation), "x" * 24, self.shelved.read_key)


@pytest.fixture(params=["accounts alone", "OpenID and letters"])
def site(
    request: pytest.FixtureRequest, open_library: OpenLibrary, write_content: WriteContent, tmp_path: Path
) -> Iterator[Flask]:
    """Return the app of a site of two schools, with all that it can have, or without."""
    folder = write_content({"a.yaml": unit_text("a")})
    schools = [write(folder.parent / name, {"school.yaml": files["school.yaml"]}) for name, files in SCHOOLS.items()]
    with ExitStack() as stack:
        more = _more(stack, tmp_path) if request.param == "OpenID and letters" else {}
        app = create_app(open_library(folder, *schools, search=True, accounts=True, **more))
        yield app
        end_postman(app)
        close_store(app)


def _more(stack: ExitStack, place: Path) -> dict[str, Any]:
    """Run a site that vouches and a mail server; return the settings for both."""
    secret = place / "secret"
    secret.write_text(SECRET_OF_OPENID, encoding="utf-8")
    issuer, port = stack.enter_context(lying_provider()).issuer, stack.enter_context(post_office()).port
    openid = {"oidc_issuer": issuer, "oidc_client_id": CLIENT, "oidc_secret": secret}
    letters = {"smtp_url": f"smtp://127.0.0.1:{port}", "mail_from": "kc@example.cn"}
    return {"site_url": "http://localhost", **openid, **letters}


@pytest.fixture
def foreign(store: Store) -> Foreign:
    """Make what is somebody else's, before there is anybody else."""
    person = somebody(store, FOREIGN, Grant(Role.TEACHER, "west"))
    token = signed_in(store, person)
    did = Said("新建", "made")
    shelved = store.shelf.create(person.actor, Draft(SECRET), did)
    folder = store.shelf.folders.make(person.actor, SECRET)
    assert shelved.shelf_number == folder == 1
    draft = store.create(Draft(SECRET), did)
    text = f"编号: secret-unit\n类型: 课堂教学\n名称: {SECRET}\n"
    number = store.manuscripts.begin(person.actor, NewManuscript("west", "lesson", text, SECRET, "secret-unit"))
    store.manuscripts.hand_in(person.actor, number)
    store.manuscripts.remark(person.actor, number, "name", SECRET)
    invitation = store.people.add(OPERATOR, INVITED, [Grant(Role.EDITOR, "west")])
    assert person.id == store.sessions.listed(person.actor)[0].id == 1
    return Foreign(person, draft, shelved, token, invitation)


@pytest.fixture(autouse=True)
def otherwise_opened(store: Store, foreign: Foreign) -> None:
    """Give the foreign account what else opens one: a second factor, another site that vouches, a mail address."""
    with_second_factor(store, foreign.person)
    store.identities.link(foreign.person.actor, "https://id.example.cn", "zhou")
    store.mail_addresses.confirm(store.mail_addresses.propose(foreign.person.actor, "zhou@example.cn"))


def client_of(store: Store, sign_in: SignIn, site: Flask, role: Role) -> tuple[FlaskClient, int]:
    """Return a browser of somebody with a role, and the number of that person: 0 for who has not signed in."""
    grant = GRANTS[role]
    if grant is None:
        return browser(site), 0
    person = somebody(store, f"东校的{role.value}", grant)
    return sign_in(person.name), person.id


def rows_of_others(store: Store, own: int) -> Rows:
    """Return every row of every table, but for what is one's own and what only notes that time goes by."""
    with by_hand(store) as connection:
        return {
            table.name: {
                tuple(f"{name}={value!r}" for name, value in row._asdict().items() if name not in _NOTED)
                for row in connection.execute(select(table))
                if not is_own(table.name, row._asdict(), own)
            }
            for table in METADATA.sorted_tables
            if table.name not in _OF_TIME | _CHAIN | _TRIES
        }


def is_own(table: str, row: dict[str, Any], own: int) -> bool:
    """Tell whether a row is of the person who asks."""
    return bool(own) and (row.get("person_id") == own or (table == "people" and row["id"] == own))


def addresses(rule: Rule, foreign: Foreign) -> Iterator[str]:
    """Yield the addresses of a route with what is foreign in it."""
    numbered = re.sub(r"<int:\w+>", "1", re.sub(r"<path:\w+>", "a", rule.rule))
    for key in foreign.keys if "key>" in numbered else ("",):
        filled = re.sub(r"<(?:\w+:)?(?:key|read_key)>", key, numbered)
        yield re.sub(r"<(?:\w+:)?(\w+)>", "a", filled)


def form(foreign: Foreign) -> dict[str, Any]:
    """Return all that a form of any route may say to get at what is foreign."""
    return {
        "name": FOREIGN,
        "person": ["1", "2"],
        "number": "1",
        "seen": foreign.person.fingerprint,
        "role": "school_admin",
        "school": "west",
        "rows": "混进来的,west,teacher\r\n混进来的二,,district_admin",
        "every": "1",
        "draft": "1",
        "item": ["1"],
        "folder": "1",
        "sharing": "public",
        "copy": foreign.shelved.read_key,
        "key": foreign.draft.read_key,
        "version": "1",
        "kind": "lesson",
        "do": "publish",
        "field": "name",
        "words": "一句",
        "remark": "1",
        "to": "1",
        "password": WRONG,
        "again": WRONG,
        "old": WRONG,
        "confirm": FOREIGN,
        "code": "000000",
        "address": "boss@example.cn",
    }


def requests(site: Flask, foreign: Foreign) -> Iterator[tuple[Rule, str, str]]:
    """Yield every route, method and address."""
    for rule in site.url_map.iter_rules():
        if rule.endpoint == "accounts.sign_out":
            continue  # it ends the session that asks; looked at elsewhere
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            for address in addresses(rule, foreign):
                yield rule, method, address


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.DISTRICT_ADMIN])
def test_nothing_of_somebody_else_is_shown_or_changed_by_any_route(
    site: Flask, store: Store, sign_in: SignIn, foreign: Foreign, role: Role
) -> None:
    client, own = client_of(store, sign_in, site, role)
    before = rows_of_others(store, own)
    asked, sent = set(), form(foreign)
    for rule, method, address in requests(site, foreign):
        data = sent if method != "GET" else None
        answer = client.open(address, method=method, data=data, environ_base={"REMOTE_ADDR": "192.0.2.1"})
        asked.add(rule.endpoint)
        end_postman(site)
        assert answer.status_code < HTTPStatus.INTERNAL_SERVER_ERROR or rule.rule == "/healthz", (rule, method)
        text = shown(answer)
        for typed in (
            f'value="{FOREIGN}"',
            f"<dd>{FOREIGN}</dd>",
            f'"name": "{FOREIGN}"}}',
            f'">{FOREIGN}</a><span class="num">',
            f'">{FOREIGN}</option>',
        ):
            text = text.replace(typed, "")  # by oneself: the last three are a folder of one's own
        by_link = foreign.draft.read_key in address  # by that key anybody may read
        assert FOREIGN not in text or _was_said(rule, method), (rule, method)
        assert INVITED not in text, (rule, method)
        assert SECRET not in text or by_link, (rule, method)
        after = rows_of_others(store, own)
        for table, rows in before.items():
            assert rows <= after[table], (rule, method, table)
            adds = ADDS | ({"one_time_links"} if rule.endpoint == "accounts.forgotten_named" else set())
            assert rows == after[table] or table in adds, (rule, method, table, after[table] - rows)
        before = after
    assert asked >= {"people.second_factor", "people.disable", "accounts.end", "drafts.delete", "builder.save"}
    assert asked >= (MORE if site.extensions["dongling.openid"] else set())
    assert store.sessions.of(foreign.token)
    assert store.people.by_link(foreign.invitation)
    assert store.people.recognised(FOREIGN, PASSWORD) == foreign.person


def shown(answer: TestResponse) -> str:
    """Return what an answer says; of a zip, all that lies in it."""
    if not answer.data.startswith(b"PK"):
        return str(answer.data, errors="replace")
    with zipfile.ZipFile(io.BytesIO(answer.data)) as held:
        return "\n".join(held.read(name).decode(errors="replace") for name in held.namelist())


def _was_said(rule: Rule, method: str) -> bool:
    """Tell whether a page says again what the form said."""
    return method == "POST" and rule.endpoint in {"accounts.signed_in_now", "people.take_in", "people.confirm"}


def test_what_a_district_administrator_sends_changes_people_by_the_pages_for_it_alone_and_shows_no_draft(
    site: Flask, store: Store, sign_in: SignIn, foreign: Foreign
) -> None:
    client, own = client_of(store, sign_in, site, Role.DISTRICT_ADMIN)
    before = rows_of_others(store, own)
    for rule, method, address in requests(site, foreign):
        if method == "GET":
            continue
        answer = client.open(address, method=method, data=form(foreign), environ_base={"REMOTE_ADDR": "192.0.2.1"})
        end_postman(site)
        assert answer.status_code < HTTPStatus.INTERNAL_SERVER_ERROR, rule
        read = rule.endpoint.startswith("workshop.")  # a manuscript that was handed in is the district's to read
        assert SECRET not in shown(answer) or foreign.draft.read_key in address or read, rule
        after = rows_of_others(store, own)
        changed = {table for table, rows in before.items() if rows != after[table]}
        allowed = ADDS | (OF_PEOPLE if rule.endpoint.startswith("people.") else set())
        allowed |= {"one_time_links"} if rule.endpoint == "accounts.forgotten_named" else set()
        allowed |= {"manuscripts"} if read else set()
        assert changed <= allowed, (rule, changed)
        assert all(before[table] <= after[table] for table in ADDS), rule
        before = after
    assert store.by_edit_key(foreign.draft.edit_key) == foreign.draft


def test_whoever_only_reads_changes_nothing_whatever_he_is(
    site: Flask, store: Store, sign_in: SignIn, foreign: Foreign
) -> None:
    client, own = client_of(store, sign_in, site, Role.DISTRICT_ADMIN)
    before = rows_of_others(store, own)
    for rule, method, address in requests(site, foreign):
        if method == "GET":
            answer = client.get(address)
            assert answer.status_code < HTTPStatus.INTERNAL_SERVER_ERROR or rule.rule == "/healthz", rule
            assert rows_of_others(store, own) == before, rule


@pytest.mark.parametrize("role", Role)
def test_the_room_of_people_opens_to_administrators_only_and_a_foreign_person_to_those_of_the_district(
    site: Flask, store: Store, sign_in: SignIn, foreign: Foreign, role: Role
) -> None:
    client, _ = client_of(store, sign_in, site, role)
    administers = role in {Role.SCHOOL_ADMIN, Role.DISTRICT_ADMIN}
    assert (client.get("/admin/people").status_code == HTTPStatus.OK) is administers
    there = client.get(f"/admin/people/{foreign.person.id}")
    assert (there.status_code == HTTPStatus.OK) is (role is Role.DISTRICT_ADMIN)
    assert (FOREIGN in there.text) is (role is Role.DISTRICT_ADMIN)


def test_a_row_that_was_changed_added_or_taken_is_seen_by_the_test_above(store: Store, foreign: Foreign) -> None:
    before = rows_of_others(store, 0)
    with by_hand(store) as connection:
        line = {"person_id": 1, "token_hash": "x", "browser": "", "lasting": 1, "used_counted": 0}
        now = foreign.draft.saved
        connection.execute(insert(sessions).values(**line, began=now, used=now))
    assert rows_of_others(store, 0)["sessions"] > before["sessions"]
    store.people.disable(OPERATOR, FOREIGN)
    assert not rows_of_others(store, 0)["people"] >= before["people"]
    assert rows_of_others(store, 1)["sessions"] == set()
