"""What the vocabularies say of stages."""

import pytest

from dongling.builtin import register_terms
from dongling.catalog import Catalog, Terms
from dongling.curriculum import Stages, listed
from dongling.model import Fact, Term
from dongling.testing import OpenLibrary, WriteContent
from tests.dongling.courses import write_courses

STAGES = Stages(Catalog(terms=Terms(register_terms())))


def test_bands_come_in_their_order_with_what_lies_between() -> None:
    assert STAGES.bands == ("k", "p1", "p2", "p3", "j", "s")
    assert STAGES.between("p1", "j") == ("p2", "p3")
    assert STAGES.between("j", "p1") == STAGES.between("p3", "j") == ()


def test_taking_part_fits_any_stage_and_is_no_rung_of_the_ladder_of_depths() -> None:
    assert STAGES.depths == ("d1", "d2", "d3", "d4")
    assert (STAGES.jump("d1", "d3"), STAGES.jump("d3", "d2"), STAGES.jump("d1", "d5")) == (2, -1, 0)


@pytest.mark.parametrize(
    ("stage", "minutes", "depth"),
    [("kg", (15, 30), "d1"), ("primary", (40, 40), "d2"), ("senior", (45, 45), "d4"), ("university", None, "")],
)
def test_a_stage_has_the_length_of_its_class_and_a_usual_depth(
    stage: str, minutes: tuple[int, int] | None, depth: str
) -> None:
    assert (STAGES.class_minutes(stage), STAGES.usual_depth(stage)) == (minutes, depth)


@pytest.mark.parametrize(
    ("given", "words"),
    [("a", ("a",)), (["a", "b"], ("a", "b")), ([["a"], "", None, 1], ()), (None, ()), ({"a": "b"}, ())],
)
def test_what_a_term_lists_is_words_whatever_its_file_holds(given: object, words: tuple[str, ...]) -> None:
    assert listed(Term(identifier="t", name="词", extra={"key": given}), "key") == words
    assert listed(Term(identifier="t", name="词"), "key") == ()


@pytest.mark.parametrize("given", ["长", [], ["long"], ["-5"], ["0"], ["٤٥"], {"most": "45"}, None])
def test_a_class_length_that_is_no_number_is_as_if_none_was_given(given: object) -> None:
    term = Term(identifier="s", name="学段", scheme="stage", extra={"class_minutes": given})
    assert Stages(Catalog(terms=Terms([term]))).class_minutes("s") is None


@pytest.mark.parametrize(
    ("bands", "zh", "en"),
    [
        (["k"], "幼儿园", "kindergarten"),
        (["p2", "p3"], "小学3-4年级、5-6年级", "primary grades 3-4, grades 5-6"),
        (["s", "p1", "p2", "p3"], "小学、高中", "primary, senior"),
        ([], "", ""),
    ],
)
def test_bands_are_said_as_readers_call_them_and_a_whole_stage_by_its_name(bands: list[str], zh: str, en: str) -> None:
    assert (STAGES.said(bands).zh, STAGES.said(bands).en) == (zh, en)


def test_a_ladder_asks_for_a_theme_in_its_bands_or_its_whole_stage() -> None:
    ladder = [
        Term(
            identifier="early",
            name="认国旗",
            scheme="l",
            broader="primary",
            extra={"bands": ["p1"], "themes": ["minzu"]},
        ),
        Term(identifier="late", name="懂法律", scheme="l", broader="junior", extra={"themes": "minzu"}),
    ]
    stages = Stages(Catalog(terms=STAGES.terms.and_also(ladder)))
    asked = {band: [term.name for term in stages.asks("minzu", band)] for band in stages.bands}
    assert asked == {"k": [], "p1": ["认国旗"], "p2": [], "p3": [], "j": ["懂法律"], "s": []}
    assert stages.asks("jiaguo", "p1") == ()


def test_the_depth_of_units_is_the_deepest_rung_and_the_easiest_way_in_the_shallowest(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    units = write_courses(write_content, open_library).units
    walk, vote, meeting = (units[name].depth for name in ("walk", "vote", "meeting"))
    assert STAGES.deepest([walk, vote, meeting]) == "d4"
    assert STAGES.deepest(["", meeting]) == "d5"
    assert STAGES.shallowest(["", vote, meeting]) == "d4"
    assert STAGES.shallowest([meeting]) == STAGES.deepest([""]) == STAGES.deepest([]) == ""
    assert [STAGES.depth_name(depth).zh for depth in ("d4", "")] == ["评价", "未定"]


def stated(text: str) -> str:
    """Return how a fact is named."""
    facts = {"f": Fact(identifier="f", statement=text, confidence="verified")}
    return Stages(Catalog(facts=facts)).fact_name("f")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("清名桥始建于明万历年间，由两个儿子捐建。", "清名桥始建于明万历年间……"),
        ("1905年，侯鸿鉴（1872—1961，字葆三）办学。", "侯鸿鉴办学"),
        ("名联写着“风声雨声读书声，声声入耳”，挂在堂上。", "名联写着……"),
        ("学校的“稚学课程”有3条线。", "学校的‘稚学课程’有3条线"),
        (
            "没有停顿的一句话一直说下去说下去说下去说下去说下去说下去",
            "没有停顿的一句话一直说下去说下去说下去说……",
        ),
    ],
)
def test_a_fact_is_named_by_the_beginning_of_its_statement(text: str, name: str) -> None:
    assert stated(text) == name
    assert STAGES.fact_name("far-away") == "far-away"


def test_facts_are_named_by_the_first_that_is_not_a_schools_word_of_itself(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    stages = Stages(write_courses(write_content, open_library))
    assert stages.facts_said(["motto", "bridge"]).zh == "“老桥建于很久以前，今天的桥是后来重建的”等2条史料"
    assert stages.facts_said(["motto"]).en == "“学校有四个品格”"
