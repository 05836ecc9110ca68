"""How sure a fact is, in words."""

import pytest

from dongling import Fact, Library
from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.catalog import citations


@pytest.mark.parametrize(
    ("confidence", "count", "words"),
    [
        ("verified", 2, "两处来源相符"),
        ("verified", 5, "五处来源相符"),
        ("verified", 0, "多处来源相符"),
        ("seed", 1, "见于报纸专版"),
        ("single", 1, "据资料"),
        ("conflict", 2, "说法不一"),
        ("recall", 0, "待核"),
    ],
)
def test_each_confidence_has_its_words(confidence: str, count: int, words: str) -> None:
    fact = Fact.model_validate(
        {"identifier": "f", "statement": "桥很老。", "confidence": confidence, "sources": ["s"] * count}
    )
    assert citations.how_sure(fact) == words


def test_cited_facts_are_numbered_and_name_their_sources(library: Library) -> None:
    found = citations.cited(["gone", "bridge-age"], library.catalog)
    assert [(item.number, item.fact.identifier) for item in found] == [(1, "bridge-age")]
    assert found[0].sources == ("县志", "桥碑")


def test_a_source_that_is_not_loaded_is_named_by_its_identifier(library: Library) -> None:
    fact = library.catalog.facts["bridge-age"].model_copy(update={"sources": ("lost-book",)})
    assert citations.source_names(fact, library.catalog) == ("lost-book",)


def test_facts_are_found_by_every_word_of_what_they_say_and_where_it_comes_from(library: Library) -> None:
    def found(words: str) -> list[str]:
        topics = citations.fact_table(library.catalog).with_words(words)
        return sorted(name for names in topics.values() for name in names)

    assert found("老桥 县志") == ["bridge-age", "bridge-long"]
    assert found("碑在") == ["bridge-age"]
    assert found("待核") == ["bridge-song"]
    assert found("老桥 飞船") == []
    assert len(found("")) == 4


def test_all_facts_stand_in_one_row_by_topic_made_once(library: Library) -> None:
    table = citations.fact_table(library.catalog)
    row = table.in_a_row(table.with_words(""))
    assert row == [(topic, name) for topic, names in table.with_words("").items() for name in names]
    assert table.in_a_row(table.with_words(" ")) is row
    assert table.in_a_row(table.with_words("碑在")) == [("河与桥", "bridge-age")]


def test_topics_are_named_by_their_vocabulary_a_school_or_not_at_all(library: Library) -> None:
    topics = citations.fact_table(library.catalog).with_words("")
    assert list(topics) == ["河与桥", "其他", "东校"]
    assert topics == {
        "河与桥": ["bridge-age", "bridge-song"],
        "其他": ["bridge-long"],
        "东校": ["bridge-name"],
    }


def test_beside_a_fact_stand_others_of_its_topic_and_none_where_it_has_no_topic(library: Library) -> None:
    facts, table = library.catalog.facts, citations.fact_table(library.catalog)
    assert table.beside(facts["bridge-age"], 8) == ["bridge-song"]
    assert table.beside(facts["bridge-age"], 0) == table.beside(facts["bridge-long"], 8) == []


def test_facts_are_counted_by_how_sure_they_are(library: Library) -> None:
    assert citations.fact_table(library.catalog).confidence == {"verified": 1, "single": 1, "conflict": 1, "recall": 1}


def test_an_edit_of_a_unit_lays_no_facts_out_anew(write_content: WriteContent, open_library: OpenLibrary) -> None:
    facts = "史料:\n- {编号: old, 陈述: 桥很老。, 把握: verified}\n"
    library = open_library(write_content({"facts.yaml": facts, "a.yaml": unit_text("a")}))
    table = citations.fact_table(library.catalog)
    write_content({"a.yaml": unit_text("a", name="新")})
    assert library.reload()
    assert citations.fact_table(library.catalog) is table
    write_content({"facts.yaml": facts.replace("很老", "重建过")})
    assert library.reload()
    assert citations.fact_table(library.catalog).with_words("重建") == {"其他": ["old"]}
