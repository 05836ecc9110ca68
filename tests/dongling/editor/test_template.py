"""An empty unit of a kind: what a teacher starts from passes the check as it is."""

import pytest

from dongling.builtin import register_kinds, register_terms
from dongling.catalog import Terms
from dongling.content import parse
from dongling.editor import unit_template
from dongling.model import Keys, Kind, UnitFields
from dongling.testing import OpenLibrary, WriteContent

TERMS = Terms(register_terms())
KINDS = list(register_kinds())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.identifier)
@pytest.mark.parametrize("english", [False, True])
def test_a_new_unit_loads_without_an_error(
    write_content: WriteContent, open_library: OpenLibrary, kind: Kind, english: bool
) -> None:
    folder = write_content({"new.yaml": unit_template(kind, TERMS, english=english, identifier="new-one")})
    library = open_library(folder)
    assert [p.text() for p in library.problems if p.severity == "error"] == []
    assert library.catalog.drafts["new-one"].kind == kind.identifier
    assert {p.code for p in library.problems} >= {"placeholder"}
    assert not library.catalog.units, "nobody reads what a template asks for"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.identifier)
def test_every_field_of_the_kind_is_there_in_the_chosen_language(kind: Kind) -> None:
    fields = Keys(UnitFields, kind.details).fields
    assert set(parse(unit_template(kind, TERMS, english=True)).data) == set(fields)
    assert set(parse(unit_template(kind, TERMS)).data) == {field.about.label for field in fields.values()}


def test_a_comment_says_what_each_field_is_and_which_words_it_takes() -> None:
    text = unit_template(KINDS[0], TERMS)
    assert "分钟: 10  # 总时长" in text
    assert "# 感知 了解 理解 评价 参与" in text
    assert "d1, d2, d3, d4, d5" in unit_template(KINDS[0], TERMS, english=True)


def test_what_is_known_already_is_filled_in_as_its_readers_call_it() -> None:
    preset = {
        "band": ["p2"],
        "themes": ["jiaguo", "dushu"],
        "minutes": ["40"],
        "prerequisites": ["a-1"],
        "depth": ["d2"],
    }
    lesson = next(kind for kind in KINDS if kind.identifier == "lesson")
    found = parse(unit_template(lesson, TERMS, preset=preset)).data
    assert (found["年级段"], found["主题"], found["先修"]) == ("3-4年级", ["家国情怀", "读书与责任"], ["a-1"])
    assert (found["分钟"], found["环节"][0]["分钟"], found["认识层次"]) == ("40", "40", "了解")
    english = parse(unit_template(lesson, TERMS, english=True, preset=preset)).data
    assert (english["band"], english["themes"]) == ("p2", ["jiaguo", "dushu"])


def test_what_is_known_of_a_field_that_the_kind_does_not_have_is_left_out() -> None:
    text = unit_template(KINDS[0], TERMS, english=True, preset={"process": ["读"], "keywords": []})
    assert text == unit_template(KINDS[0], TERMS, english=True)


@pytest.mark.parametrize(
    "words", ["甲, 乙", "[甲]", "甲: 乙", "甲 # 乙", "甲\n乙", "甲:", "- 甲", "“甲”", '"', "", "{甲}"]
)
def test_any_words_stay_what_they_are(words: str) -> None:
    preset = {"name": [words], "keywords": [words, "乙"]}
    found = parse(unit_template(KINDS[0], TERMS, english=True, preset=preset)).data
    assert (found["name"], found["keywords"]) == (words, [words, "乙"])
