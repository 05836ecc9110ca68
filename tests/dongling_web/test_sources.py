"""How sure a fact is, in words."""

import pytest

from dongling import Fact, Library
from dongling_web import sources


@pytest.mark.parametrize(
    ("confidence", "count", "words"),
    [
        ("verified", 2, "两处来源相符"),
        ("verified", 5, "五处来源相符"),
        ("verified", 0, "多处来源相符"),
        ("seed", 1, "见于报纸专版"),
        ("single", 1, "只见一处"),
        ("conflict", 2, "说法不一"),
        ("recall", 0, "待核"),
    ],
)
def test_each_confidence_has_its_words(confidence: str, count: int, words: str) -> None:
    fact = Fact.model_validate(
        {"identifier": "f", "statement": "桥很老。", "confidence": confidence, "sources": ["s"] * count}
    )
    assert sources.how_sure(fact) == words


def test_cited_facts_are_numbered_and_name_their_sources(library: Library) -> None:
    found = sources.cited(["gone", "bridge-age"], library.catalog)
    assert [(item.number, item.fact.identifier) for item in found] == [(1, "bridge-age")]
    assert found[0].sources == ("县志", "桥碑")


def test_a_source_that_is_not_loaded_is_named_by_its_identifier(library: Library) -> None:
    fact = library.catalog.facts["bridge-age"].model_copy(update={"sources": ("lost-book",)})
    assert sources.source_names(fact, library.catalog) == ("lost-book",)
