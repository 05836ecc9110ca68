"""A plan comes in by a form: what was recognised stands in its fields, all else among the remarks; nothing is lost."""

import io
import re
import zipfile

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dongling.content import parse
from dongling.store import Store
from dongling_web.http.context import current_library
from dongling_web.workshop import intake
from tests.dongling.media.making import photo
from tests.dongling.store.accounts.making import person_named
from tests.dongling_web.conftest import browser
from tests.dongling_web.workshop.conftest import save, written

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


def bring(client: FlaskClient, data: bytes, name: str = "看桥.md", **form: str) -> str:
    """Bring a file in; return where it leads."""
    answer = client.post("/workshop/bring", data={"file": (io.BytesIO(data), name), **form})
    assert answer.status_code == 303, answer.text
    return str(answer.location)


def number_in(location: str) -> int:
    """Return the number of the manuscript that an address opens."""
    match = re.fullmatch(r"/workshop/(\d+)\?done=brought", location)
    assert match, location
    return int(match[1])


def test_what_was_recognised_stands_in_its_field_and_every_other_word_among_the_remarks(
    lu: FlaskClient, store: Store
) -> None:
    number = number_in(bring(lu, PLAN.encode(), kind="lesson"))
    actor = person_named(store).actor
    there = store.manuscripts.get(actor, number)
    assert there
    data, said = parse(there.body).data, store.manuscripts.remarks(actor, number)
    assert (data["名称"], data["年级段"], data["审核状态"]) == ("看桥", "7-9年级", "草稿")
    words = there.body + "".join(one.words for one in said)
    for line in set(re.findall(r"[一-鿿]{2,}", PLAN)) - {
        "七年级"
    }:  # it stands there as 7-9年级, with a mark that says so
        assert line in words, line
    page = lu.get(f"/workshop/{number}?done=brought").text
    assert "一个字也没有丢" in page
    assert "条批注没了结" in page
    assert "河边的石头上有一行字" in lu.get(f"/workshop/{number}/review").text


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
    ],
)
def test_what_can_not_be_read_is_said_in_one_sentence_with_what_to_do(
    lu: FlaskClient, name: str, data: bytes, why: str
) -> None:
    answer = lu.post("/workshop/bring", data={"file": (io.BytesIO(data), name)})
    assert answer.status_code == 400
    (said,) = re.findall(r'role="alert">.*?<span>(.*?)</span>', answer.text, re.DOTALL)
    assert re.search(why, said), said
    assert "Traceback" not in answer.text


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
    assert (answer.status_code, "20 MB" in answer.text) == (400, True)
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
