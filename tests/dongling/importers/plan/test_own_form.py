"""Every unit that ships comes back from its Word file field by field, and what somebody changed there is seen."""

import io
import re
from typing import Any

import pytest
from docx import Document

from dongling import Catalog
from dongling.editor.content_file import content_mapping
from dongling.exporters.word.docx import Docx
from dongling.importers import Recognised, RemarkKind, UnitDraft, draft_of
from dongling.languages import tongue
from tests.dongling.importers.layouts import saved
from tests.dongling.importers.reading import lost, recognise

STATUS = "审核状态"
BODY = "正文"


def plain(value: Any) -> Any:
    """Return a value without blank lines and space around lines: Word keeps paragraphs, not how they were typed."""
    if isinstance(value, dict):
        return {key: plain(below) for key, below in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return "\n".join(line.strip() for line in str(value).splitlines() if line.strip())


def sections(body: str) -> dict[str, list[str]]:
    """Return the lines of a body by their section, without marks of emphasis."""
    held: dict[str, list[str]] = {}
    title = ""
    for line in body.splitlines():
        words = re.sub(r"\*\*|\*|~~|`", "", line).strip()
        if words.startswith("## "):
            title = words
            held[title] = []
        elif words and not re.fullmatch(r"[|\s:-]+", words):
            bare = re.sub(r"^\d+\. ", "1. ", re.sub(r"\s*\|\s*", "|", words))
            held.setdefault(title, []).append(bare)
    return held


def compared(data: Any) -> dict[str, Any]:
    """Return a unit as it is compared: without its review status, which an import sets to 草稿."""
    held = {key: plain(value) for key, value in data.items() if key not in (STATUS, BODY)}
    return {**held, BODY: sections(str(data.get(BODY, "")))}


def brought_back(data: bytes, catalog: Catalog) -> tuple[Recognised, UnitDraft]:
    """Return what is recognised in a file, and the draft of it."""
    recognised = recognise(data, "plan.docx", catalog)
    return recognised, draft_of(recognised, catalog)


def test_every_unit_that_ships_comes_back_equal_field_by_field(shipped: Catalog) -> None:
    assert len(shipped.units) > 60
    assert {unit.kind for unit in shipped.units.values()} == set(shipped.kinds)
    for unit in shipped.units.values():
        data = Docx().export(unit, shipped)
        recognised, draft = brought_back(data, shipped)
        assert compared(draft.data) == compared(content_mapping(unit, shipped)), unit.identifier
        assert draft.data[STATUS] == "草稿"
        assert draft.missing == (), unit.identifier
        assert not lost(data, recognised), unit.identifier


def changed(catalog: Catalog, identifier: str, before: str, after: str) -> bytes:
    """Return the Word file of a unit in which somebody wrote other words, in every place but the register."""
    document = Document(io.BytesIO(Docx().export(catalog.units[identifier], catalog)))
    register = document.tables[-1]
    times = 0
    for paragraph in document.element.body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"):
        if before in (paragraph.text or "") and register._tbl not in paragraph.iterancestors():  # noqa: SLF001 - a test
            paragraph.text = str(paragraph.text).replace(before, after)
            times += 1
    assert times
    return saved(document)


@pytest.mark.parametrize(
    ("identifier", "before", "after", "key"),
    [
        ("lx-senior-rong", "六十寿辰捐建宝界桥", "六十岁捐建宝界桥", "简介"),
        ("lx-senior-rong", "一笔寿礼", "一份寿礼", "环节"),
        ("lx-senior-rong", "是情分，是本分", "是本分，是情分", BODY),
        ("dl-walk-canal", "整队数人", "排队数人", "站点"),
    ],
)
def test_what_somebody_changed_in_word_is_what_comes_back(
    shipped: Catalog, identifier: str, before: str, after: str, key: str
) -> None:
    _, draft = brought_back(changed(shipped, identifier, before, after), shipped)
    assert after in str(draft.data[key])


def test_what_somebody_changed_on_a_sheet_lies_in_the_tray(shipped: Catalog) -> None:
    data = changed(shipped, "lx-senior-rong", "每一面写证据", "每一面写两条证据")
    recognised, draft = brought_back(data, shipped)
    assert [piece.text for piece in draft.tray] == ["1. 每一面写两条证据，再分动机、行为、效果。"]
    assert not lost(data, recognised)


def test_of_an_untouched_plan_nothing_lies_in_the_tray(shipped: Catalog) -> None:
    for unit in shipped.units.values():
        recognised, draft = brought_back(Docx().export(unit, shipped), shipped)
        assert [piece.text for piece in draft.tray] == [], unit.identifier
        assert {one.kind for one in recognised.remarks} <= set(RemarkKind) - {RemarkKind.MACROS}


def test_a_plan_in_english_is_read_as_any_other(shipped: Catalog) -> None:
    data = Docx(tongue("en")).export(shipped.units["lx-senior-rong"], shipped)
    recognised, draft = brought_back(data, shipped)
    assert draft.data["名称"] == "荣德生造桥与企业家的社会责任"
    assert not lost(data, recognised)
