"""From an empty folder: the first link, a school administrator, who invites two teachers by slips to print."""

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.people_pages.hands import first_link, links_on, set_password, sign_in
from tests.browser.rules import keep_the_rules
from tests.browser.serving import OpenWindow
from tests.dongling.rosters.making import text, xlsx

TEACHERS = ("陆老师@东林", "周老师@东林")
OTHERS = tuple(f"老师{number}@{'无锡市东林中学初中部' * 4}"[:40] for number in range(14))


def test_a_school_invites_its_teachers_by_slips(new_context: OpenWindow, place: Path, axe: str, tmp_path: Path) -> None:
    district = new_context().new_page()
    set_password(district, first_link(place), "吴老师")
    district.goto("/admin/people/new")
    keep_the_rules(district, axe)
    district.get_by_label("名字").fill("张主任@东林")
    district.get_by_label("角色").select_option("学校管理员")
    district.get_by_label("在哪所学校").select_option("东林中学")
    district.get_by_role("button", name="加进来，给我链接").click()
    keep_the_rules(district, axe)
    boss = new_context(java_script_enabled=False).new_page()
    set_password(boss, links_on(district)["张主任@东林"])

    boss.goto("/admin/people")
    expect(boss.locator(".people-name")).to_have_text(["张主任@东林"])
    boss.get_by_role("link", name="从名单加很多人").click()
    book = xlsx([("姓名", "角色"), *((name, "老师") for name in (*TEACHERS, *OTHERS, "吴老师"))])
    boss.get_by_label("名单文件").set_input_files({"name": "名单.xlsx", "mimeType": "", "buffer": book})
    boss.get_by_role("button", name="看看会加谁").click()
    expect(boss.get_by_text("已经有“吴老师”了")).to_be_visible()
    boss.get_by_role("button", name="就加这16人").click()
    links = links_on(boss)
    assert tuple(links) == (*TEACHERS, *OTHERS)
    paper = tmp_path / "slips.pdf"
    boss.pdf(path=paper, prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper.read_bytes())) == 2  # eight on a sheet

    for name, link in list(links.items())[:2]:
        teacher = new_context().new_page()
        set_password(teacher, link)
        expect(teacher.get_by_role("heading", level=1)).to_have_text(name)
        teacher.goto("/admin/people")
        expect(teacher.get_by_role("heading", level=1)).to_have_text("这里是管理员的")
        teacher.goto(link)
        expect(teacher.get_by_role("heading", level=1)).to_have_text("这个链接打不开了")


def test_the_pages_of_people_keep_the_rules_in_either_language(new_context: OpenWindow, axe: str) -> None:
    page = new_context().new_page()
    sign_in(page, "吴老师", "/admin/people")
    for language in ("en", "zh"):
        page.goto(f"/admin/people?lang={language}")
        keep_the_rules(page, axe)
        page.goto("/admin/people/list")
        keep_the_rules(page, axe)
        page.goto("/admin/people?q=陆")
        page.locator(".people-name").click()
        keep_the_rules(page, axe)
    wrong = text(("姓名", "学校"), ("新老师", "东林中学"), ("吴老师", "东林中学"), ("别校的", "西林")).encode()
    page.goto("/admin/people/list")
    page.get_by_label("名单文件").set_input_files({"name": "a.csv", "mimeType": "text/csv", "buffer": wrong})
    page.get_by_role("button", name="看看会加谁").click()
    keep_the_rules(page, axe)


def test_two_administrators_at_one_person_and_the_last_one(new_context: OpenWindow) -> None:
    first, second = new_context().new_page(), new_context(java_script_enabled=False).new_page()
    for page in (first, second):
        sign_in(page, "吴老师", "/admin/people?q=周")
        page.locator(".people-name", has_text="周老师").click()
    first.get_by_label("角色").select_option("编辑")
    first.get_by_label("在哪所学校").select_option("东林中学")
    first.get_by_role("button", name="给这个角色").click()
    expect(first.get_by_role("status")).to_have_text("给了角色。")
    second.get_by_role("button", name="停用这个人").click()
    expect(second.get_by_role("alert")).to_contain_text("刚才有人改过")
    expect(second.locator(".people-roles li")).to_contain_text(["编辑", "老师"])
    second.goto("/admin/people?q=吴老师")
    second.locator(".people-name", has_text="吴老师").click()
    second.get_by_role("button", name="收回").click()
    expect(second.get_by_role("alert")).to_contain_text("最后一位")
