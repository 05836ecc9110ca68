"""`docx`: Word's own headings and tables, in fonts for Chinese, the same bytes each time."""

import datetime as dt
import io
import re
import zipfile

import mammoth  # type: ignore[import-untyped]  # it is not annotated
import pytest

from dongling import Catalog, Sequence, Unit
from dongling.exporters import carry
from dongling.exporters.word.docx import Docx
from dongling.testing import unit_text
from tests.dongling.conftest import MakeCatalog
from tests.dongling.exporters.reading import headings, opened, paragraphs, repeats_header


def test_every_unit_and_sequence_that_ships_can_be_handed_in(shipped: Catalog) -> None:
    items: list[Unit | Sequence] = [*shipped.units.values(), *shipped.sequences.values()]
    for item in items:
        document = opened(Docx().export(item, shipped))
        assert document.core_properties.title == item.name
        assert len(headings(document)) > 2
        assert document.tables


def test_every_value_of_a_kind_that_a_school_brings_is_in_it(shipped: Catalog) -> None:
    units = [unit for unit in shipped.units.values() if "." in unit.kind]
    assert units
    for unit in units:
        with zipfile.ZipFile(io.BytesIO(Docx().export(unit, shipped))) as archive:
            text = archive.read("word/document.xml").decode()
        for value in _texts(unit.details.model_dump()):
            for line in filter(None, map(str.strip, value.splitlines())):
                said = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                assert said in text or any(term.identifier == line for term in shipped.terms.every), line


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("walk", ("路线与任务", "分组与责任人", "安全预案", "给家长的信", "家长知情同意回执")),
        ("micro_course", ("脚本", "思考题", "史料来源")),
        ("lesson", ("重点和难点", "教学过程", "史料来源")),
    ],
)
def test_a_program_that_is_not_word_reads_headings_and_tables(
    shipped: Catalog, kind: str, wanted: tuple[str, ...]
) -> None:
    unit = next(unit for unit in shipped.units.values() if unit.kind == kind)
    page = _read_by_mammoth(Docx().export(unit, shipped))
    found = [re.sub(r"<[^>]+>", "", heading) for heading in re.findall(r"<h[1-3]>.*?</h[1-3]>", page)]
    assert set(wanted) <= {words.rpartition("：")[2] for words in found}, found
    assert page.count("<table>") == page.count("</table>") > 1
    assert unit.description in page


def test_a_program_that_is_not_word_reads_a_sequence_with_its_units_in_their_order(shipped: Catalog) -> None:
    sequence = next(iter(shipped.sequences.values()))
    page = _read_by_mammoth(Docx().export(sequence, shipped))
    found = re.findall(r"<h1>(\d+)\. (.*?)</h1>", page)
    assert found == [(str(i), unit.name) for i, unit, _ in shipped.steps(sequence) if unit]


def _read_by_mammoth(data: bytes) -> str:
    """Return a document as HTML; what mammoth can't map is only the name of a style."""
    read = mammoth.convert_to_html(io.BytesIO(data))
    assert [said for said in read.messages if "Unrecognised paragraph style" not in said.message] == []
    return str(read.value)


def _texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for one in value.values() for text in _texts(one)]
    if isinstance(value, list | tuple):
        return [text for one in value for text in _texts(one)]
    return [value] if isinstance(value, str) else []


def test_the_same_content_makes_the_same_bytes(shipped: Catalog) -> None:
    sequence = next(iter(shipped.sequences.values()))
    first = Docx().export(sequence, shipped)
    assert Docx().export(sequence, shipped) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert {info.date_time[0] for info in archive.infolist()} == {1980}


def test_a_table_of_rows_shows_its_header_on_every_page(shipped: Catalog) -> None:
    walk = next(unit for unit in shipped.units.values() if unit.kind == "walk")
    heads = [
        table.rows[0].cells[0].text for table in opened(Docx().export(walk, shipped)).tables if repeats_header(table)
    ]
    assert heads[:3] == ["站", "组", "项目"]
    assert {"级", "学生会说"} <= set(heads), "those of its materials follow"


def test_who_reviewed_it_stands_on_every_page_until_the_school_approved(catalog_of: MakeCatalog) -> None:
    catalog = catalog_of({"a.yaml": unit_text("a"), "b.yaml": unit_text("b", review_status="approved")})
    heads = [opened(Docx().export(catalog.units[name], catalog)).sections[0].header for name in ("a", "b")]
    assert [head.paragraphs[0].text.partition("\t")[2] for head in heads] == ["示例（未经学校审定）", ""]


def test_the_date_of_the_document_is_that_of_its_content(catalog_of: MakeCatalog) -> None:
    catalog = catalog_of({"a.yaml": unit_text("a", updated="2026-09-01")})
    made = opened(Docx().export(catalog.units["a"], catalog)).core_properties.modified
    assert made is not None
    assert made.date() == dt.date(2026, 9, 1)


def test_it_says_what_it_leaves_out(catalog_of: MakeCatalog) -> None:
    steps = [{"unit": "a"}, {"unit": "elsewhere"}]
    body = "看图 ![桥](bridge.png)"
    catalog = catalog_of(
        {
            "a.yaml": unit_text("a", body=body, keywords=["桥"]),
            "sequences/s.yaml": unit_text("s", steps=steps, **dict.fromkeys(_OF_A_UNIT)),
        }
    )
    exported = carry(Docx(), catalog.sequences["s"], catalog)
    said = " ".join(one.zh for one in exported.left_out)
    assert "elsewhere" in said
    assert "1张图" in said
    assert "关键词" in said
    assert any("看图 （图：桥）" in text for text in paragraphs(opened(exported.data)))


def test_a_unit_that_is_whole_on_paper_leaves_nothing_out(catalog_of: MakeCatalog) -> None:
    catalog = catalog_of({"a.yaml": unit_text("a")})
    assert carry(Docx(), catalog.units["a"], catalog).left_out == ()


@pytest.mark.parametrize("name", ["<b>&amp;</b>", "“引号”……——", "\U00020bb7野家", "a" * 500, "铃\x07声"])
def test_any_name_can_be_a_title(catalog_of: MakeCatalog, name: str) -> None:
    catalog = catalog_of({"a.yaml": unit_text("a", name=name)})
    assert paragraphs(opened(Docx().export(catalog.units["a"], catalog)))[0] == name.replace("\x07", "")


_OF_A_UNIT = ("kind", "band", "minutes", "review_status", "process")
