"""A file of an export as an answer."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "yaml": "application/yaml",
    "bundle": "application/zip",
}


@pytest.mark.parametrize("name", TYPES)
@pytest.mark.parametrize(
    ("path", "title"), [("/units/film-bell", "校史微课程：一口老钟"), ("/sequences/seq-river", "一条河")]
)
def test_every_format_has_its_type_and_a_chinese_file_name(
    client: FlaskClient, path: str, title: str, name: str
) -> None:
    response = client.get(f"{path}/export/{name}")
    assert response.status_code == 200
    assert response.mimetype == TYPES[name]
    said = response.headers["Content-Disposition"]
    assert said.isascii()
    assert said.startswith(f'attachment; filename="{path.rpartition("/")[2]}.')
    assert f"filename*=UTF-8''{title}" in unquote(said)


def test_the_files_hold_what_they_say(client: FlaskClient) -> None:
    assert "名称: 校史微课程：一口老钟" in client.get("/units/film-bell/export/yaml").text
    document = zipfile.ZipFile(io.BytesIO(client.get("/units/film-bell/export/docx").data))
    assert "一口老钟" in document.read("word/document.xml").decode()
    bundle = zipfile.ZipFile(io.BytesIO(client.get("/sequences/seq-river/export/bundle").data))
    assert "index.html" in bundle.namelist()


def test_a_calendar_takes_the_day_and_the_time(client: FlaskClient) -> None:
    response = client.get("/units/walk-bridge/export/ics?day=2026-12-01&start=09:15")
    assert response.mimetype == "text/calendar"
    assert "DTSTART;TZID=Asia/Shanghai:20261201T091500" in response.text
    assert "DTSTART;VALUE=DATE:20260910" in client.get("/sequences/seq-river/export/ics").text


@pytest.mark.parametrize(
    ("asked", "said"),
    [("", "先选一个日期"), ("?day=soon", "2026-12-01"), ("?day=2026-12-01&start=late", "08:30")],
)
def test_a_calendar_without_a_good_day_says_what_to_do(client: FlaskClient, asked: str, said: str) -> None:
    response = client.get(f"/units/walk-bridge/export/ics{asked}")
    assert response.status_code == 400
    assert said in response.text


def test_a_day_for_a_format_without_days_is_refused(client: FlaskClient) -> None:
    assert client.get("/units/film-bell/export/yaml?day=2026-12-01").status_code == 400


def test_a_name_with_signs_that_files_cannot_have_is_a_file_name_still(one_unit: Callable[..., FlaskClient]) -> None:
    client = one_unit(name='一/二\\三"四?')
    said = unquote(client.get("/units/a-lesson/export/yaml").headers["Content-Disposition"])
    assert said.endswith("''一 二 三 四.yaml")


def test_the_day_of_a_calendar_is_a_day(client: FlaskClient) -> None:
    day = dt.date(2027, 3, 1)
    text = client.get(f"/sequences/seq-river/export/ics?day={day}").text
    assert f"{day:%Y%m%d}T083000" in text
    assert f"{day + dt.timedelta(days=7):%Y%m%d}T083000" in text
