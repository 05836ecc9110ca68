"""A lone school without accounts: by one key a draft of a folder is opened, published and found, without script."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import ViewportSize, expect

from dongling.testing import unit_text
from tests.browser.rules import keep_the_rules
from tests.browser.serving import OpenWindow, Site, serving, window_on

KEY = "桥头 银杏 三条河 雨天"
PHONE: ViewportSize = {"width": 390, "height": 800}


@pytest.fixture(scope="module")
def lone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve a school that has a draft and a key."""
    place = tmp_path_factory.mktemp("lone")
    school = place / "courses"
    school.mkdir()
    draft = unit_text("e-half", name="半座桥", review_status="draft")
    for name, text in {"school.yaml": "编号: east\n名称: 东校\n", "half.yaml": draft, "a.yaml": unit_text("a")}.items():
        (school / name).write_text(text, encoding="utf-8")
    (place / "key").write_text(f"{KEY}\n", encoding="utf-8")
    with serving(school, place, "--workshop-key", str(place / "key")) as running:
        yield running


@pytest.fixture(scope="module")
def browser_context_args(lone: Site) -> dict[str, Any]:
    """Return what every window is: one on that site."""
    return window_on(lone)


def test_by_the_key_a_draft_of_a_folder_comes_to_its_readers(new_context: OpenWindow, axe: str) -> None:
    teacher = new_context(java_script_enabled=False).new_page()
    teacher.set_viewport_size(PHONE)
    teacher.goto("/units/e-half")
    expect(teacher.get_by_role("heading", level=1)).to_have_text("没有这一页")
    teacher.goto("/workshop")
    teacher.get_by_label("钥匙").fill(f"{KEY}！")
    teacher.get_by_label("钥匙").press("Enter")
    expect(teacher.get_by_role("alert")).to_contain_text("钥匙不对")
    teacher.get_by_label("钥匙").fill(KEY)
    teacher.get_by_label("钥匙").press("Enter")
    teacher.get_by_role("button", name="打开来写").click()
    teacher.get_by_role("link", name="看一遍，送审").click()
    teacher.get_by_role("button", name="送审").click()
    teacher.get_by_role("link", name="半座桥").first.click()
    teacher.get_by_role("button", name="批准发布").click()
    pupil = new_context().new_page()
    for _ in range(20):
        pupil.goto("/search?q=半座桥")
        if pupil.get_by_role("link", name="半座桥").count():
            break
    pupil.get_by_role("link", name="半座桥").first.click()
    expect(pupil.get_by_role("heading", level=1)).to_have_text("半座桥")
    pupil.goto("/workshop")
    keep_the_rules(pupil, axe)
    pupil.get_by_label("钥匙").fill(KEY)
    pupil.get_by_role("button", name="进工坊").click()
    keep_the_rules(pupil, axe)
    pupil.get_by_role("button", name="在这台机器上结束").click()
    expect(pupil.get_by_role("heading", level=1)).to_have_text("工坊钥匙")
