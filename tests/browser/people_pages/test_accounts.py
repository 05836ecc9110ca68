"""From an empty folder: the first link, an invitation, a teacher on two browsers, one of them without script."""

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.people_pages.hands import fill_password, first_link, invitation, sign_in
from tests.browser.rules import keep_the_rules
from tests.browser.serving import OpenWindow, Site

LU = "陆老师@东林"


def test_from_the_first_link_to_a_teacher_on_two_browsers(
    new_context: OpenWindow, with_accounts: Site, place: Path, axe: str
) -> None:
    boss = new_context().new_page()
    boss.goto(first_link(place))
    keep_the_rules(boss, axe)
    boss.get_by_label("名字").fill("吴老师")
    fill_password(boss)
    boss.get_by_role("button", name="定下并登录").click()
    expect(boss.get_by_role("heading", level=1)).to_have_text("吴老师")

    teacher = new_context(java_script_enabled=False).new_page()
    teacher.goto(invitation(place, LU, site_url=with_accounts.address))
    expect(teacher.get_by_text(f"{LU}，这个链接只能用一次。")).to_be_visible()
    fill_password(teacher)
    teacher.get_by_role("button", name="定下并登录").click()
    expect(teacher.get_by_text("老师", exact=False).first).to_be_visible()

    other = new_context().new_page()
    other.goto("/account/sign-in?lang=en")
    keep_the_rules(other, axe)
    other.goto("/account/sign-in?lang=zh")
    keep_the_rules(other, axe)
    sign_in(other, LU, "/")
    expect(other.get_by_role("navigation", name="从哪扇门进来").locator("[aria-current]")).to_have_text("老师")
    who = other.get_by_role("navigation", name="账号").get_by_role("link").first
    expect(who).to_have_text(f"已登录：{LU}")
    who.click()
    keep_the_rules(other, axe)
    other.get_by_role("button", name="让它退出").click()
    expect(other.get_by_role("status")).to_have_text("那个浏览器已退出。")
    teacher.goto("/account")
    expect(teacher.get_by_role("heading", level=1)).to_have_text("登录")

    sign_in(teacher, LU, password="桥头银杏三条河")  # noqa: S106 - the wrong one
    expect(teacher.get_by_role("alert")).to_contain_text("名字或密码不对")
    other.get_by_role("button", name="退出登录").click()
    expect(other.get_by_role("status")).to_contain_text("已退出")
