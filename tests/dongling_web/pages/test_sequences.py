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
