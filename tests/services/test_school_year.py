"""A school year of people, in a browser, from an empty folder and an empty database to a teacher who leaves."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

import tests.browser.conftest as browsers
from tests.browser.people_pages.hands import first_link, links_on, set_password, shared, sign_in, taken
from tests.browser.serving import ROOT, OpenWindow, serving, window_on
from tests.services.test_openid import CLIENT, SECRET, free_port, provider

browser_type_launch_args = browsers.browser_type_launch_args
LU, ZHOU, BOSS, NAME = "陆老师@东林", "周老师@东林", "张主任@东林", "从东林到运河"


@pytest.fixture(scope="module")
def browser_context_args() -> dict[str, Any]:
    """Return what every window is, whichever site it is on: nothing more."""
    return {}


@dataclass(frozen=True)
class People:
    """A site with accounts and a provider that vouches for people; each of them has a window of their own."""

    place: Path
    window: OpenWindow

    def page(self, name: str = "", link: str = "") -> Page:
        """Open a new window; somebody signs in there by a link, or with a name."""
        page = self.window().new_page()
        if link:
            set_password(page, link, name)
        elif name:
            sign_in(page, name)
        return page


@pytest.fixture(params=["SQLite", "PostgreSQL"])
def people(
    request: pytest.FixtureRequest, tmp_path: Path, new_context: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> Iterator[People]:
    """Serve the repository's courses to nobody yet."""
    if request.param == "PostgreSQL":
        monkeypatch.setenv("DONGLING_DATABASE", request.getfixturevalue("database"))
    port, secret = free_port(), tmp_path / "secret"
    secret.write_text(SECRET, encoding="utf-8")
    address = f"http://127.0.0.1:{port}"
    with provider(free_port(), f"{address}/account/openid/done") as issuer:
        options = ["--accounts", "--port", str(port), "--site-url", address, "--oidc-issuer", issuer]
        options += ["--oidc-client-id", CLIENT, "--oidc-secret", str(secret)]
        with serving(ROOT / "courses", tmp_path, *options) as site:
            yield People(tmp_path, lambda: new_context(**window_on(site)))


def invited(page: Page, name: str, role: str, school: str = "") -> str:
    """Take one person in; return the link on the slip."""
    page.goto("/admin/people/new")
    page.get_by_label("名字").fill(name)
    page.get_by_label("角色").select_option(role)
    if school:
        page.get_by_label("在哪所学校").select_option(school)
    page.get_by_role("button", name="加进来，给我链接").click()
    return links_on(page)[name]


def vouched_for(page: Page, name: str) -> None:
    """Sign in at the provider, and agree there."""
    page.locator("input[name=login]").fill(name)
    page.locator("input[name=password]").fill("x")
    page.locator("button[type=submit]").click()
    page.get_by_role("button", name="Continue").click()


def test_from_an_empty_folder_to_what_a_leaver_hands_over(people: People) -> None:
    district = people.page("吴老师", first_link(people.place))
    boss = people.page(link=invited(district, BOSS, "学校管理员", "东林中学"))

    boss.goto("/admin/people/list")
    rows = f"姓名,角色\n{LU},老师\n{ZHOU},老师\n".encode()
    boss.get_by_label("名单文件").set_input_files({"name": "名单.csv", "mimeType": "text/csv", "buffer": rows})
    boss.get_by_role("button", name="看看会加谁").click()
    boss.get_by_role("button", name="就加这2人").click()
    slips = links_on(boss)
    lu, zhou = people.page(link=slips[LU]), people.page(link=slips[ZHOU])

    taken(lu, NAME)
    at_home = people.page(LU)
    at_home.goto("/shelf")
    expect(at_home.get_by_role("link", name=NAME, exact=True)).to_be_visible()
    at_home.goto("/account")
    expect(at_home.get_by_role("button", name=re.compile("让它退出"))).to_have_count(1)
    shared(at_home, NAME, "同校老师")
    zhou.goto("/shelf/colleagues")
    zhou.get_by_role("button", name="抄一份").click()
    zhou.goto("/shelf")
    expect(zhou.get_by_text(f"抄自{LU}")).to_be_visible()

    colleague = people.page()
    colleague.goto(invited(district, "郑老师", "区管理员"))
    colleague.get_by_role("button", name="用统一身份认证登录").click()
    colleague.get_by_role("link", name="去登录").click()
    vouched_for(colleague, "zheng")
    expect(colleague.get_by_role("heading", level=1)).to_have_text("郑老师")
    again = people.page()
    again.goto("/account/sign-in?back=/admin/people")
    again.get_by_role("link", name="用统一身份认证登录").click()
    vouched_for(again, "zheng")
    expect(again.get_by_role("heading", level=1)).to_have_text("人与角色")

    boss.goto("/admin/people?q=陆老师")
    boss.locator(".people-name", has_text=LU).click()
    boss.get_by_role("link", name="把书架交给同事").click()
    boss.get_by_label("同事的名字").fill(ZHOU)
    boss.get_by_role("button", name="交出").click()
    boss.goto("/admin/people?q=陆老师")
    boss.locator(".people-name", has_text=LU).click()
    boss.get_by_role("button", name="停用这个人").click()
    zhou.goto("/shelf")
    expect(zhou.get_by_text(f"{LU}交来")).to_be_visible()
    for page in (lu, at_home):
        page.goto("/account")
        expect(page.get_by_role("heading", level=1)).to_have_text("登录")
