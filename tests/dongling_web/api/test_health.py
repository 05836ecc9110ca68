"""Whether the site is well, part by part; it goes on serving whatever is not."""

from contextlib import closing
from pathlib import Path

import pytest
from jinja2 import FileSystemLoader

from dongling import Library, Settings
from dongling.accounts import OPERATOR
from dongling.store import Store
from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.api.health import disk, missing
from dongling_web.app import create_app
from tests.dongling.store.children import python


def test_a_spoilt_file_is_counted_and_its_page_says_so_beside_what_was_good(
    write_content: WriteContent, open_library: OpenLibrary, caplog: pytest.LogCaptureFixture
) -> None:
    library = open_library(write_content({"a.yaml": unit_text("a", name="好好的一课")}), search=True)
    client = create_app(library).test_client()
    assert client.get("/healthz").get_json()["status"] == "ok"
    write_content({"a.yaml": unit_text("a", minutes="八")})
    library.reload()
    library.reload()
    found = client.get("/healthz").get_json()
    assert (found["status"], found["units"], found["problems"]) == ("degraded", 1, 1)
    assert len([record for record in caplog.records if "field-number" in record.getMessage()]) == 1
    page = client.get("/units/a?door=teacher").text
    assert "好好的一课" in page
    assert "这是上一次没有错误的版本" in page
    assert "a.yaml第6行第10列：“minutes”应为整数，现在是“八”。改法：只写阿拉伯数字，不带单位" in page
    assert str(library.folders[0]) not in page
    assert client.get("/search.json?q=好好的").get_json()["total"] == 1
    write_content({"a.yaml": unit_text("a", name="更好的一课")})
    library.reload()
    assert "这是上一次" not in client.get("/units/a?door=teacher").text
    assert client.get("/healthz").get_json()["status"] == "ok"


def test_a_sequence_that_a_slip_broke_says_so_too(write_content: WriteContent, open_library: OpenLibrary) -> None:
    sound = {"a.yaml": unit_text("a"), "sequences/s.yaml": "编号: s\n名称: 序列\n课次: [{单元: a}]"}
    library = open_library(write_content(sound), search=True)
    client = create_app(library).test_client()
    assert "这是上一次" not in client.get("/sequences/s").text
    write_content({"sequences/s.yaml": "编号: s\n名称: [\n"})
    library.reload()
    assert "这是上一次没有错误的版本" in client.get("/sequences/s").text


def test_a_warning_alone_is_well(write_content: WriteContent, open_library: OpenLibrary) -> None:
    library = open_library(write_content({"a.yaml": unit_text("a"), "b.yml": ""}), search=True)
    found = create_app(library).test_client().get("/healthz").get_json()
    assert (found["status"], found["problems"]) == ("ok", 1)


def test_a_state_folder_that_cannot_be_used_stops_no_page_and_is_said(
    write_content: WriteContent, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    folder = write_content({"a.yaml": unit_text("a", name="走进东林书院")})
    library = Library.open([folder], Settings(safe_mode=True, state=tmp_path / "file"))
    client = create_app(library).test_client()
    assert client.get("/search.json?q=东林书院").get_json()["total"] == 1
    assert client.get("/units/a").status_code == 200
    assert client.get("/drafts").status_code in (200, 503)
    told = client.get("/healthz").get_json()
    assert (told["status"], told["disk"], disk(library)) == ("degraded", "unusable", "unusable")
    search, drafts = missing(library)
    assert "索引在内存里" in search.zh
    assert str(tmp_path / "file" / "data") in drafts.zh
    assert "sequences can't be saved" in drafts.en
    library.close()


def test_a_file_that_is_no_database_is_said_before_anybody_asks_for_it(
    write_content: WriteContent, open_library: OpenLibrary, tmp_path: Path
) -> None:
    library = open_library(write_content({"a.yaml": unit_text("a")}), search=True)
    assert list(missing(library)) == []
    file = tmp_path / "state" / "data" / "drafts.db"
    file.write_bytes(b"this is no database")
    (said,) = missing(library)
    assert str(file) in said.zh
    assert str(file) in said.en


def test_a_site_without_its_templates_is_down(
    write_content: WriteContent, open_library: OpenLibrary, tmp_path: Path
) -> None:
    app = create_app(open_library(write_content({"a.yaml": unit_text("a")}), search=True))
    app.jinja_env.loader = FileSystemLoader(tmp_path / "gone")
    answer = app.test_client().get("/healthz")
    assert (answer.status_code, answer.get_json()["status"]) == (503, "down")


_ANOTHER = """
import sys
from dongling.accounts import OPERATOR, Grant, Role
from dongling.store import Store
store = Store.open(sys.argv[1])
print(store.people.add(OPERATOR, sys.argv[2], [Grant(Role.DISTRICT_ADMIN)]))
store.close()
"""


def test_looking_at_the_file_takes_no_lock_from_whoever_saves_in_it(
    write_content: WriteContent, open_library: OpenLibrary, tmp_path: Path
) -> None:
    library = open_library(write_content({"a.yaml": unit_text("a")}), search=True)
    data = tmp_path / "state" / "data"
    with closing(Store.open(data)) as store:
        store.people.first_link()
        assert list(missing(library)) == []
        for name in ("陆老师", "周老师"):
            out, _ = python(_ANOTHER, data, name).communicate()
            assert store.people.by_link(out.strip())
            assert store.people.named(name)
        store.people.disable(OPERATOR, "周老师")
    with closing(Store.open(data)) as store:
        assert [person.disabled for person in store.register.every(OPERATOR)] == [True, False]
