"""A unit's pictures in its document: each where its part is, with what it shows, its source and its licence."""

import io
import zipfile
from pathlib import Path

import mammoth  # type: ignore[import-untyped]  # it is not annotated
import pytest
from PIL import Image

from dongling import Catalog
from dongling.exporters.word import paper
from dongling.exporters.word.docx import Docx
from dongling.testing import OpenLibrary, WriteContent, unit_text
from tests.dongling.exporters.reading import headings, opened, paragraphs, tables
from tests.dongling.media.making import DRAWING, medium, photo

FILES = {"a.jpg": photo((2400, 900), place=True), "b.svg": DRAWING}
TASK = {"type": "open", "prompt": "看图写一句", "picture": "b.svg"}
SHEET = {"identifier": "sheet", "name": "看图单", "tasks": [TASK]}


@pytest.fixture
def catalog(write_content: WriteContent, open_library: OpenLibrary) -> Catalog:
    """Return a catalogue with units that show their pictures in parts of every sort, and in none."""
    media = [medium(name, description=f"图样{name}") for name in FILES]
    phase = {"name": "看", "minutes": "45", "teacher": "放图", "pupils": "看图", "picture": "a.jpg"}
    scene = {"scene": "老桥", "words": "看这座桥。", "seconds": "180", "picture": "a.jpg"}
    stop = {"place": "桥头", "minutes": "30", "task": "画桥", "picture": "a.jpg"}
    film = {"kind": "micro_course", "minutes": "3", "process": None, "question": "谁造的？", "script": [scene]}
    walk = {"kind": "walk", "process": None, "stops": [stop], "owner": "年级组长"}
    safety = {
        "weather": "改期",
        "traffic": "靠右",
        "lost": "原地",
        "injury": "先救",
        "water": "离岸",
        "responsible": "教师",
    }
    folder = write_content(
        {
            "plain.yaml": unit_text("plain", media=[*media, medium("c.mp3"), medium("away.png")]),
            "lesson.yaml": unit_text("lesson", media=media, process=[phase], worksheets=[SHEET]),
            "film.yaml": unit_text("film", media=media, **film),
            "walk.yaml": unit_text("walk", media=media, safety=safety, **walk),
        }
    )
    put(folder, {**FILES, "c.mp3": b"ID3" + bytes(50)})
    return open_library(folder).catalog


def put(folder: Path, files: dict[str, bytes]) -> None:
    """Put files beside the units."""
    (folder / "media").mkdir()
    for name, data in files.items():
        (folder / "media" / name).write_bytes(data)


def parts(catalog: Catalog, identifier: str) -> dict[str, bytes]:
    """Return the pictures of a unit's document, and its text."""
    with zipfile.ZipFile(io.BytesIO(Docx().export(catalog.units[identifier], catalog))) as archive:
        names = [name for name in archive.namelist() if "media" in name or name == "word/document.xml"]
        return {name: archive.read(name) for name in names}


def test_a_photo_is_in_the_file_upright_bare_and_small_enough_to_print(catalog: Catalog) -> None:
    held = parts(catalog, "plain")
    (name,) = (name for name in held if name.endswith((".jpg", ".jpeg")))
    assert b"a maker of cameras" not in held[name]
    assert Image.open(io.BytesIO(held[name])).size == (1600, 600)


def test_a_drawing_is_there_itself_beside_a_frame_for_programs_that_draw_none(catalog: Catalog) -> None:
    held = parts(catalog, "plain")
    assert [data for name, data in held.items() if name.endswith(".svg")] == [DRAWING]
    (frame,) = (data for name, data in held.items() if name.endswith(".png"))
    assert Image.open(io.BytesIO(frame)).size == (480, 480), "of the shape of the drawing"
    assert b"svgBlip" in held["word/document.xml"]


def test_each_has_words_for_who_can_not_see_it_and_says_where_it_is_from(catalog: Catalog) -> None:
    document = opened(Docx().export(catalog.units["plain"], catalog))
    assert [shape._inline.docPr.get("descr") for shape in document.inline_shapes] == ["图样a.jpg", "图样b.svg"]  # noqa: SLF001 - python-docx has no call for it
    said = paragraphs(document)
    for name in FILES:
        assert f"（图样{name}；本校教师拍摄，CC BY 4.0）" in said


def test_what_can_not_be_shown_stands_there_by_its_words_and_its_file(catalog: Catalog) -> None:
    said = paragraphs(opened(Docx().export(catalog.units["plain"], catalog)))
    for name in ("c.mp3", "away.png"):
        assert f"（一座桥；文件 {name}，本校教师拍摄，CC BY 4.0）" in said


def test_it_says_what_is_not_on_paper_and_what_old_programs_do_not_draw(catalog: Catalog) -> None:
    said = " ".join(one.zh for one in Docx().left_out(catalog.units["plain"], catalog))
    assert "1个声音、影片和附件" in said
    assert "1张手绘图" in said
    assert not list(Docx().left_out(catalog.units["plain"].model_copy(update={"media": ()}), catalog))


@pytest.mark.parametrize(
    ("identifier", "under", "caption"),
    [
        ("lesson", "教学过程", "（环节1：图样a.jpg；"),
        ("film", "脚本", "（第1段：图样a.jpg；"),
        ("walk", "第1站 桥头", "（图样a.jpg；"),
    ],
)
def test_a_part_shows_its_own_picture_once(catalog: Catalog, identifier: str, under: str, caption: str) -> None:
    document = opened(Docx().export(catalog.units[identifier], catalog))
    said = paragraphs(document)
    (at,) = (i for i, words in enumerate(said) if words.startswith(caption))
    titles = {title for _, title in headings(document)}
    assert next(words for words in reversed(said[:at]) if words in titles) == under
    assert sum("图样a.jpg" in words for words in said) == 1
    read = {under: held for under, held in tables(document).items() if under != "备查"}
    assert "a.jpg" not in str(read), "the name of a file says nothing on paper"


def test_a_task_on_a_sheet_has_its_picture_above_it(catalog: Catalog) -> None:
    said = paragraphs(opened(Docx().export(catalog.units["lesson"], catalog)))
    assert said[said.index("1. 看图写一句") - 1] == "（图样b.svg；本校教师拍摄，CC BY 4.0）"


def test_a_document_holds_so_many_bytes_of_pictures_and_the_words_of_the_others(
    catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper, "MOST_BYTES", 10)
    assert list(parts(catalog, "plain")) == ["word/document.xml"]
    said = paragraphs(opened(Docx().export(catalog.units["plain"], catalog)))
    assert "（图样a.jpg；文件 a.jpg，本校教师拍摄，CC BY 4.0）" in said


def test_a_program_that_is_not_word_finds_the_pictures_with_their_words(catalog: Catalog) -> None:
    page = str(mammoth.convert_to_html(io.BytesIO(Docx().export(catalog.units["plain"], catalog))).value)
    assert page.count("<img ") == 2
    assert 'alt="图样a.jpg"' in page


def test_the_same_pictures_make_the_same_bytes(catalog: Catalog) -> None:
    assert Docx().export(catalog.units["walk"], catalog) == Docx().export(catalog.units["walk"], catalog)


def test_the_way_of_a_walk_stands_on_the_task_sheet(write_content: WriteContent, open_library: OpenLibrary) -> None:
    safety = dict.fromkeys(("weather", "traffic", "lost", "injury", "water", "responsible"), "教师看着")
    walk = {"kind": "walk", "process": None, "owner": "年级组长", "safety": safety, "route": "b.svg"}
    stops = [{"place": "桥头", "minutes": "30", "task": "画桥"}]
    folder = write_content({"a.yaml": unit_text("a", media=[medium("b.svg")], stops=stops, **walk)})
    put(folder, {"b.svg": DRAWING})
    catalog = open_library(folder).catalog
    texts = paragraphs(opened(Docx().export(catalog.units["a"], catalog)))
    (caption,) = (text for text in texts if text.startswith("（路线图："))
    assert texts.index("第1站 桥头") > texts.index(caption) > next(i for i, t in enumerate(texts) if "任务单" in t)


def test_the_picture_of_a_card_follows_the_cards_once(write_content: WriteContent, open_library: OpenLibrary) -> None:
    cards = {"identifier": "cards", "name": "看物卡", "cards": [{"title": "桥", "text": "几个孔", "picture": "b.svg"}]}
    media = [medium("b.svg", description="图样b.svg")]
    folder = write_content({"a.yaml": unit_text("a", media=media, cards=[cards])})
    put(folder, {"b.svg": DRAWING})
    catalog = open_library(folder).catalog
    document = opened(Docx().export(catalog.units["a"], catalog))
    captions = [text for text in paragraphs(document) if "图样b.svg" in text]
    assert captions == ["（桥：图样b.svg；本校教师拍摄，CC BY 4.0）"]
    assert paragraphs(document).index("看物卡") < paragraphs(document).index(captions[0])
