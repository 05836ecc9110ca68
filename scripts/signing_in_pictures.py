"""The pictures of signing in: the form, where the second factor is switched on, and the second step on a phone."""

import re
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page

from scripts.site_browser import site_browser
from tests.browser.people_pages.hands import PASSWORD, first_link, set_password
from tests.browser.serving import Site
from tests.dongling.store.accounts.signing_in.making import shown_now
from tests.dongling_web.accounts.openid.lying_provider import CLIENT, SECRET, lying_provider

PICTURES = ("sign-in.png", "sign-in-phone.png", "second-factor.png", "second-step-phone.png")
WHO = "吴老师"
"""Of people that there are not; nor is the secret anybody's."""


def take_signing_in(folder: Path, wanted: list[str]) -> None:
    """Take those of the pictures that are wanted, or all."""
    chosen = [name for name in PICTURES if not wanted or name in wanted]
    if not chosen:
        return
    secret = folder / "secret"
    secret.write_text(SECRET, encoding="utf-8")
    try:
        with lying_provider() as provider:
            openid = ("--oidc-issuer", provider.issuer, "--oidc-client-id", CLIENT, "--oidc-secret", str(secret))
            with site_browser("--accounts", "--site-url", "https://kc.example.cn", *openid) as (site, browser, place):
                _take(site, browser, folder, chosen, first_link(place).rpartition("/account/")[2])
    finally:
        secret.unlink()


def _take(site: Site, browser: Browser, folder: Path, chosen: list[str], link: str) -> None:
    for name in chosen:
        width = 390 if "phone" in name else 1280
        context = browser.new_context(
            base_url=site.address, viewport={"width": width, "height": 844}, locale="zh-CN", reduced_motion="reduce"
        )
        page = context.new_page()
        if name == "second-factor.png":
            set_password(page, f"{site.address}/account/{link}", WHO)
            page.goto("/account/second-factor")
        elif name == "second-step-phone.png":
            _owe_a_code(page)
        else:
            page.goto("/account/sign-in")
        page.screenshot(path=folder / name)
        if name == "second-factor.png":
            _switch_on(page)
        context.close()


def _switch_on(page: Page) -> None:
    secret = re.sub(r"\s", "", page.locator(".account-secret").inner_text())
    page.get_by_label("写下手机上现在的6位数字").fill(shown_now(secret))
    page.get_by_role("button", name="打开第二步验证").click()


def _owe_a_code(page: Page) -> None:
    """Sign in whoever has switched it on for the picture before."""
    page.goto("/account/sign-in")
    page.get_by_label("名字").fill(WHO)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录", exact=True).click()


if __name__ == "__main__":
    take_signing_in(Path(__file__).parents[1] / "docs" / "pictures", sys.argv[1:])
