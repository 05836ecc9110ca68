"""What pages show of media: words beside pictures, sizes for screens, and only words where a file is away."""

import re
from typing import Any

from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.app import create_app
from dongling_web.materials.media import carried, shown
from tests.dongling.media.making import DRAWING, medium, photo, unit_with

WORDS = "WEBVTT\n\n00:00.000 --> 00:02.000\n老桥。\n".encode()


def test_a_picture_has_widths_up_to_its_own_and_a_size_that_keeps_its_place(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    (one,) = shown(unit_with({"a.jpg": photo((1200, 800))}, write_content, open_library))
    assert [width for width, _ in one.widths] == [480, 960]
    assert one.size == (960, 640)


def test_a_file_that_changed_has_another_address(write_content: WriteContent, open_library: OpenLibrary) -> None:
    unit = unit_with({"a.svg": DRAWING}, write_content, open_library)
    (before,) = shown(unit)
    (unit.source.path.parent / "media" / "a.svg").write_bytes(DRAWING.replace(b"h7", b"h65"))
    (after,) = shown(unit)
    assert before.address != after.address


def test_a_bundle_carries_pictures_made_for_pages(write_content: WriteContent, open_library: OpenLibrary) -> None:
    unit = unit_with({"a.jpg": photo((2000, 10), place=True), "b.svg": DRAWING}, write_content, open_library)
    every, files = carried(unit)
    assert [one.address for one in every] == list(files) == ["media/a/a.jpg.webp", "media/a/b.svg"]
    assert b"a maker of cameras" not in files["media/a/a.jpg.webp"]


def test_the_page_of_a_unit_shows_words_source_and_licence_and_no_broken_picture(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    folder = write_content(
        {"a.yaml": unit_text("a", media=[medium("a.jpg"), medium("away.mp3", description="一段<声音>")])}
    )
    (folder / "media").mkdir()
    (folder / "media" / "a.jpg").write_bytes(photo())
    text = create_app(open_library(folder)).test_client().get("/units/a").text
    for words in ('alt="一座桥"', "本校教师拍摄，CC BY 4.0", 'loading="lazy"', "一段&lt;声音&gt;", "文件打不开"):
        assert words in text
    assert "<audio" not in text


def test_a_bundle_carries_subtitles_with_what_they_belong_to(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    media = [medium("a.mp4", subtitles="a.vtt"), medium("b.mp3", subtitles="away.vtt")]
    folder = write_content({"a.yaml": unit_text("a", media=media)})
    (folder / "media").mkdir()
    for name, data in {"a.mp4": b"\0\0\0\x18ftypmp42", "a.vtt": WORDS, "b.mp3": b"ID3" + bytes(9)}.items():
        (folder / "media" / name).write_bytes(data)
    (film, sound), files = carried(open_library(folder).catalog.units["a"])
    assert (film.subtitles, files["media/a/a.vtt"]) == ("media/a/a.vtt", WORDS)
    assert (sound.address, sound.subtitles) == ("media/a/b.mp3", "")


def test_paper_has_pictures_where_their_parts_are_and_of_sound_the_words(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    phase = {"name": "看", "minutes": "45", "teacher": "放图", "pupils": "看图", "picture": "a.jpg"}
    media = [medium("a.jpg"), medium("b.mp3", description="一段声音")]
    step = {**dict.fromkeys(("kind", "band", "minutes", "review_status", "process")), "steps": [{"unit": "a"}]}
    folder = write_content(
        {"a.yaml": unit_text("a", media=media, process=[phase]), "sequences/s.yaml": unit_text("s", **step)}
    )
    (folder / "media").mkdir()
    for name, data in {"a.jpg": photo(), "b.mp3": b"ID3" + bytes(9)}.items():
        (folder / "media" / name).write_bytes(data)
    client = create_app(open_library(folder)).test_client()
    for page in ("/units/a?door=teacher", "/units/a?door=pupil", "/sequences/s?print"):
        text = client.get(page).text
        assert text.count('<figure class="medium"><img src="/media/') == 1, page
        assert text.count("本校教师拍摄，CC BY 4.0") == 2, page
        assert '<figure class="medium"><audio class="screen-only"' in text, page


def test_every_picture_is_sent_as_wide_as_it_stands_and_to_paper_the_widest(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    tasks: list[dict[str, Any]] = [
        {"type": "open", "prompt": "看图写一句", "picture": "b.jpg"},
        {
            "type": "point",
            "prompt": "找",
            "picture": "c.jpg",
            "points": [{"name": "甲", "x": "1", "y": "1"}, {"name": "乙"}],
            "right": ["甲"],
        },
    ]
    sheet = {"identifier": "one", "name": "看图单", "tasks": tasks}
    cards = {"identifier": "two", "name": "看物卡", "cards": [{"text": "桥", "picture": "d.jpg"}]}
    names = ("a.jpg", "b.jpg", "c.jpg", "d.jpg")
    unit = unit_text("a", media=[medium(name) for name in names], worksheets=[sheet], cards=[cards])
    folder = write_content({"a.yaml": unit})
    (folder / "media").mkdir()
    for name in names:
        (folder / "media" / name).write_bytes(photo((2000, 1000)))
    client = create_app(open_library(folder)).test_client()
    pages = {"/units/a?door=pupil": 6, "/units/a?door=teacher": 6, "/units/a/show": 1, "/units/a/materials": 3}
    for page, count in pages.items():
        pictures = re.findall(r"<img[^>]*/media/[^>]*>", client.get(page).text)
        assert len(pictures) == count, page
        assert [one for one in pictures if not re.search(r' srcset="[^"]* 1600w" sizes="[^"]+" width="960"', one)] == []
        on_paper = ["lazy" not in one and ' sizes="1600px"' in one for one in pictures]
        assert all(on_paper) if "materials" in page else not any(on_paper), page
