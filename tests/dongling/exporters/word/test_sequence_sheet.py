"""A sequence on paper: its overview and checklist first, then each unit from a page of its own."""

import json

import pytest
import yaml
from docx.document import Document

from dongling.exporters.word.docx import Docx
from dongling.testing import unit_text
from tests.dongling.conftest import MakeCatalog
from tests.dongling.exporters.reading import headings, opened, paragraphs, tables

SEQUENCE = {
    "identifier": "s",
    "name": "一条线",
    "description": "两课。",
    "stages": ["junior"],
    "steps": [{"unit": "a", "note": "先读"}, {"unit": "elsewhere"}, {"unit": "b", "minutes": "30"}],
    "checklist": [
        {"task": "勘查", "due": "2026-12-11", "owner": "年级组长", "done": "是"},
        {"task": "备课"},
    ],
}


@pytest.fixture
def sequence(catalog_of: MakeCatalog) -> Document:
    """Return the document of a sequence of three steps, one of which is not loaded."""
    text = yaml.safe_dump(SEQUENCE, allow_unicode=True)
    files = {"a.yaml": unit_text("a", name="甲"), "b.yaml": unit_text("b", name="乙"), "sequences/s.yaml": text}
    catalog = catalog_of(files)
    return opened(Docx().export(catalog.sequences["s"], catalog))


def test_the_overview_has_every_step_with_its_minutes(sequence: Document) -> None:
    assert tables(sequence)["课次"] == [
        ["次", "单元", "类型", "学段", "时长", "说明"],
        ["1", "甲", "课堂教学", "初中\n7-9年级", "45分", "先读"],
        ["2", "elsewhere（没有装载）", "", "", "", ""],
        ["3", "乙", "课堂教学", "初中\n7-9年级", "30分", ""],
    ]
    assert tables(sequence)["一条线"][0] == ["学段", "初中", "课次", "3次，共75分钟，约1.5课时"]


def test_the_checklist_shows_what_is_done(sequence: Document) -> None:
    assert tables(sequence)["准备清单"][1:] == [["☑", "勘查", "2026-12-11", "年级组长"], ["□", "备课", "", ""]]


def test_each_unit_that_is_loaded_begins_a_page_with_its_parts_below_it(sequence: Document) -> None:
    begins = [p.text for p in sequence.paragraphs if p.paragraph_format.page_break_before]
    assert begins == ["1. 甲", "3. 乙"]
    found = headings(sequence)
    assert (1, "1. 甲") in found
    assert (2, "教学过程") in found
    assert "这一次：先读" in paragraphs(sequence)


def test_a_step_that_belongs_to_no_band_says_so(catalog_of: MakeCatalog) -> None:
    steps = [{"unit": "a"}, {"unit": "b"}]
    sequence = json.dumps({"identifier": "q", "name": "序列", "steps": steps})
    files = {"a.yaml": unit_text("a", band=None, audience=["family"]), "b.yaml": unit_text("b")}
    catalog = catalog_of({**files, "sequences/q.yaml": sequence})
    overview = tables(opened(Docx().export(catalog.sequences["q"], catalog)))["课次"]
    assert [row[3] for row in overview[1:]] == ["不分年级", "初中\n7-9年级"]
