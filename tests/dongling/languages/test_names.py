"""What a language calls the names of content."""

import pytest

from dongling import Catalog
from dongling.languages import (
    CHINESE,
    Tongue,
    graded_in,
    holds_chinese,
    label_in,
    listed_in,
    name_in,
    school_in,
    term_in,
    textbook_in,
    tongue,
    value_in,
)
from dongling.model import School, Term, Textbook, Unit, UnitFields, fields_of
from dongling.testing import OpenLibrary, WriteContent, unit_text

SCHOOL = "identifier: east\nname: 东校\nfull_name: 东林中学东校\nname_en: East School\nstages: [junior]\n"


@pytest.fixture
def catalog(write_content: WriteContent, open_library: OpenLibrary) -> Catalog:
    """Return a catalog of a school with an English name, and one lesson."""
    return open_library(write_content({"school.yaml": SCHOOL, "a.yaml": unit_text()})).catalog


@pytest.mark.parametrize(
    ("spoken", "names"),
    [
        (CHINESE, ["学生", "课堂教学", "东校", "东林中学东校"]),
        (tongue("en"), ["pupils", "lesson", "East School", "East School"]),
    ],
    ids=["zh", "en"],
)
def test_names_are_the_languages_own_then_english_then_as_written(
    catalog: Catalog, spoken: Tongue, names: list[str]
) -> None:
    asked = (("audience", "student"), ("kind", "lesson"), ("school", "east"))
    school = catalog.schools["east"]
    assert [*(name_in(spoken, *one, catalog) for one in asked), school_in(spoken, school)] == names
    assert name_in(spoken, "nothing", "at-all", catalog) == "at-all"
    assert school_in(spoken, School.model_validate({"identifier": "w", "name": "西校", "stages": ["junior"]})) == "西校"


def test_a_term_of_a_school_goes_by_its_english_name() -> None:
    mine = Term(identifier="lvze", name="履责", name_en="duty", scheme="virtue")
    assert [term_in(one, mine) for one in (CHINESE, tongue("en"))] == ["履责", "duty"]


def test_fields_and_their_values_are_told_in_words(catalog: Catalog) -> None:
    fields, english = fields_of(UnitFields), tongue("en")
    assert [label_in(one, fields["review_status"]) for one in (CHINESE, english)] == ["审核状态", "Review status"]
    assert value_in(english, "student", fields["audience"], catalog) == "pupils"
    assert [value_in(one, True, fields["name"], catalog) for one in (CHINESE, english)] == ["是", "yes"]
    assert value_in(english, None, fields["name"], catalog) == ""


def test_grades_and_lists_have_the_marks_of_the_language(catalog: Catalog) -> None:
    unit, english = catalog.units["a-lesson"], tongue("en")
    assert isinstance(unit, Unit)
    assert not holds_chinese(graded_in(english, unit, catalog))
    assert graded_in(english, unit.model_copy(update={"band": "", "stage": ""}), catalog) == "all grades"
    assert [listed_in(one, ("a", "b")) for one in (CHINESE, english)] == ["a、b", "a, b"]


def test_a_lesson_of_a_textbook_is_said_in_one_line() -> None:
    book = {"volume": "道德与法治七年级上册", "unit": "第一单元 少年有梦", "lesson": "第一课 开启初中生活"}
    whole = Textbook.model_validate({**book, "edition": "新版", "checked": "待核对"})
    said = "道德与法治七年级上册 第一单元 少年有梦 第一课 开启初中生活"
    assert textbook_in(CHINESE, whole) == f"{said}（新版，待核对）"
    assert textbook_in(tongue("en"), whole) == f"{said} (新版, 待核对)"
    assert textbook_in(CHINESE, Textbook.model_validate({"volume": "道德与法治七年级上册"})) == "道德与法治七年级上册"


def test_marks_alone_are_nobodys() -> None:
    assert [holds_chinese(text) for text in ("桥", "a桥", "“bridge”", "，")] == [True, True, False, False]
