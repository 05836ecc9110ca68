"""What search knows beside the units."""

import pytest

from dongling.builtin import register_terms
from dongling.catalog import Catalog, Terms
from dongling.kinds.walk import KIND
from dongling.model import School, Term
from dongling.search import lexicon


def catalog() -> Catalog:
    """Return a catalog of a few terms, a kind and a school."""
    terms = [
        Term(identifier="bo-gu", name="秦邦宪", aka=("博古",), scheme="name"),
        Term(identifier="river", name="河长制", aka=("河长",), scheme="synonym"),
        Term(identifier="ecology", name="生态文明", aka=("环保",), scheme="theme"),
    ]
    school = School(identifier="a", name="甲校")
    return Catalog(terms=Terms(terms), kinds={"walk": KIND}, schools={"a": school})


def test_names_and_synonyms_stand_for_one_another() -> None:
    others = lexicon(catalog()).others
    assert others["博古"] == ("秦邦宪",)
    assert others["秦邦宪"] == ("博古",)
    assert others["河长"] == ("河长制",)


def test_other_names_of_terms_and_kinds_lead_to_the_name_that_units_state() -> None:
    others = lexicon(catalog()).others
    assert others["环保"] == ("生态文明",)
    assert "生态文明" not in others
    assert others["研学"] == ("行走的思政课",)


def test_plugins_add_words_and_groups() -> None:
    found = lexicon(catalog(), ["竞志楼", "东林书院 = 龟山书院 = 龟山", " = "])
    assert {"竞志楼", "东林书院", "龟山", "甲校", "生态文明", "环保"} <= set(found.words)
    assert found.others["龟山"] == ("东林书院", "龟山书院")
    assert "竞志楼" not in found.others


def test_a_value_that_no_unit_has_is_no_filter() -> None:
    assert lexicon(catalog()).facets == {"stage": {}, "band": {}, "kind": {}, "school": {}, "theme": {}}


def test_words_of_one_way_find_the_term_and_are_not_found_by_it() -> None:
    terms = [
        Term(identifier="bullying", name="校园欺凌", aka=("欺凌",), one_way=("欺负",), scheme="synonym"),
        Term(identifier="ecology", name="生态文明", one_way=("爱护小鸟",), scheme="theme"),
    ]
    found = lexicon(Catalog(terms=Terms(terms)), ["春游 > 行走 = 研学", "> ", "甲 >"])
    assert found.others["欺负"] == ("校园欺凌", "欺凌")
    assert found.others["欺凌"] == ("校园欺凌",)
    assert found.others["爱护小鸟"] == ("生态文明",)
    assert (found.others["春游"], found.others["行走"]) == (("行走", "研学"), ("研学",))
    assert not {"校园欺凌", "生态文明", "甲"} & {word for word, meant in found.others.items() if "欺负" in meant}
    assert {"欺负", "春游", "爱护小鸟"} <= set(found.words)


@pytest.mark.parametrize(
    ("everyday", "formal"), [("欺负", "欺凌"), ("春游", "行走的思政课"), ("秋游", "研学"), ("祖国", "国家")]
)
def test_everyday_words_that_ship_lead_to_the_formal_ones_and_not_back(everyday: str, formal: str) -> None:
    others = lexicon(Catalog(terms=Terms(register_terms()))).others
    assert formal in others[everyday]
    assert everyday not in {word for meant in others.values() for word in meant}
