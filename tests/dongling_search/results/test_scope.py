"""A question that finds half the site."""

from typing import Any

import numpy as np
import pytest

from dongling_search.engines import Ask
from dongling_search.engines.whoosh.engine import WhooshEngine
from dongling_search.query import Topic, parse
from dongling_search.results import narrowed
from dongling_search.results.scope import FEW
from tests.dongling_search.engines.docs import doc


def engine() -> WhooshEngine:
    """Return an engine with many units that say 无锡, of which one tells of 严修."""
    made = WhooshEngine(None)
    made.rebuild([doc(f"u{number:02}", "来无锡看桥") for number in range(2 * FEW)] + [doc("v", "严修来无锡参观")])
    return made


def found(engine: WhooshEngine, ask: Ask) -> list[str]:
    """Return what is found of a question, narrowed where it has to be."""
    return [hit.identifier for hit in engine.search(narrowed(ask, engine)).hits]


def test_what_nearly_all_units_say_is_not_what_a_question_is_about() -> None:
    made = engine()
    assert found(made, Ask(parse("严修是哪一年来无锡的"), limit=99)) == ["v"]


def test_a_question_is_scored_once_however_it_is_narrowed(monkeypatch: pytest.MonkeyPatch) -> None:
    made, real, scored = engine(), np.bincount, list[int]()

    def counting(docs: Any, weights: Any = None, minlength: int = 0) -> Any:
        scored.append(weights is not None)
        return real(docs, weights, minlength)

    monkeypatch.setattr(np, "bincount", counting)
    assert found(made, Ask(parse("严修是哪一年来无锡的"), limit=99)) == ["v"]
    assert sum(scored) == 1


def test_a_question_of_which_all_is_common_finds_what_it_finds() -> None:
    made = engine()
    ask = Ask(parse("为什么来无锡看桥"), limit=99)
    assert ask.plan.topic == Topic(ask.plan.topic.leaves, 1) if ask.plan.topic else False
    assert len(found(made, ask)) > FEW


def test_words_stay_as_they_are_and_a_question_that_finds_few_too() -> None:
    words, few = Ask(parse("严修 无锡")), Ask(parse("严修是哪一年来无锡的"))
    assert narrowed(words, engine()) is words
    made = WhooshEngine(None)
    made.rebuild([doc(f"u{number:02}", "来无锡看桥") for number in range(FEW)])
    assert narrowed(few, made) is few
