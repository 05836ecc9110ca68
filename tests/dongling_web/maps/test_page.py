"""The pages of the curriculum map."""

import csv
import io
import re
import xml.etree.ElementTree as ET
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient

SVG = "{http://www.w3.org/2000/svg}"


def cells(text: str) -> list[tuple[str, str]]:
    """Return the cells of a map as their address and their words."""
    found = re.findall(r'<a class="cell [^"]*" href="([^"]+)"[^>]*>(.*?)</a>', text, re.DOTALL)
    return [(url.replace("&amp;", "&"), " ".join(re.sub(r"<[^>]+>", " ", words).split())) for url, words in found]


def test_the_map_is_a_table_with_a_caption_and_headings_of_rows_and_columns(client: FlaskClient) -> None:
    text = client.get("/map").text
    assert '<caption class="hide">课程地图 按主题' in text
    for part in ('<th scope="colgroup" colspan="3"', '<th scope="col">1-2年级</th>', '<th scope="row">'):
        assert part in text
    assert re.search(r'<a href="/map" aria-current="page">课程地图</a>', text)


def test_a_cell_says_theme_stage_depth_school_and_count_and_leads_to_a_search_of_as_many(client: FlaskClient) -> None:
    (url, words) = next(cell for cell in cells(client.get("/map").text) if "theme=yunhe" in cell[0])
    assert "运河与城市，初中7-9年级：" in words
    assert "理解" in words
    assert "东校" in words
    assert "1个" in words
    assert url == "/search?theme=yunhe&band=j"
    assert client.get(url.replace("/search", "/search.json")).get_json()["total"] == 1


def test_an_empty_cell_leads_to_the_file_of_a_new_unit_for_it(client: FlaskClient) -> None:
    (url, words) = next(cell for cell in cells(client.get("/map").text) if "themes=yunhe" in cell[0])
    assert "缺" in words
    assert "新建单元" in words
    response = client.get(url)
    assert response.mimetype == "application/yaml"
    assert "主题: [运河与城市]" in response.text


def test_gaps_are_named_each_with_a_new_unit(client: FlaskClient) -> None:
    text = client.get("/map").text
    assert "国家安全：各学段皆缺" in text
    assert text.count(">新建单元<") > 5


def test_lines_of_competencies_and_the_four_histories_are_rows_too(client: FlaskClient) -> None:
    assert "认同与归属" in client.get("/map?rows=competency_line").text
    histories = client.get("/map?rows=history").text
    for name in ("党史", "新中国史", "改革开放史", "社会主义发展史"):
        assert f'<th scope="row">{name}</th>' in histories
    assert "没有写四史" in histories


def test_a_cell_that_search_has_no_filter_for_opens_on_the_map_itself(client: FlaskClient) -> None:
    page = client.get("/map?rows=competency_line").text
    url, _ = next(cell for cell in cells(page) if "cell=" in cell[0])
    opened = client.get(url.partition("#")[0]).text
    assert '<h2 id="cell"' in opened
    assert 'href="/units/walk-bridge"' in opened


def test_the_map_of_one_school_has_its_units_only(client: FlaskClient) -> None:
    found = [url for url, _ in cells(client.get("/map?school=east").text) if url.startswith("/search")]
    assert found
    assert all("school=east" in url for url in found)
    assert not [url for url, _ in cells(client.get("/map?school=west").text) if "theme=yunhe" in url]


def test_the_map_of_a_sequence_has_its_steps_and_names_gaps_of_its_own_rows_only(client: FlaskClient) -> None:
    text = client.get("/map?sequence=seq-river").text
    assert "一条河" in text
    assert "运河与城市：" in text
    assert "国家安全：各学段皆缺" not in text


@pytest.mark.parametrize("wrong", ["rows=nothing", "school=nobody", "sequence=none"])
@pytest.mark.parametrize("path", ["/map", "/map.csv", "/map.svg"])
def test_a_value_that_means_nothing_is_said(client: FlaskClient, path: str, wrong: str) -> None:
    response = client.get(f"{path}?{wrong}")
    assert response.status_code == 400
    assert wrong.partition("=")[2] in response.text


def test_a_cell_that_is_not_there_is_left_closed(client: FlaskClient) -> None:
    assert '<h2 id="cell"' not in client.get("/map?cell=<b>").text


def test_the_spreadsheet_opens_in_excel_and_has_every_row(client: FlaskClient) -> None:
    response = client.get("/map.csv?school=east")
    assert response.mimetype == "text/csv"
    assert response.data.startswith(b"\xef\xbb\xbf")
    assert "课程地图 东校 按主题.csv" in unquote(response.headers["Content-Disposition"])
    head, *rows = csv.reader(io.StringIO(response.data.decode("utf-8-sig")))
    assert head[0] == "主题"
    assert len(rows) == client.get("/map").text.count('<th scope="row">')
    assert any("走到老桥" in cell for row in rows for cell in row)


def test_the_drawing_is_an_svg_that_needs_no_style_sheet(client: FlaskClient) -> None:
    response = client.get("/map.svg")
    assert response.mimetype == "image/svg+xml"
    root = ET.fromstring(response.text.strip())  # noqa: S314 - our own
    assert root.tag == f"{SVG}svg"
    words = [text.text or "" for text in root.iter(f"{SVG}text")]
    assert "理解" in words
    assert "运河与城市" in words
    assert words.count("缺") > 10
    assert not list(root.iter(f"{SVG}style"))
    assert "style=" not in response.text
