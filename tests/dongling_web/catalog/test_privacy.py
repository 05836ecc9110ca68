"""What /about says of what is stored is so: every cookie is listed, and no page takes anything from elsewhere."""

import re
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dongling.search import MISSED_DAYS
from dongling.store import IN_TRASH
from dongling.store.accounts import sessions
from dongling.store.audit import retention
from dongling.store.daily_backup import DAYS
from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.app import create_app
from dongling_web.catalog.privacy import COOKIES, STORED
from dongling_web.drafts.held_store import close_store, current_store
from dongling_web.http.headers import POLICY
from tests.dongling.store.accounts.making import PASSWORD, somebody
from tests.dongling.store.accounts.signing_in.making import with_second_factor
from tests.dongling_web.accounts.openid.lying_provider import CLIENT, SECRET, lying_provider
from tests.dongling_web.conftest import browser
from tests.house.tree import ROOT

WEB = ROOT / "web" / "dongling_web"
PAGES = (
    *("/", "/search?q=一", "/units/a", "/map", "/sequences", "/schools", "/facts", "/terms", "/about", "/notebook"),
    *("/drafts", "/offline", "/wall", "/account/sign-in", "/admin", "/admin/audit", "/units/a/show", "/no-such"),
)
_LOADED = re.compile(
    r"""(?:src|srcset|poster|data|action|formaction)="([^"]+)"|<link[^>]+href="([^"]+)"|url\(([^)]+)\)"""
)

_NO_COOKIES = {"dongling_web", "dongling_missed"}


def _got(answer: TestResponse) -> set[str]:
    """Return the names of the cookies that an answer sets."""
    lines = [line for one in (*answer.history, answer) for line in one.headers.getlist("Set-Cookie")]
    return {line.partition("=")[0].removeprefix("__Host-") for line in lines}


def test_a_browser_that_does_everything_gets_the_cookies_that_are_listed_and_no_other(
    open_library: OpenLibrary, write_content: WriteContent, tmp_path: Path
) -> None:
    content = {"a.yaml": unit_text("a"), "p.yaml": unit_text("p", band="p1")}
    (tmp_path / "secret").write_text(SECRET, encoding="utf-8")
    (tmp_path / "key").write_text(PASSWORD, encoding="utf-8")
    with lying_provider() as provider:
        openid = {"oidc_issuer": provider.issuer, "oidc_client_id": CLIENT, "oidc_secret": tmp_path / "secret"}
        settings = {"accounts": True, "site_url": "http://localhost", "workshop_key": tmp_path / "key", **openid}
        app = create_app(open_library(write_content(content), search=True, **settings))
        _does_everything(app)
        close_store(app)


def _does_everything(app: Flask) -> None:
    client = browser(app)
    assert [page for page in PAGES if _got(client.get(page))] == [], "who only reads gets none"
    shown = client.post("/workshop/key", data={"key": PASSWORD})
    with app.app_context():
        somebody(current_store())
        with_second_factor(current_store(), somebody(current_store(), "周老师"))
    answers = [shown, *(client.get(page) for page in ("/?door=teacher", "/?lang=en", "/units/p?pinyin=all&door=pupil"))]
    answers += [
        client.post("/drafts/add", data={"unit": "a", "back": "/"}),
        client.post("/wall", data={"unit": "a"}),
        *(client.post("/account/sign-in", data={"name": who, "password": PASSWORD}) for who in ("陆老师", "周老师")),
        client.get("/account/openid"),
    ]
    key = re.search(r"/drafts/([\w-]{24})", client.get("/drafts").text)
    assert key
    answers.append(client.post(f"/drafts/{key[1]}/delete"))
    assert set().union(*map(_got, answers)) == {cookie.name for cookie in COOKIES}


def test_every_cookie_that_the_code_names_is_listed() -> None:
    code = "\n".join(file.read_text(encoding="utf-8") for file in WEB.rglob("*.py"))
    named = set(re.findall(r'^[A-Z_]+ = "(dongling_[a-z_]+)"$', code, re.MULTILINE)) - {
        "dongling_web",
        "dongling_missed",
    }
    assert named == {cookie.name for cookie in COOKIES}


def test_no_page_takes_anything_from_another_host(open_library: OpenLibrary, write_content: WriteContent) -> None:
    app = create_app(open_library(write_content({"a.yaml": unit_text("a")}), search=True, accounts=True))
    client = browser(app)
    for page in PAGES:
        answer = client.get(page)
        loaded = ["".join(found) for found in _LOADED.findall(answer.text)]
        assert [one for one in loaded if re.match(r"(https?:)?//", one) and "localhost" not in one] == [], page
        assert answer.headers["Content-Security-Policy"] == POLICY
    close_store(app)
    assert set(re.findall(r"'self'|'none'|data:|https?:\S*|\*", POLICY)) == {"'self'", "'none'", "data:"}


def test_no_style_sheet_takes_anything_from_another_host() -> None:
    sheets = [path for path in (WEB / "static").rglob("*.css") if "vendor" not in path.parts]
    assert sheets
    assert [path for path in sheets if re.search(r"url\(['\"]?(https?:)?//", Path(path).read_text("utf-8"))] == []


def test_the_times_are_those_of_the_code(client: FlaskClient) -> None:
    told = "".join(one.how_long.sentence for one in (*STORED, *COOKIES))
    hours, days = sessions.SHORT.total_seconds() / 3600, sessions.LONG.days
    assert f"{hours:.0f}小时不用就结束；选了“记住”是{days}天" in told
    assert f"{sessions.KNOWN.days}天" in told
    assert f"回收站{IN_TRASH.days}天" in told
    assert (MISSED_DAYS, DAYS) == (90, 30)
    assert retention.KEPT.days == 2 * 365
    text = client.get("/about").text
    for words in ("第6条", "第47条", "2021年11月1日起施行", "学生没有账号", "dongling_door"):
        assert words in text
    assert "dongling_session" not in text, "a site without accounts has none"
