"""What is handed out as files."""

from pathlib import Path
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient

from dongling.model import MOST_MINUTES
from dongling.testing import OpenLibrary

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "yaml": "application/yaml",
    "bundle": "application/zip",
}


@pytest.mark.parametrize(
    "path", ["/units/none/export/yaml", "/sequences/none/export/yaml", "/units/film-bell/export/x"]
)
def test_what_is_not_there_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/units/film-bell", "/sequences/seq-river"])
def test_a_page_lists_every_way_and_says_what_each_leaves_out(client: FlaskClient, path: str) -> None:
    text = client.get(f"{path}?door=teacher").text
    for name in TYPES:
        assert f'href="{path}/export/{name}" download' in text
    assert f'<form action="{path}/export/ics">' in text
    assert "不带：" in text
    assert "日历里只有简介" in text


def test_a_day_must_be_chosen_only_where_nothing_has_one(client: FlaskClient) -> None:
    assert 'name="day" required' in client.get("/units/film-bell?door=teacher").text
    assert 'name="day" required' not in client.get("/sequences/seq-river").text


def test_a_new_unit_is_filled_in_and_passes_the_check(
    client: FlaskClient, open_library: OpenLibrary, tmp_path: Path
) -> None:
    asked = "kind=lesson&identifier=water-p2&band=p2&minutes=40&depth=d2&themes=yunhe&themes=jiaguo"
    response = client.get(f"/new-unit.yaml?{asked}")
    assert "新建单元 课堂教学 water-p2.yaml" in unquote(response.headers["Content-Disposition"])
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "water-p2.yaml").write_bytes(response.data)
    library = open_library(tmp_path / "new")
    assert [problem.text() for problem in library.problems if problem.severity == "error"] == []
    unit = library.catalog.drafts["water-p2"]
    assert (unit.band, unit.minutes, unit.depth, unit.themes) == ("p2", 40, "d2", ("yunhe", "jiaguo"))


@pytest.mark.parametrize("minutes", ["1", "2000", "2001", "3000", "6000", "0", "007"])
def test_minutes_are_handed_out_in_a_file_only_when_the_check_takes_them(
    client: FlaskClient, open_library: OpenLibrary, tmp_path: Path, minutes: str
) -> None:
    response = client.get(f"/new-unit.yaml?kind=lesson&minutes={minutes}")
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "long.yaml").write_bytes(response.data if response.status_code == 200 else b"")
    problems = open_library(tmp_path / "new").problems if response.status_code == 200 else ()
    assert [problem.text() for problem in problems if problem.severity == "error"] == []
    assert (response.status_code == 200) is (1 <= int(minutes) <= MOST_MINUTES)


@pytest.mark.parametrize(
    "asked",
    [
        "kind=none",
        "",
        "kind=lesson&band=p9",
        "kind=lesson&minutes=-5",
        "kind=lesson&minutes=2001",
        "kind=lesson&minutes=6000",
        "kind=lesson&minutes=4%EF%BC%95",
        "kind=lesson&identifier=a%0Aname: x",
        "kind=lesson&themes=x",
        "kind=lesson&name=x",
    ],
)
def test_a_new_unit_takes_only_values_that_may_stand_in_a_file(client: FlaskClient, asked: str) -> None:
    assert client.get(f"/new-unit.yaml?{asked}").status_code == 400
