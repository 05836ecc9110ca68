"""Media come into a manuscript by a form, are named, taken out and brought back; what is hostile comes nowhere."""

import html
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image
from werkzeug.datastructures import FileStorage

from dongling.content import parse
from dongling.store import Store
from dongling_web.http.context import current_library
from dongling_web.workshop import media
from tests.dongling.media.making import film, moving, photo, song
from tests.dongling.media.test_pictures import bomb
from tests.dongling.store.accounts.making import person_named
from tests.dongling_web.conftest import browser
from tests.dongling_web.workshop.conftest import begin, save, written

SCRIPT = b"<html><script>alert(1)</script></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg">%s</svg>'
VTT = b"WEBVTT\n\n00:00.000 --> 00:01.000\n%s\n"
GOOD = {
    ".jpg": "image/webp",
    ".png": "image/webp",
    ".mp4": "video/mp4",
    ".pdf": "application/pdf",
    ".mp3": "audio/mpeg",
}


def zipped() -> bytes:
    """Return a zip that would lay a file elsewhere."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("../../evil.html", SCRIPT)
    return out.getvalue()


HOSTILE: dict[str, tuple[str, bytes, str]] = {
    "a text that is no picture": ("a.jpg", b"no picture", "坏了"),
    "a page under the name of a picture": ("a.jpg", SCRIPT, "坏了"),
    "thirty thousand pixels wide": ("a.png", bomb(30_000, 1), "太大"),
    "a bomb": ("a.png", bomb(30_000, 30_000), "坏了|太大"),
    "a GIF that moves": ("a.gif", moving("GIF"), "PNG"),
    "a GIF under another name": ("a.png", moving("GIF"), "坏了"),
    "a WebP that moves": ("a.webp", moving("WEBP"), "会动"),
    "a PNG that moves": ("a.png", moving("PNG"), "会动"),
    "a GIF that is a page": ("a.gif", b"GIF89a/*" + SCRIPT, "不收"),
    "a drawing with a script": ("a.svg", SVG % b"<script>alert(1)</script>", "script"),
    "a drawing that acts": ("a.svg", SVG % b'<g onload="alert(1)"/>', "onload"),
    "a drawing with a page in it": ("a.svg", SVG % b"<foreignObject/>", "foreignObject"),
    "a drawing with an entity": ("a.svg", b'<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG % b"&a;", "DOCTYPE"),
    "a page": ("a.html", SCRIPT, "不收"),
    "a page behind a picture's suffix": ("photo.jpg.html", photo(), "不收"),
    "a program from right to left": ("photo\u202egpj.exe", photo(), "不收"),
    "no suffix": ("../../../etc/passwd", photo(), "不收"),
    "nothing": ("a.jpg", b"", "空的"),
    "subtitles with a script": ("a.vtt", VTT % b"<script>alert(1)</script>", "script"),
    "subtitles with a style": ("a.vtt", b"WEBVTT\n\nSTYLE\n::cue{}\n\n" + VTT[8:] % b"x", "STYLE"),
    "a film that is a page": ("a.mp4", SCRIPT * 9, "不是 .mp4"),
    "a film of nothing": ("a.mp4", film()[:24], "没有画面"),
    "a zip": ("a.zip", zipped(), "不收"),
    "a zip under the name of a PDF": ("a.pdf", zipped(), "不是 .pdf"),
    "a sound that is a page": ("a.mp3", b"ID3\x04\x00\x00\x00\x00\x00\x00" + SCRIPT, "没有声音"),
}
CLEANED: dict[str, tuple[str, bytes]] = {
    "a picture with its place": ("a.jpg", photo(place=True)),
    "a picture with a page behind it": ("a.jpg", photo() + SCRIPT),
    "a way out of the folder": ("../../../../evil.jpg", photo()),
    "a way out on Windows": ("..\\..\\evil.jpg", photo()),
    "control characters": ("a\x01\r\n\u202e\u2066b.png", photo(form="PNG")),
    "a very long name": ("长" * 400 + ".jpg", photo()),
    "a name that is a device": ("NUL.jpg", photo()),
    "two suffixes": ("photo.php.jpg", photo()),
    "a name like an option": ("-rf.jpg", photo()),
    "a film with its place and a page behind it": ("a.mp4", film(SCRIPT)),
    "a PDF that is a page, too": ("a.pdf", b"%PDF-1.7\n" + SCRIPT),
    "a sound with tags": ("a.mp3", song()),
}


def put(client: FlaskClient, number: int, *files: tuple[str, bytes], **form: str) -> Any:
    """Put files into a manuscript, each with a type that says nothing true; return the answer."""
    sent = [FileStorage(io.BytesIO(data), name, "file", "text/html") for name, data in files]
    return client.post(f"/workshop/{number}/media", data={"do": "send", **form, **({"file": sent} if sent else {})})


def data_of(store: Store, number: int) -> dict[str, Any]:
    """Return what a manuscript of 陆老师 holds."""
    there = store.manuscripts.get(person_named(store).actor, number)
    assert there
    return dict(parse(there.body).data)


def names_in(store: Store, number: int) -> list[str]:
    """Return the files that it names."""
    return [row["文件"] for row in data_of(store, number).get("媒体", [])]


def everything(site: Flask) -> set[Path]:
    """Return all files where the site writes and what it reads, but for databases and what is made again."""
    with site.app_context():
        library = current_library()
    above = (library.data.parent, *(folder.parent for folder in library.content))
    there = {path for folder in above for path in folder.rglob("*") if path.is_file() and ".db" not in path.name}
    return {path for path in there if library.cache is None or not path.is_relative_to(library.cache)}


def alert(text: str) -> str:
    """Return what a page says went wrong."""
    return html.unescape(
        re.sub(r"<[^>]+>", "", "".join(re.findall(r'role="alert">(.*?)</(?:div|p)>', text, re.DOTALL)))
    )


def test_of_forty_hostile_files_none_is_run_and_none_lies_outside_the_folder(
    lu: FlaskClient, site: Flask, store: Store
) -> None:
    number = begin(lu)
    before = everything(site)
    for what, (name, data, why) in HOSTILE.items():
        answer = put(lu, number, (name, data))
        assert (answer.status_code, "Traceback" in answer.text) == (400, False), what
        assert re.search(why, alert(answer.text)), (what, alert(answer.text))
        assert everything(site) == before, what
    for what, (name, data) in CLEANED.items():
        answer = put(lu, number, (name, data))
        assert answer.status_code == 303, (what, alert(answer.text))
        *_, file = names_in(store, number)
        assert re.fullmatch(r"[0-9A-Za-z一-鿿][0-9A-Za-z一-鿿_-]{0,80}", file.rpartition(".")[0]), file
        served = lu.get(f"/workshop/{number}/media/{file}/file", buffered=True)
        suffix = file[file.rindex(".") :]
        assert (served.status_code, served.mimetype) == (200, GOOD[suffix]), what
        assert served.headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in served.headers["Content-Security-Policy"]
        assert "no-store" in served.headers["Cache-Control"]
        assert suffix == ".pdf" or (b"script" not in served.data and b"31.57" not in served.data), what
        assert suffix != ".pdf" or served.headers["Content-Disposition"].startswith("attachment")
    box = next(path for path in everything(site) - before if path.parent.name == "media").parent.parent
    assert box.parts[-3:-1] == ("writing", "east")
    assert re.fullmatch(rf"{number}-[0-9]{{14}}", box.name)
    assert all(path.is_relative_to(box) for path in everything(site) - before)
    for path in (box / "media").glob("*.jpg"):
        assert not Image.open(io.BytesIO(path.read_bytes())).getexif()
        assert b"script" not in path.read_bytes()


def test_too_much_at_once_too_much_for_the_school_and_a_full_disk_are_said_and_leave_nothing(
    lu: FlaskClient, site: Flask, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = begin(lu)
    before = everything(site)
    monkeypatch.setattr(media, "LARGEST", 1000)
    answer = put(lu, number, ("a.jpg", bytes(2000)))
    assert (answer.status_code, "没有存：最多200 MB" in alert(answer.text)) == (413, True)
    answer = lu.post(
        f"/workshop/{number}/media",
        data={"file": (io.BytesIO(bytes(2000)), "a.jpg")},
        headers={"Accept": "application/json"},
    )
    assert answer.json
    assert answer.json["wrong"] == [answer.json["why"]]
    monkeypatch.undo()
    with site.app_context():
        settings = current_library().settings
    for name, why in (("upload_mb", "太大"), ("media_mb", "学校的地方满了")):
        with monkeypatch.context() as changed:
            changed.setitem(vars(settings), name, 0)
            assert why in alert(put(lu, number, ("a.jpg", photo())).text)
    assert everything(site) == before
    assert names_in(store, number) == []
    assert "学校一共用了0.0 MB，最多2.0 GB" in lu.get(f"/workshop/{number}/media").text


def test_who_may_not_see_a_manuscript_or_comes_from_another_site_puts_nothing_in(
    lu: FlaskClient, west: FlaskClient, site: Flask, store: Store
) -> None:
    number = begin(lu)
    put(lu, number, ("a.jpg", photo()))
    (name,) = names_in(store, number)
    for way in ("", f"/{name}", f"/{name}/file", f"/{name}/480"):
        assert west.get(f"/workshop/{number}/media{way}").status_code == 404
        assert browser(site).get(f"/workshop/{number}/media{way}").status_code in (302, 303)
    assert put(west, number, ("b.jpg", photo())).status_code == 404
    assert west.post(f"/workshop/{number}/media/{name}", data={"do": "left"}).status_code == 404
    elsewhere = {"Sec-Fetch-Site": "cross-site"}
    answer = lu.post(f"/workshop/{number}/media", data={"file": (io.BytesIO(photo()), "b.jpg")}, headers=elsewhere)
    assert answer.status_code == 403
    for odd in ("..%2f..%2fa.jpg", "a.html", ".a.jpg", "none.jpg"):
        for way in ("", "/file", "/480"):
            assert lu.get(f"/workshop/{number}/media/{odd}{way}").status_code == 404
    assert lu.get(f"/workshop/{number}/media/{name}/481").status_code == 404
    assert names_in(store, number) == [name]


def test_what_is_missing_of_a_file_is_said_beside_its_field_and_what_was_stripped_beside_the_file(
    lu: FlaskClient, store: Store
) -> None:
    number = written(lu)
    sent = (("a.jpg", photo(place=True, turned=6)), ("b.png", photo((70, 40), "PNG")))
    answer = put(lu, number, *sent, source="本校陆老师拍摄")
    assert answer.location == f"/workshop/{number}/media?done=saved#media.1"
    page = lu.get(answer.location).text
    assert "去掉了拍摄地点，去掉了相机、时间这些附带的，转正了" in page
    assert page.count("缺少“说明”") == page.count("缺少“许可”") == 2
    assert re.search(r'id="wrong-media.0.description"', page)
    assert "出镜同意" in page
    filled = {
        f"media.{n}.{name}": words
        for n in (0, 1)
        for name, words in (("description", "一座桥"), ("license", "CC BY 4.0"))
    }
    put(lu, number, **{"count:media": "2"}, **filled)
    assert [row["出处"] for row in data_of(store, number)["媒体"]] == ["本校陆老师拍摄"] * 2
    assert "w-wrong" not in lu.get(f"/workshop/{number}/media").text
    put(lu, number, ("c.vtt", VTT % b"x"), ("c.mp4", film()))
    page = lu.get(f"/workshop/{number}/media").text
    assert re.search(r'<select id="media.2.subtitles"[^>]*>.*?<option value="c-[0-9a-f]{12}.vtt">', page, re.DOTALL)


def test_a_file_is_named_by_choosing_taken_out_with_what_names_it_and_brought_back(
    lu: FlaskClient, store: Store
) -> None:
    number = written(lu)
    put(lu, number, ("桥.jpg", photo()), source="本校", license="CC BY 4.0")
    (name,) = names_in(store, number)
    put(lu, number, **{"count:media": "1", "media.0.description": "一座桥"})
    form = lu.get(f"/workshop/{number}").text
    assert re.search(
        rf'<select id="process.0.picture".*?<option value="{name}">一座桥 · {name}</option>', form, re.DOTALL
    )
    save(lu, number, 5, **{"count:process": "1", "process.0.picture": name})
    assert "用在：环节 1 · 看桥 · 图" in lu.get(f"/workshop/{number}/media").text
    answer = put(lu, number, do="out:0")
    assert "原来用它的也空出来了：环节 1 · 看桥 · 图" in answer.text
    assert (names_in(store, number), "图" in data_of(store, number)["环节"][0]) == ([], False)
    put(lu, number, do=f"back:{name}")
    data = data_of(store, number)
    assert (data["媒体"][0]["说明"], data["环节"][0]["图"]) == ("一座桥", name)
    put(lu, number, do=f"drop:{name}")
    assert lu.get(f"/workshop/{number}/media/{name}/480").status_code == 200
    put(lu, number, do="out:0")
    put(lu, number, do=f"drop:{name}")
    assert lu.get(f"/workshop/{number}/media/{name}/480").status_code == 404
    for do in ("out:9", "out:x", "back:none.jpg", "drop:../a.jpg", "drop:none.jpg"):
        assert put(lu, number, do=do).status_code == 303
