"""What search is given of a unit."""

import pytest

from dongling.library import Library
from dongling.model import Unit
from dongling.search import Document, document
from dongling.testing import OpenLibrary, WriteContent, unit_text


@pytest.fixture
def library(write_content: WriteContent, open_library: OpenLibrary) -> Library:
    """Return a library of one lesson with a school, a place and a theme."""
    return open_library(
        write_content(
            {
                "school.yaml": "编号: dl\n名称: 东林中学\n英文名: Donglin Middle School",
                "places.yaml": "places: [{identifier: p, name: 东林书院, address: 解放东路867号}]",
                "a.yaml": unit_text(
                    "a", name="走进书院", themes=["jiaguo"], keywords=["依庸堂"], places=["p"], updated="2026-09-01"
                ),
            }
        )
    )


@pytest.fixture
def found(library: Library) -> Document:
    """Return the lesson as a document."""
    return document(library.catalog.units["a"], library.catalog)


def texts(found: Document) -> dict[str, tuple[str, int]]:
    """Return text and weight by field."""
    return {field.name: (field.text, field.weight) for field in found.fields}


def test_title_and_keywords_count_twice_and_the_kinds_own_fields_once(found: Document) -> None:
    assert texts(found)["name"] == ("走进书院", 2)
    assert texts(found)["keywords"] == ("依庸堂", 2)
    assert texts(found)["process"][1] == 1
    assert "读材料" in texts(found)["process"][0]


def test_a_unit_is_found_by_the_names_of_what_it_belongs_to(found: Document) -> None:
    assert texts(found)["school"][0] == "东林中学 Donglin Middle School"
    assert texts(found)["themes"][0] == "家国情怀"
    assert texts(found)["places"][0] == "东林书院 解放东路867号"
    assert texts(found)["kind"][0] == "课堂教学"


def test_a_unit_is_found_by_the_lesson_of_the_textbook_and_the_line_of_the_standard_it_goes_with(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    book = {"volume": "道德与法治八年级上册", "unit": "第一单元", "lesson": "第三课", "standard": "网络素养"}
    catalog = open_library(write_content({"b.yaml": unit_text("b", textbook=[book])})).catalog
    assert texts(document(catalog.units["b"], catalog))["textbook"] == (
        "道德与法治八年级上册\n第一单元\n第三课\n网络素养",
        1,
    )


def test_facets_audience_and_date_are_there_for_filters(found: Document) -> None:
    assert found.facets["stage"] == ("junior",)
    assert found.facets["theme"] == ("jiaguo",)
    assert (found.audience, found.minutes, found.updated) == (("student",), 45, "2026-09-01")


def test_numbers_and_dates_are_not_among_the_words(found: Document) -> None:
    assert "minutes" not in texts(found)
    assert "review_status" not in texts(found)


def test_the_digest_changes_with_the_document_and_only_then(library: Library, found: Document) -> None:
    unit = library.catalog.units["a"]
    assert document(unit, library.catalog).digest == found.digest
    changed: Unit = unit.model_copy(update={"name": "走出书院"})
    assert document(changed, library.catalog).digest != found.digest
    assert document(unit, library.catalog, {"motto": "竞志"}).digest != found.digest


def test_a_unit_that_belongs_to_no_band_has_no_value_in_those_facets(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    catalog = open_library(
        write_content({"n.yaml": unit_text("n", band=None, audience=["family"], themes=["jiaguo"])})
    ).catalog
    made = document(catalog.units["n"], catalog)
    assert (made.facets["stage"], made.facets["band"], made.facets["theme"]) == ((), (), ("jiaguo",))
    assert not {"stage", "band"} & set(texts(made))


def test_sheets_are_found_by_title_and_prompt_and_never_by_their_key_or_identifiers(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    option = {"text": "大家凑的", "reply": "再想想"}
    choice = {
        "type": "choice",
        "prompt": "谁造的桥？",
        "options": [option, "一个人"],
        "right": ["大家凑的"],
        "hint": "看纸",
    }
    blank = {"type": "blank", "prompt": "有__孔", "blanks": [["六十"]], "explanation": "数过"}
    sheet = {"identifier": "bridge-one", "name": "看桥单", "note": "慢慢来", "tasks": [choice, blank]}
    cards = {"identifier": "cards-two", "name": "情境卡", "cards": [{"text": "有人收过路费", "answer": "不可以"}]}
    rubric = {"competency": "政治认同", "criteria": [{"levels": ["甲", "乙", "丙", "丁"]}]}
    unit = unit_text("a", worksheets=[sheet], cards=[cards], rubrics=[rubric])
    catalog = open_library(write_content({"a.yaml": unit})).catalog
    everything = "\n".join(text for text, _ in texts(document(catalog.units["a"], catalog)).values())
    for words in ("看桥单", "谁造的桥？", "有__孔", "情境卡"):
        assert words in everything
    for words in (
        "bridge-one",
        "cards-two",
        "choice",
        "大家凑的",
        "一个人",
        "再想想",
        "有人收过路费",
        "看纸",
        "六十",
        "数过",
        "慢慢来",
        "不可以",
    ):
        assert words not in everything
