"""Tasks as plain forms: answered kindly, twice, without scripts and without memory; and what the notebook asks."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.dongling_web.conftest import browser
from tests.dongling_web.languages.english_site import holds_chinese, without_switch
from tests.dongling_web.notebook.sheets import CHOICE, SHEET

Serve = Callable[..., FlaskClient]


@pytest.fixture
def site(one_unit: Serve) -> FlaskClient:
    """Serve a lesson with a sheet; requests come from a page of the site."""
    client = one_unit(worksheets=[SHEET])
    client.environ_base["HTTP_SEC_FETCH_SITE"] = "same-origin"
    return client


def form(page: str, key: str) -> dict[str, str]:
    """Return the hidden fields of the form of a task."""
    part = page.split(f'id="task-{key}"', 1)[1].split("</form>", 1)[0]
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', part))


def answer(site: FlaskClient, key: str, page: str = "", **fields: Any) -> str:
    """Send an answer by the form of a page, of the unit's own first, and return the page that answers."""
    hidden = form(page or site.get("/units/a-lesson").text, key)
    response = site.post("/notebook/answers/a-lesson", data={**hidden, **fields})
    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]
    assert "Set-Cookie" not in response.headers
    return unescape(response.text)


def test_a_first_miss_is_answered_by_what_the_author_says_to_it_and_leads_back(site: FlaskClient) -> None:
    page = answer(site, "sheet-1.1", a="0")
    for words in ("还不是，再看一眼。", "方的洞容易裂。", "回去看看：看桥"):
        assert words in page
    assert "半圆的拱把重量" not in page
    assert 'href="/units/a-lesson#task-sheet-1.1"' in page


def test_a_second_miss_tells_the_answer_and_why(site: FlaskClient) -> None:
    page = answer(site, "sheet-1.1", answer(site, "sheet-1.1", a="0"), a="0")
    assert "是这样的：" in page
    assert "半圆的拱把重量传到桥墩。" in page


def test_a_right_answer_the_second_time_is_as_good_as_the_first(site: FlaskClient) -> None:
    assert "对了，再看一眼就找到了。" in answer(site, "sheet-1.1", answer(site, "sheet-1.1", a="0"), a="1")
    assert "<b>对了。</b>" in answer(site, "sheet-1.1", a="1")


def test_nothing_taken_is_no_miss(site: FlaskClient) -> None:
    page = answer(site, "sheet-1.1")
    assert "还没有答完" in page
    assert form(page, "sheet-1.1")["misses"] == "0"


def test_what_was_given_stands_in_the_form_again(site: FlaskClient) -> None:
    assert re.search(r'name="a" value="0" checked', answer(site, "sheet-1.1", a="0"))
    assert '<option value="1" selected>' in answer(site, "sheet-1.3", a0="1", a1="0")
    assert 'value="操场"' in answer(site, "sheet-1.4", a0="操场", a1="老桥")
    assert ">桥真稳</textarea>" in answer(site, "sheet-1.6", a0="桥真稳")


def test_in_a_text_with_blanks_it_is_said_how_many_are_right(site: FlaskClient) -> None:
    page = answer(site, "sheet-1.4", a0="校门", a1="河边")
    assert "对了1处，还有1处再看看。" in page
    assert "看地图。" in page


def test_an_order_is_read_from_lists_of_places_and_two_in_one_place_are_not_yet_an_answer(site: FlaskClient) -> None:
    page = site.get("/units/a-lesson").text
    part = page.split('id="task-sheet-1.2"', 1)[1].split("</form>", 1)[0]
    shown = re.findall(r"<label><span>([^<]+)</span>", part)
    right = {f"a{i}": str(["停下", "靠右走", "下桥"].index(item)) for i, item in enumerate(shown)}
    assert "<b>对了。</b>" in answer(site, "sheet-1.2", **right)
    assert "还没有答完" in answer(site, "sheet-1.2", a0="0", a1="0", a2="1")


def test_an_open_answer_and_an_observation_are_thanked_for(site: FlaskClient) -> None:
    page = answer(site, "sheet-1.6", a0="桥真稳")
    assert "写下来了。" in page
    assert "也可以这样想：谢谢你们。" in page
    assert "写下来了。" in answer(site, "sheet-1.7", a0="12")


def test_a_task_that_was_changed_meanwhile_is_asked_anew(site: FlaskClient) -> None:
    assert "这一题刚刚改过" in answer(site, "sheet-1.1", edition="0123456789", a="1")


@pytest.mark.parametrize(
    "fields",
    [
        {"a": "99"},
        {"a": "-1"},
        {"a": "<script>alert(1)</script>"},
        {"a": "٣"},
        {"misses": "one", "a": "0"},
        {"a0": "x" * 50_000},
    ],
)
def test_a_hostile_answer_is_none(site: FlaskClient, fields: dict[str, str]) -> None:
    page = answer(site, "sheet-1.1", **fields)
    assert "<script>alert" not in page
    assert "还没有答完" in page or "还不是" in page


def test_what_is_written_comes_back_as_text(site: FlaskClient) -> None:
    hidden = form(site.get("/units/a-lesson").text, "sheet-1.6")
    page = site.post("/notebook/answers/a-lesson", data={**hidden, "a0": "</textarea><b>x"}).text
    assert "&lt;/textarea&gt;&lt;b&gt;x" in page


@pytest.mark.parametrize(("unit", "task"), [("no-such", "sheet-1.1"), ("a-lesson", "sheet-9.1"), ("a-lesson", "")])
def test_a_task_that_is_not_there_is_not_found(site: FlaskClient, unit: str, task: str) -> None:
    assert site.post(f"/notebook/answers/{unit}", data={"task": task}).status_code == 404


def test_another_site_may_not_send_answers(one_unit: Serve) -> None:
    client = one_unit(worksheets=[SHEET])
    headers = {"Sec-Fetch-Site": "cross-site"}
    assert client.post("/notebook/answers/a-lesson", data={"task": "sheet-1.1"}, headers=headers).status_code == 403


def test_the_page_does_not_show_what_is_right_to_who_looks_at_its_source(site: FlaskClient) -> None:
    page = site.get("/units/a-lesson").text
    assert "重量传到" not in page
    assert "谢谢你们" not in page
    assert "checked" not in page.split('id="try"')[0].split("sheet-1", 1)[1]


def test_the_notebook_asks_which_editions_stand_now(site: FlaskClient) -> None:
    answered = site.post("/notebook/editions", json=["a-lesson", "gone", 7]).json
    assert list(answered or {}) == ["a-lesson"]
    before: list[str] = (answered or {})["a-lesson"]
    assert f"sheet-1.1@{form(site.get('/units/a-lesson').text, 'sheet-1.1')['edition']}" in before
    assert len(before) == 7


@pytest.mark.parametrize("sent", [None, {"a": 1}, "text", [["a"]], ["x"] * 5000])
def test_what_is_no_list_of_units_is_answered_by_nothing(site: FlaskClient, sent: object) -> None:
    assert site.post("/notebook/editions", json=sent).json == {}


def test_a_unit_for_teachers_alone_asks_nothing_of_pupils(one_unit: Serve) -> None:
    page = one_unit(worksheets=[SHEET], audience=["teacher"]).get("/units/a-lesson").text
    assert "data-task" not in page


def test_the_notebook_is_one_page_that_says_where_things_are_kept(site: FlaskClient) -> None:
    page = site.get("/notebook").text
    assert "只记在这台设备上" in page
    assert "这个本子要开脚本才能记" in page


def test_a_choice_with_several_right_ones_takes_several(one_unit: Serve) -> None:
    task = {**CHOICE, "right": ["方的", "半圆的"]}
    page = one_unit(worksheets=[{**SHEET, "tasks": [task]}]).get("/units/a-lesson").text
    assert page.count('type="checkbox" name="a"') == 2


GIVEN: tuple[dict[str, str], ...] = (
    {},
    {"a": "1", **{f"a{i}": "1" for i in range(8)}},
    {"a": "0", **{f"a{i}": str(i) for i in range(8)}},
    {"a0": "1740", "a1": "1741"},
)
"""What is sent for tasks of every type: nothing, what is wrong for most, what is right for some."""


def tasks_of(page: str) -> list[str]:
    """Return the keys of the tasks that a page asks."""
    return re.findall('id="task-([^"]+)"', page)


@pytest.mark.parametrize("door", ["pupil", "teacher", "family"])
@pytest.mark.parametrize("unit", ["a-lesson", "a-film"])
def test_in_english_and_by_each_door_every_task_is_answered_twice_without_scripts(
    english: Flask, unit: str, door: str
) -> None:
    asking = browser(english).get(f"/units/{unit}?lang=en").text  # a teacher's page shows sheets, and asks nothing
    client = browser(english)
    for choice in ("lang=en", f"door={door}"):
        client.get(f"/?{choice}")
    told = set()
    for key in tasks_of(asking):
        for given in GIVEN:
            for misses in ("0", "1"):
                data = {**form(asking, key), **given, "misses": misses}
                answer = client.post(f"/notebook/answers/{unit}", data=data)
                assert answer.status_code == 200
                assert '<html lang="en"' in answer.text
                assert not holds_chinese(without_switch(answer.text)), (key, given)
                assert re.search(rf'href="[^"]*door={door}"[^>]*aria-current', answer.text)
                told |= set(re.findall('class="try-say try-(\\w+)"', answer.text))
    assert {"ok", "yet", "calm"} <= told
    own = client.get(f"/units/{unit}").text
    assert bool(tasks_of(own)) is (door != "teacher")
