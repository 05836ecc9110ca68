"""The pages of sequences."""

import io
import zipfile

from flask.testing import FlaskClient


def test_the_list_has_each_sequence_with_its_line(client: FlaskClient) -> None:
    text = client.get("/sequences").text
    assert 'href="/sequences/seq-river"' in text
    assert 'href="/units/walk-bridge"' in text


def test_a_sequence_has_its_steps_minutes_notes_and_checklist(client: FlaskClient) -> None:
    text = client.get("/sequences/seq-river").text
    assert text.index("走到老桥") < text.index("一口老钟")
    for part in ("<b>90</b> 分", "原120分", "说明：半天", "踩点", "年级组长", ">95<"):
        assert part in text


def test_a_step_whose_school_is_not_loaded_says_so(client: FlaskClient) -> None:
    text = client.get("/sequences/seq-river").text
    assert "not-loaded" in text
    assert "所属学校没有装载" in text


def test_all_that_is_handed_in_is_at_the_same_address(client: FlaskClient) -> None:
    assert 'href="/sequences/seq-river?print=1"' in client.get("/sequences/seq-river").text
    text = client.get("/sequences/seq-river?print=1").text
    for part in ("使用教师", "第1次", "第2次", "任务单（学生）", "家长知情同意回执", "这是一口老钟。", "借钟"):
        assert part in text
    assert "第3次" not in text
    assert "所属学校没有装载，没有单子" in text
    assert text.count("<h1") == 1


def test_the_checklist_says_how_far_it_is_and_what_is_late_today(client: FlaskClient) -> None:
    text = client.get("/sequences/seq-river").text
    assert "已完成1／5，1项已过期" in text
    assert 'aria-label="已完成1项，共5项"' in text
    assert '<rect x="0" y="1" width="20.0%" height="12"/>' in text
    for state in ("已过期3天", "今天到期", "还有2天", "没有定日期", "已完成", "2026年9月7日"):
        assert state in text


def test_the_bundle_of_a_sequence_is_a_zip_with_the_units_that_are_there(client: FlaskClient) -> None:
    response = client.get("/sequences/seq-river/bundle.zip")
    assert response.mimetype == "application/zip"
    assert "seq-river.zip" in response.headers["Content-Disposition"]
    names = zipfile.ZipFile(io.BytesIO(response.data)).namelist()
    assert {"index.html", "units/walk-bridge.html", "units/film-bell.html", "yaml/seq-river.yaml"} <= set(names)
    assert not any("not-loaded" in name for name in names)
