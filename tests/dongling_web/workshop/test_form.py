"""The form: each field with what is wrong beside it, saved as a version; two who write at once lose nothing."""

import html
import re

import pytest
from flask.testing import FlaskClient

from dongling.content import parse
from dongling.store import Store
from tests.dongling.store.accounts.making import person_named
from tests.dongling_web.accounts.conftest import SignIn
from tests.dongling_web.workshop.conftest import SOUND, begin, go, save, written

SCRIPT = "<script>alert(1)</script>\"'&{{7*7}}"


def body(store: Store, number: int) -> str:
    """Return the text of a manuscript of 陆老师."""
    there = store.manuscripts.get(person_named(store).actor, number)
    assert there
    return there.body


def test_what_is_missing_is_said_beside_its_field_in_the_words_of_the_check(lu: FlaskClient) -> None:
    number = begin(lu)
    page = lu.get(f"/workshop/{number}").text
    assert re.search(r'id="wrong-name">.*?缺少“名称”', page, re.DOTALL)
    assert re.search(r'<input id="name"[^>]*aria-describedby="help-name wrong-name"[^>]*aria-invalid="true"', page)
    assert "改下一处" in page
    assert f'href="#{"name"}"' in page


def test_what_was_typed_is_saved_as_a_version_and_is_a_file_that_reads_well(lu: FlaskClient, store: Store) -> None:
    number = written(lu)
    text = body(store, number)
    assert text.startswith("# 课程单元：课堂教学\n编号: lesson-")
    assert "\n名称: 从校门到桥头\n" in text
    assert "\n环节:\n  - 名称: 看桥\n    分钟: 45\n    教师活动: 带着看\n" in text
    page = lu.get(f"/workshop/{number}").text
    assert "已保存，第3版" in page
    assert "看一遍，送审" in page
    assert lu.get(f"/workshop/{number}/file").data.decode() == text


def test_parts_are_added_moved_and_taken_out_by_buttons(lu: FlaskClient, store: Store) -> None:
    number = written(lu)
    two = {**SOUND, "count:process": "1"}
    assert save(lu, number, 3, **two, do="add:process") == f"/workshop/{number}?open=process#process"
    typed = {"count:process": "2", "process.1.name": "回来", "process.1.minutes": "5"}
    save(lu, number, 4, **typed, do="up:process.1")
    assert [part["名称"] for part in parse(body(store, number)).data["环节"]] == ["回来", "看桥"]
    save(lu, number, 5, **{"count:process": "2"}, do="drop:process.0")
    assert [part["名称"] for part in parse(body(store, number)).data["环节"]] == ["看桥"]


def test_a_script_in_every_field_is_shown_as_it_was_typed_and_nothing_runs(lu: FlaskClient) -> None:
    number = begin(lu)
    fields = re.findall(r'<(?:input|textarea)[^>]* name="([a-z_]+)"', lu.get(f"/workshop/{number}").text)
    save(lu, number, 1, **{name: SCRIPT for name in fields if name != "version"})
    for way in ("", "/review"):
        page = lu.get(f"/workshop/{number}{way}").text
        assert "<script>alert" not in page
        assert html.escape("<script>alert(1)</script>") in page
        assert "49" not in re.findall(r"alert\(1\)[^<]*", page)[0]


def test_two_who_change_different_fields_at_once_both_find_theirs(
    lu: FlaskClient, sign_in: SignIn, store: Store
) -> None:
    number, other = written(lu), sign_in("陆老师")
    save(lu, number, 3, name="走到桥头")
    save(other, number, 3, minutes="40")
    data = parse(body(store, number)).data
    assert (data["名称"], data["分钟"]) == ("走到桥头", "40")


def test_two_who_change_the_same_field_are_told_and_the_other_is_in_the_history(
    lu: FlaskClient, sign_in: SignIn, store: Store
) -> None:
    number, other = written(lu), sign_in("陆老师")
    save(lu, number, 3, name="走到桥头")
    answer = other.post(f"/workshop/{number}", data={"version": "3", "name": "走过桥"})
    assert answer.status_code == 200
    assert "别人刚改了同一处：名称" in answer.text
    assert parse(body(store, number)).data["名称"] == "走过桥"
    before = store.manuscripts.at_version(person_named(store).actor, number, 4)
    assert before
    assert "走到桥头" in before


def test_a_script_that_saves_is_told_the_version_and_what_is_wrong(lu: FlaskClient) -> None:
    number = begin(lu)
    answer = lu.post(f"/workshop/{number}", data={"version": "1", "name": "走"}, headers={"Accept": "application/json"})
    assert answer.json is not None
    assert (answer.json["saved"], answer.json["version"], answer.json["title"]) == (True, 2, "走")
    assert answer.json["problems"]["description"][0]["message"].startswith("缺少“简介”")
    errors = sum(len(said) for said in answer.json["problems"].values())
    assert answer.json["errors"] == errors
    assert f"改下一处，还有{errors}处" in answer.json["renewed"]["ahead"]
    assert '<span class="w-count">' in answer.json["renewed"]["parts"]


def test_no_form_changes_kind_or_state_nor_the_name_of_what_readers_know(
    lu: FlaskClient, editor: FlaskClient, store: Store
) -> None:
    number = written(lu)
    save(lu, number, 3, kind="walk", review_status="approved", identifier="e-bridge")
    data = parse(body(store, number)).data
    assert (data["类型"], data["审核状态"], data["编号"]) == ("课堂教学", "草稿", "e-bridge")
    go(lu, number, "hand-in")
    go(editor, number, "publish")
    save(lu, number, 5, identifier="e-other", name="新名字")
    assert parse(body(store, number)).data["编号"] == "e-bridge"


@pytest.mark.parametrize("version", ["", "-1", "x", "9" * 30, "٣"])
def test_an_odd_version_counts_as_the_newest(lu: FlaskClient, version: str) -> None:
    number = begin(lu)
    assert lu.post(f"/workshop/{number}", data={"version": version, "name": "走"}).status_code == 303


def test_somebody_elses_by_its_number_is_the_same_as_none(lu: FlaskClient, west: FlaskClient) -> None:
    number = begin(lu)
    for way in ("", "/review", "/preview", "/file"):
        there, none = (west.get(f"/workshop/{one}{way}") for one in (number, 99999))
        assert (there.status_code, none.status_code) == (404, 404)
        assert there.text == none.text.replace("99999", str(number))
    for way in ("", "/remarks", "/way", "/outside"):
        assert west.post(f"/workshop/{number}{way}", data={"do": "delete"}).status_code in (400, 404)
    assert west.get(f"/workshop/{2**63}").status_code == 404


def test_a_script_is_told_what_others_saved_so_that_it_does_not_take_it_back(
    lu: FlaskClient, sign_in: SignIn, store: Store
) -> None:
    number, other = written(lu), sign_in("陆老师")
    as_data = {"Accept": "application/json"}
    save(lu, number, 3, name="走到桥头", **{"count:audience": "1", "audience": "students"})
    typed = {"version": "3", "minutes": "40"}
    told = other.post(f"/workshop/{number}", data=typed, headers=as_data).json
    assert told is not None
    assert (told["version"], told["clashes"]) == (5, "")
    assert told["theirs"] == {"name": ["走到桥头"], "audience": ["students"]}
    save(lu, number, 5, **{"count:process": "1"}, do="add:process")
    again = other.post(f"/workshop/{number}", data={**typed, "version": "5", "minutes": "41"}, headers=as_data).json
    assert again is not None
    assert again["theirs"] is None
    assert len(parse(body(store, number)).data["环节"]) == 2
