"""A plan comes in by a form, as a file or pasted: what was recognised stands in its fields, all else beside it."""

import io
import re
import zipfile

import openpyxl
import pytest
from flask import Flask
from flask.testing import FlaskClient

from dongling.content import parse
from dongling.store import Store
from dongling_web.http.context import current_library
from dongling_web.workshop import intake
from tests.dongling.importers.formats.parts import paragraph, word, zipped
from tests.dongling.media.making import photo
from tests.dongling.store.accounts.making import person_named
from tests.dongling_web.conftest import browser
from tests.dongling_web.workshop.conftest import save, written

STRUCK = "<w:del><w:r><w:delText>删了的话</w:delText></w:r></w:del>"
PLAN = """\
# 看桥

年级：七年级
课时：1课时
简介：走到河边，数一数桥孔。

一、导入（5分钟）
教师活动：放一张老照片。
学生活动：说一说照片里有什么。

这一段没有标签，也不知道放在哪里：河边的石头上有一行字。
"""


def rows_workbook(count: int) -> bytes:
    """Return a workbook of so many rows."""
    row = "<row><c t='inlineStr'><is><t>一行</t></is></c></row>"
    sheet = f"<worksheet><sheetData>{row * count}</sheetData></worksheet>"
    book = "<workbook xmlns:r='r'><sheets><sheet name='一' r:id='r1'/></sheets></workbook>"
    relations = "<Relationships><Relationship Id='r1' Type='x/worksheet' Target='worksheets/s.xml'/></Relationships>"
    parts = {"xl/workbook.xml": book, "xl/_rels/workbook.xml.rels": relations, "xl/worksheets/s.xml": sheet}
    return zipped(parts)


def bring(client: FlaskClient, data: bytes, name: str = "看桥.md", **form: str) -> str:
    """Bring a file in; return where it leads."""
    answer = client.post("/workshop/bring", data={"file": (io.BytesIO(data), name), **form})
    assert answer.status_code == 303, answer.text
    return str(answer.location)


def number_in(location: str) -> int:
    """Return the number of the manuscript that an address opens."""
    match = re.fullmatch(r"/workshop/(\d+)/plan", location)
    assert match, location
    return int(match[1])


def test_what_was_recognised_stands_in_its_field_and_every_word_of_the_file_beside_it(
    lu: FlaskClient, store: Store
) -> None:
    number = number_in(bring(lu, PLAN.encode(), kind="lesson"))
    there = store.manuscripts.get(person_named(store).actor, number)
    assert there
    data = parse(there.body).data
    assert (data["名称"], data["年级段"], data["审核状态"]) == ("看桥", "7-9年级", "草稿")
    page = lu.get(f"/workshop/{number}/plan").text
    for line in re.findall(r"[一-鿿]{2,}", PLAN):
        assert line in page, line
    assert "对着原文看" in lu.get(f"/workshop/{number}").text


@pytest.mark.parametrize(
    "pasted", [{"pasted": PLAN.replace("# ", "")}, {"html": "<h1>看桥</h1><p>年级：七年级</p>", "pasted": "看桥"}]
)
def test_what_is_pasted_comes_in_as_a_file_does(lu: FlaskClient, store: Store, pasted: dict[str, str]) -> None:
    answer = lu.post("/workshop/bring", data=pasted, content_type="multipart/form-data")
    there = store.manuscripts.get(person_named(store).actor, number_in(answer.location))
    assert there
    data = parse(there.body).data
    assert (data["名称"], data["年级段"]) == ("看桥", "7-9年级")


def test_a_table_makes_a_manuscript_of_each_row_and_a_list_of_what_came(lu: FlaskClient, store: Store) -> None:
    table = lu.get("/workshop/template?kind=lesson")
    book = openpyxl.load_workbook(io.BytesIO(table.data))
    book.worksheets[0].append([f"二：{cell.value}" for cell in book.worksheets[0][2]])
    filled = io.BytesIO()
    book.save(filled)
    location = bring(lu, filled.getvalue(), "两节课.xlsx", kind="lesson")
    assert re.fullmatch(r"/workshop/\d+/brought", location)
    mine = store.manuscripts.own(person_named(store).actor)[0]
    page = lu.get(location).text
    assert len(mine) == 2
    assert all(f"/workshop/{line.number}/plan" in page for line in mine)


def test_a_word_file_that_we_export_comes_back(lu: FlaskClient, store: Store) -> None:
    exported = lu.get("/units/a/export/docx").data
    number = number_in(bring(lu, exported, "一节课.docx"))
    there = store.manuscripts.get(person_named(store).actor, number)
    assert there
    data = parse(there.body).data
    assert (data["名称"], data["环节"][0]["教师活动"]) == ("一节课", "发材料")
    assert data["编号"] == there.line.identifier != "a"


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("教案.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "另存为"),
        ("教案.docx", b"PK\x03\x04 cut", "坏了"),
        ("教案.exe", b"MZ", "装不进来|可以装"),
        ("", b"", "先选一个文件"),
        ("教案.docx", b"%PDF-1.7 " + bytes(600), "不是 Office 文件"),
        ("教案.docx", zipped({"xl/workbook.xml": "<w/>"}), r"其实是 \.xlsx"),
        ("教案.docx", zipped({"照片/一.txt": "一"}), "没有 Word 正文"),
        ("教案.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "密码"),
        ("教案.docx", word('<!DOCTYPE a [<!ENTITY b "c">]>'), "外部实体|坏了"),
        ("教案.xlsx", rows_workbook(100_000), "展开以后太大"),
    ],
)
def test_what_can_not_be_read_is_said_in_one_sentence_with_what_to_do(
    lu: FlaskClient, name: str, data: bytes, why: str
) -> None:
    answer = lu.post("/workshop/bring", data={"file": (io.BytesIO(data), name)})
    assert answer.status_code == 400
    assert "Traceback" not in answer.text
    (said,) = re.findall(r'role="alert">.*?<span>(.*?)</span>', answer.text, re.DOTALL)
    assert re.search(why, said), said
    english = lu.post("/workshop/bring?lang=en", data={"file": (io.BytesIO(data), name)})
    (said,) = re.findall(r'role="alert">.*?<span>(.*?)</span>', english.text, re.DOTALL)
    assert said.isascii() or "“" in said, said


@pytest.mark.parametrize(
    ("name", "body", "more", "said"),
    [
        ("教案.docm", paragraph("看桥"), {"word/vbaProject.bin": b"Sub AutoOpen"}, "文件里有宏，没有读，也没有运行"),
        ("教案.docx", f"{paragraph('看桥')}<w:p>{STRUCK}</w:p>", {}, "删了的话"),
    ],
)
def test_what_is_not_taken_in_is_said_beside_the_plan(
    lu: FlaskClient, name: str, body: str, more: dict[str, bytes], said: str
) -> None:
    number = number_in(bring(lu, word(body, more), name, kind="lesson"))
    assert said in lu.get(f"/workshop/{number}/plan").text


def test_a_bomb_or_a_file_that_is_too_large_is_not_unpacked(
    lu: FlaskClient, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"0" * 300_000_000)
    answer = lu.post("/workshop/bring", data={"file": (io.BytesIO(bomb.getvalue()), "教案.docx")})
    assert answer.status_code == 400
    monkeypatch.setattr(intake, "LARGEST", 1000)
    answer = lu.post("/workshop/bring", data={"file": (io.BytesIO(bytes(2000)), "教案.docx")})
    assert (answer.status_code, "20 MB" in answer.text) == (413, True)
    assert store.manuscripts.own(person_named(store).actor) == ([], 0)


def test_pictures_lie_with_the_manuscript_cleaned_and_say_how_to_use_them(lu: FlaskClient, store: Store) -> None:
    from docx import Document

    document, file = Document(), io.BytesIO()
    document.add_paragraph("看桥")
    document.add_picture(io.BytesIO(photo(place=True)))
    document.save(file)
    number = number_in(bring(lu, file.getvalue(), "看桥.docx", kind="lesson"))
    actor = person_named(store).actor
    (said,) = (one for one in store.manuscripts.remarks(actor, number) if one.field == "media")
    (name,) = re.findall(r"picture-1-[0-9a-f]{12}\.jpg", said.words)
    assert f'value="back:{name}"' in lu.get(f"/workshop/{number}/media").text
    assert b"a maker of cameras" not in lu.get(f"/workshop/{number}/media/{name}/480").data


def test_pictures_of_a_manuscript_are_served_to_those_who_see_it_and_to_nobody_else(
    lu: FlaskClient, west: FlaskClient, site: Flask
) -> None:
    number = written(lu)
    with site.app_context():
        folder = current_library().published
    assert folder
    media = folder / "schools" / "east" / "media"
    media.mkdir(parents=True)
    (media / "a.jpg").write_bytes(photo())
    typed = {
        "media.0.file": "a.jpg",
        "media.0.description": "桥",
        "media.0.source": "本校",
        "media.0.license": "本校自绘",
    }
    save(lu, number, 3, **{"count:media": "1", **typed, "process.0.picture": "a.jpg", "count:process": "1"})
    page = lu.get(f"/workshop/{number}/preview").text
    addresses = set(re.findall(r"/media/[0-9a-f]+/\d+/[\w-]+/a\.jpg", page))
    assert addresses, page
    for address in addresses:
        answer = lu.get(address)
        assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "private, no-store")
        for stranger in (west, browser(site)):
            assert stranger.get(address).status_code == 404
