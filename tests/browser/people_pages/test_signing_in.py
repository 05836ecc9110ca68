"""Signing in as a person does it: the second step, one's own account, a letter; with keyboard and reader, no script."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pyotp.totp import TOTP

from tests.browser.people_pages.hands import PASSWORD, fill_password, invitation, sign_in
from tests.browser.rules import keep_the_rules
from tests.browser.serving import ROOT, OpenWindow, Site, serving
from tests.dongling_web.accounts.mail.post_office import PostOffice, post_office
from tests.dongling_web.accounts.openid.lying_provider import CLIENT, SECRET, lying_provider

NEW = "雨天 河埠头 银杏 四条街"


@pytest.fixture(scope="module")
def office() -> Iterator[PostOffice]:
    """Run a mail server."""
    with post_office() as office:
        yield office


@pytest.fixture(scope="module")
def with_accounts(place: Path, office: PostOffice) -> Iterator[Site]:
    """Serve a site with every way to sign in."""
    secret = place / "secret"
    secret.write_text(SECRET, encoding="utf-8")
    with lying_provider() as provider:
        openid = ("--oidc-issuer", provider.issuer, "--oidc-client-id", CLIENT, "--oidc-secret", str(secret))
        mail = ("--smtp-url", f"smtp://127.0.0.1:{office.port}", "--mail-from", "kc@example.cn")
        with serving(
            ROOT / "courses", place, "--accounts", "--site-url", "https://kc.example.cn", *openid, *mail
        ) as one:
            yield one


def joined(page: Page, place: Path, name: str, axe: str = "") -> None:
    """Take a teacher in, who sets a password by the link."""
    page.goto(invitation(place, name))
    expect(page.get_by_role("heading", level=1)).to_have_text("定一个密码")
    if axe:
        keep_the_rules(page, axe)
    fill_password(page)
    page.get_by_role("button", name="定下并登录").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def test_the_second_factor_is_switched_on_and_asked_for_without_script(
    new_context: OpenWindow, place: Path, axe: str
) -> None:
    name = "陆老师@东林"
    page = new_context().new_page()
    joined(page, place, name, axe)
    keep_the_rules(page, axe)
    page.get_by_role("link", name="第二步验证").click()
    keep_the_rules(page, axe)
    expect(page.get_by_role("img", name="给验证器扫的二维码")).to_be_visible()
    secret = re.sub(r"\s", "", page.locator(".account-secret").inner_text())
    page.get_by_label("写下手机上现在的6位数字").fill("abc")
    page.get_by_role("button", name="打开第二步验证").click()
    expect(page.get_by_role("alert")).to_contain_text("这个码不对")
    page.get_by_label("写下手机上现在的6位数字").fill(TOTP(secret).now())
    page.get_by_role("button", name="打开第二步验证").click()
    recovery = page.locator(".account-codes code").all_inner_texts()
    assert len(recovery) == 10
    keep_the_rules(page, axe)
    page.get_by_role("link", name="抄好了").click()
    page.get_by_role("link", name="第二步验证").click()
    expect(page.get_by_text("备用码还有10个。")).to_be_visible()
    keep_the_rules(page, axe)

    plain = new_context(java_script_enabled=False).new_page()
    sign_in(plain, name)
    expect(plain.get_by_role("heading", level=1)).to_have_text("第二步")
    plain.get_by_label("6位数字，或一个备用码").fill(TOTP(secret).at(int(time.time()) + 30))
    plain.get_by_role("button", name="登录", exact=True).click()
    expect(plain.get_by_role("heading", level=1)).to_have_text(name)

    other = new_context().new_page()
    sign_in(other, name)
    keep_the_rules(other, axe)
    other.get_by_label("6位数字，或一个备用码").fill(recovery[0])
    other.keyboard.press("Enter")
    expect(other.get_by_role("heading", level=1)).to_have_text(name)


def test_a_password_is_changed_and_forgotten_and_set_anew_by_a_letter(
    new_context: OpenWindow, place: Path, office: PostOffice, axe: str
) -> None:
    name = "周老师@东林"
    page = new_context().new_page()
    joined(page, place, name)
    page.get_by_role("link", name="换密码").click()
    keep_the_rules(page, axe)
    page.get_by_label("现在的密码").fill(PASSWORD)
    fill_password(page, NEW)
    page.get_by_role("button", name="换密码").click()
    expect(page.get_by_role("status")).to_contain_text("密码换好了")

    page.get_by_role("link", name="邮箱").click()
    keep_the_rules(page, axe)
    page.get_by_label("邮箱").fill("zhou@example.cn")
    page.get_by_label("现在的密码").fill(NEW)
    page.get_by_role("button", name="寄一封信去确认").click()
    expect(page.get_by_text("等确认：")).to_be_visible()
    page.goto(path_in(office.next().get_content()))
    keep_the_rules(page, axe)
    page.get_by_role("button", name="确认是我的").click()
    expect(page.get_by_role("status")).to_contain_text("邮箱确认了")

    plain = new_context(java_script_enabled=False).new_page()
    plain.goto("/account/sign-in")
    plain.get_by_role("link", name="忘了密码").click()
    plain.get_by_label("名字").fill(name)
    plain.get_by_role("button", name="寄给我").click()
    expect(plain.get_by_role("status")).to_contain_text("正在路上")
    plain.goto(path_in(office.next().get_content()))
    fill_password(plain)
    plain.get_by_role("button", name="定下并登录").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text(name)
    page.goto("/account")
    expect(page.get_by_role("heading", level=1)).to_have_text("登录")


def path_in(letter: str) -> str:
    """Return the path of the link in a letter."""
    (path,) = re.findall(r"^https://kc\.example\.cn(/account/\S+)$", letter, re.MULTILINE)
    return str(path)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_pages_before_signing_in_keep_the_rules(new_context: OpenWindow, axe: str, language: str) -> None:
    page = new_context().new_page()
    for address in ("/account/sign-in", "/account/forgotten", "/account/openid/done"):
        page.goto(f"{address}?lang={language}")
        keep_the_rules(page, axe)


def test_linking_leads_over_a_page_of_ours_to_the_one_that_vouches(
    new_context: OpenWindow, place: Path, axe: str
) -> None:
    page = new_context().new_page()
    joined(page, place, "吴老师@东林")
    page.get_by_role("button", name="连上").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("去统一身份认证")
    keep_the_rules(page, axe)
    way = page.get_by_role("link", name="去登录").get_attribute("href") or ""
    assert "redirect_uri=https%3A%2F%2Fkc.example.cn%2Faccount%2Fopenid%2Fdone" in way
