"""What is handed out as files."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient

from dongling.testing import OpenLibrary

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


@pytest.mark.parametrize(
    "path", ["/units/none/export/yaml", "/sequences/none/export/yaml", "/units/film-bell/export/x"]
)
def test_what_is_not_there_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/units/film-bell", "/sequences/seq-river"])
def test_a_page_lists_every_way_and_says_what_each_leaves_out(client: FlaskClient, path: str) -> None:
    text = client.get(path).text
    for name in TYPES:
        assert f'href="{path}/export/{name}" download' in text
    assert f'<form action="{path}/export/ics">' in text
    assert "不带：" in text
    assert "日历里只有简介" in text


def test_a_day_must_be_chosen_only_where_nothing_has_one(client: FlaskClient) -> None:
    assert 'name="day" required' in client.get("/units/film-bell").text
    assert 'name="day" required' not in client.get("/sequences/seq-river").text


def test_a_new_unit_is_filled_in_and_passes_the_check(
    client: FlaskClient, open_library: OpenLibrary, tmp_path: Path
) -> None:
    asked = "kind=lesson&identifier=water-p2&band=p2&minutes=40&depth=d2&themes=yunhe&themes=jiaguo"
    response = client.get(f"/new-unit.yaml?{asked}")
    assert "新建单元 课堂教学 water-p2.yaml" in unquote(response.headers["Content-Disposition"])
    (tmp_path / "water-p2.yaml").write_bytes(response.data)
    library = open_library(tmp_path)
    assert [problem.text() for problem in library.problems if problem.severity == "error"] == []
    unit = library.catalog.units["water-p2"]
    assert (unit.band, unit.minutes, unit.depth, unit.themes) == ("p2", 40, "d2", ("yunhe", "jiaguo"))


@pytest.mark.parametrize(
    "asked",
    [
        "kind=none",
        "",
        "kind=lesson&band=p9",
        "kind=lesson&minutes=-5",
        "kind=lesson&identifier=a%0Aname: x",
        "kind=lesson&themes=x",
        "kind=lesson&name=x",
    ],
)
def test_a_new_unit_takes_only_values_that_may_stand_in_a_file(client: FlaskClient, asked: str) -> None:
    assert client.get(f"/new-unit.yaml?{asked}").status_code == 400


def test_a_name_with_signs_that_files_cannot_have_is_a_file_name_still(one_unit: Callable[..., FlaskClient]) -> None:
    client = one_unit(name='一/二\\三"四?')
    said = unquote(client.get("/units/a-lesson/export/yaml").headers["Content-Disposition"])
    assert said.endswith("''一 二 三 四.yaml")


def test_the_day_of_a_calendar_is_a_day(client: FlaskClient) -> None:
    day = dt.date(2027, 3, 1)
    text = client.get(f"/sequences/seq-river/export/ics?day={day}").text
    assert f"{day:%Y%m%d}T083000" in text
    assert f"{day + dt.timedelta(days=7):%Y%m%d}T083000" in text
