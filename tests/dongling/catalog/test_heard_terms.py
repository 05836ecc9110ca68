"""Vocabularies that note what they are asked, and whether an answer is still the same."""

from collections.abc import Callable

import pytest

from dongling.catalog import HeardTerms, Terms, answer
from dongling.model import Term

BAND = Term(identifier="p3", name="小学高段", scheme="band", broader="p")
TERMS = Terms([BAND, Term(identifier="law", name="法治", scheme="competency", extra={"stages": ["p"]})])
QUESTIONS: list[tuple[Callable[[Terms], object], tuple[str, ...]]] = [
    (lambda terms: terms.every, ("every",)),
    (lambda terms: terms.schemes, ("schemes",)),
    (lambda terms: dict(terms.scheme("band")), ("scheme", "band")),
    (lambda terms: terms.find("band", "小学高段"), ("find", "band", "小学高段")),
    (lambda terms: terms.for_stage("competency", "law", "p"), ("for_stage", "competency", "law", "p")),
    (lambda terms: terms.words("band"), ("words", "band")),
    (lambda terms: dict(terms.spoken("band")), ("spoken", "band")),
    (lambda terms: terms.name("band", "p3"), ("name", "band", "p3")),
    (lambda terms: terms.broader("band", "p3"), ("broader", "band", "p3")),
]


@pytest.mark.parametrize(("ask", "question"), QUESTIONS)
def test_each_question_is_answered_as_others_are_and_noted(
    ask: Callable[[Terms], object], question: tuple[str, ...]
) -> None:
    heard = HeardTerms(TERMS)
    assert ask(heard) == ask(TERMS)
    assert heard.taken() == {question}
    assert heard.taken() == frozenset()


def test_whatever_terms_can_be_asked_is_noted() -> None:
    own = {name for name in vars(Terms) if not name.startswith("_")} - {"digest", "and_also"}
    assert own <= vars(HeardTerms).keys()


def test_an_answer_is_another_only_where_it_is() -> None:
    other = Terms([Term(identifier="p3", name="高段", scheme="band", broader="p"), *TERMS.every[1:]])
    changed = {question for _, question in QUESTIONS if answer(TERMS, question) != answer(other, question)}
    assert {question[0] for question in changed} == {"every", "scheme", "find", "words", "spoken", "name"}
