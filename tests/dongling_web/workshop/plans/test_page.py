"""A plan is looked through on its page: pieces are put into fields or set aside, and then it becomes the manuscript."""

import re

import pytest
from flask.testing import FlaskClient

from dongling.content import parse
from dongling.store import Store
from dongling.store.manuscripts.manuscript import Manuscript
from tests.dongling.importers.layouts import ABOUT, AIMS, NAME, STEPS, two_pairs
from tests.dongling.store.accounts.making import person_named
from tests.dongling_web.workshop.conftest import begin, save
from tests.dongling_web.workshop.test_intake import bring, number_in


def sort(client: FlaskClient, number: int, **form: str) -> str:
    """Decide something about a plan; return where it leads."""
    typed = {name.replace("__", ":"): said for name, said in form.items()}
    answer = client.post(f"/workshop/{number}/plan", data=typed)
    assert answer.status_code == 303, answer.text
    return str(answer.location)


def tray(client: FlaskClient, number: int) -> dict[str, str]:
    """Return what waits, by the names of its choices."""
    page = client.get(f"/workshop/{number}/plan").text
    return dict(re.findall(r'<label class="p-text" for="p-(\d+)">(.*?)</label>', page))


def manuscript(store: Store, number: int) -> Manuscript:
    """Return a manuscript of the teacher."""
    there = store.manuscripts.get(person_named(store).actor, number)
    assert there
    return there


def test_what_lies_in_the_tray_waits_until_somebody_says_a_word(lu: FlaskClient, store: Store) -> None:
    number = number_in(bring(lu, two_pairs(), "教案.docx"))
    waits = tray(lu, number)
    assert list(waits.values()) == ["<b>授课教师</b> （填写）", "<b>授课地点</b> 三楼教室", "<b>授课类型</b> 新授课"]
    teacher, place, form = waits
    sort(lu, number, **{f"piece__{place}": "body", f"piece__{teacher}": "aside", f"piece__{form}": "nowhere"})
    assert list(tray(lu, number)) == [form]
    assert "还有1段没放进去" in lu.get(f"/workshop/{number}").text
    assert manuscript(store, number).line.version == 1
    assert sort(lu, number, do="draft", **{f"piece__{form}": "remark"}) == f"/workshop/{number}?done=brought"
    assert parse(manuscript(store, number).body).data["正文"].startswith("## 授课地点\n\n三楼教室\n")
    (remark,) = store.manuscripts.remarks(person_named(store).actor, number)
    assert "新授课" in remark.words
    assert "没放进去" not in lu.get(f"/workshop/{number}").text


def test_a_row_goes_back_into_the_tray_and_the_rest_of_it_is_set_aside_at_once(lu: FlaskClient, store: Store) -> None:
    number = number_in(bring(lu, two_pairs(), "教案.docx"))
    sort(lu, number, do="out:process.0")
    assert any(STEPS[0][2] in text for text in tray(lu, number).values())
    sort(lu, number, do="rest:aside")
    assert tray(lu, number) == {}
    sort(lu, number, do="draft")
    assert len(parse(manuscript(store, number).body).data["环节"]) == len(STEPS) - 1


def test_what_was_written_meanwhile_stays_when_the_plan_is_taken_again(lu: FlaskClient, store: Store) -> None:
    number = number_in(bring(lu, two_pairs(), "教案.docx"))
    sort(lu, number, do="draft")
    save(lu, number, 1, description="换一句简介")
    (_, place, _) = tray(lu, number)
    sort(lu, number, do="draft", **{f"piece__{place}": "body"})
    data = parse(manuscript(store, number).body).data
    assert (data["简介"], data["名称"]) == ("换一句简介", NAME)
    assert "三楼教室" in data["正文"]
    assert AIMS in data["正文"]


def test_what_is_missing_is_asked_for_with_what_is_likely(lu: FlaskClient, store: Store) -> None:
    plan = f"课题：{NAME}\n年级：三年级\n课时：40分钟\n核心素养：法治观念、规则意识\n简介：{ABOUT}\n教学过程：\n"
    plan += "一、看（15分钟）\n教师活动：问。\n学生活动：答。\n二、说\n教师活动：听。\n学生活动：说。\n"
    number = number_in(bring(lu, plan.encode(), "教案.txt", kind="lesson"))
    page = lu.get(f"/workshop/{number}/plan").text
    assert "还有2处" in page
    assert 'value="use:process.1.minutes:25"' in page
    assert "没有“规则意识”这个词" in page
    assert sort(lu, number, do="use:process.1.minutes:25").endswith("#r-competencies")
    assert 'value="use:competencies:法治观念"' in page
    sort(lu, number, do="settle:competencies", asked__competencies="1", answer__competencies="法治观念")
    sort(lu, number, do="draft")
    data = parse(manuscript(store, number).body).data
    assert ([part["分钟"] for part in data["环节"]], data["核心素养"]) == (["15", "25"], ["法治观念"])
    assert 'class="btn btn-main" href="/workshop/' in lu.get(f"/workshop/{number}").text


def test_a_plan_is_read_anew_as_of_another_kind_until_it_became_a_draft(lu: FlaskClient, store: Store) -> None:
    number = number_in(bring(lu, two_pairs(), "教案.docx", kind="lesson"))
    sort(lu, number, do="rest:aside")
    sort(lu, number, do="kind", kind="walk")
    there = manuscript(store, number)
    assert (there.line.kind, parse(there.body).data["类型"]) == ("walk", "行走的思政课")
    assert any(STEPS[0][2] in text for text in tray(lu, number).values())
    sort(lu, number, do="draft")
    sort(lu, number, do="kind", kind="lesson")
    assert manuscript(store, number).line.kind == "walk"


@pytest.mark.parametrize("address", ["/workshop/{}/plan", "/workshop/{}/brought"])
def test_a_plan_is_its_authors_alone(lu: FlaskClient, editor: FlaskClient, address: str) -> None:
    number = number_in(bring(lu, two_pairs(), "教案.docx"))
    assert editor.get(address.format(number)).status_code == 404
    assert lu.get(address.format(begin(lu))).status_code == 404
    assert editor.post(f"/workshop/{number}/plan", data={"do": "draft"}).status_code == 404
