"""A micro-course on paper: when each scene begins, the exercises, and their answers apart from them."""

from docx.document import Document

from dongling.exporters.word.docx import Docx
from dongling.testing import unit_text
from tests.dongling.conftest import MakeCatalog
from tests.dongling.exporters.reading import headings, opened, paragraphs, tables

SCRIPT = [
    {"scene": "老树", "words": "看这棵树。", "seconds": "75"},
    {"scene": "校门", "words": "走进校门。", "seconds": "105"},
]
EXERCISES = [
    {"question": "树有几棵？", "choices": ["一棵", "两棵"], "answer": "两棵", "note": "看画面。"},
    {"question": "写一句话。"},
]


def film(catalog_of: MakeCatalog) -> Document:
    """Return the document of a micro-course of three minutes."""
    fields = {"kind": "micro_course", "minutes": "3", "process": None, "question": "你想问谁？"}
    catalog = catalog_of({"a.yaml": unit_text("a", script=SCRIPT, exercises=EXERCISES, **fields)})
    return opened(Docx().export(catalog.units["a"], catalog))


def test_the_script_says_when_each_scene_begins(catalog_of: MakeCatalog) -> None:
    assert tables(film(catalog_of))["脚本"] == [
        ["段", "开始", "秒", "画面", "解说词"],
        ["1", "0:00", "75", "老树", "看这棵树。"],
        ["2", "1:15", "105", "校门", "走进校门。"],
    ]
    assert "共3:00，解说词10字。" in paragraphs(film(catalog_of))


def test_the_answers_are_apart_from_the_exercises(catalog_of: MakeCatalog) -> None:
    made = film(catalog_of)
    text = paragraphs(made)
    assert [title for _, title in headings(made)][:4] == ["脚本", "思考题", "练习", "答案与解析（教师用）"]
    start, end = text.index("练习"), text.index("答案与解析（教师用）")
    assert text[start + 1 : end] == ["1. 树有几棵？", "A. 一棵", "B. 两棵", "2. 写一句话。"]
    assert text[end + 1] == "1. B. 两棵　看画面。"


def test_an_exercise_without_choices_has_room_to_write(catalog_of: MakeCatalog) -> None:
    assert tables(film(catalog_of))["练习"] == [[""]]
