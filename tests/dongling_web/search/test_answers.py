"""What stands beside an answer."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from dongling import Library, Query, Settings
from dongling.model import Fact
from dongling_web.search.answers import nearest_themes, told_facts
from dongling_web.search.hits import shown_hits

ROOT = Path(__file__).parents[3]
SETS = ROOT / "tests" / "dongling_search"
TOLD = 0.9
"""Of so many questions the first hit's snippet, or a fact beside it, has the answer."""


def test_the_facts_of_a_passage_are_those_cited_that_have_its_figures(library: Library) -> None:
    catalog = library.catalog
    long = Fact(identifier="long", statement="老桥长20米，宽12米。", confidence="single")
    wide = Fact(identifier="wide", statement="老桥宽12米。", confidence="single")
    other = Fact(identifier="other", statement="老钟重20吨。", confidence="single")
    known = replace(catalog, facts={fact.identifier: fact for fact in (wide, long, other)})
    unit = catalog.units["walk-bridge"].model_copy(update={"facts": ("wide", "long", "gone")})
    passage = (("老桥长20米，", False), ("宽", True), ("12米", False))
    assert told_facts(passage, unit, known) == (long, wide)
    assert told_facts((("老桥建于明代。", False),), unit, known) == ()


def test_the_facts_of_what_was_asked_are_told_without_figures_too(library: Library) -> None:
    built = Fact(identifier="built", statement="老桥由沈先生捐建。", confidence="single")
    other = Fact(identifier="other", statement="老钟由沈先生捐建。", confidence="single")
    known = replace(library.catalog, facts={fact.identifier: fact for fact in (other, built)})
    unit = library.catalog.units["walk-bridge"].model_copy(update={"facts": ("other", "built")})
    passage = (("谁造了它？", False),)
    assert told_facts(passage, unit, known, {"老桥", "捐建", "谁"}) == (built,)
    assert told_facts(passage, unit, known, {"捐建"}) == ()


def test_the_nearest_themes_are_those_of_the_best_hits(library: Library) -> None:
    found = library.search(Query("老桥古刹"))
    assert [choice.value for choice in nearest_themes(found, library.catalog)] == ["yunhe"]
    assert nearest_themes(replace(found, hits=()), library.catalog) == []


@pytest.mark.parametrize("name", ["answers.yaml", "answers_told.yaml"])
def test_what_is_asked_is_told_by_the_first_hit_or_a_fact_beside_it(tmp_path: Path, name: str) -> None:
    library = Library.open([ROOT / "courses"], Settings(state=tmp_path), check=False)
    asked = {one["text"]: one["answer"] for one in yaml.safe_load((SETS / name).read_text(encoding="utf-8"))}
    silent = [
        text for text, answer in asked.items() if not any(part in said(library, text) for part in answer.split("|"))
    ]
    library.close()
    assert len(silent) <= (1 - TOLD) * len(asked), silent


def said(library: Library, text: str) -> str:
    """Return the first hit's snippet and the facts beside it."""
    results = library.search(Query(text, door="all"))
    first = shown_hits(results, library.catalog)[0]
    return "".join(piece for piece, _ in results.hits[0].snippet) + "".join(fact.statement for fact in first.facts)
