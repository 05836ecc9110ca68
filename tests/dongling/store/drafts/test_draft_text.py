"""A draft as text and back."""

import pytest
from hypothesis import given

from dongling.model import Step
from dongling.problems import DonglingError, Said
from dongling.sequences import Draft
from dongling.store.drafts.draft_text import as_draft, as_pair, as_said, as_text
from tests.dongling.store.making import ANY_DRAFT, ANY_SENTENCE, NO_HURRY


@NO_HURRY
@given(ANY_DRAFT)
def test_any_draft_survives(draft: Draft) -> None:
    text = as_text(draft)
    assert as_draft(text) == draft
    assert "\0" not in text
    assert text.encode().decode() == text


@NO_HURRY
@given(ANY_SENTENCE)
def test_any_sentence_survives(said: Said) -> None:
    assert as_said(as_pair(said)) == said


def test_what_was_done_is_cut_where_it_is_long_and_halves_of_characters_are_replaced() -> None:
    assert as_said(as_pair(Said("加" * 300, "\ud800 added"))) == Said("加" * 200, "? added")


@pytest.mark.parametrize("draft", [Draft("\ud800"), Draft(steps=(Step(unit="a", note="好\udfff"),))])
def test_half_a_character_is_refused_in_a_sentence(draft: Draft) -> None:
    with pytest.raises(DonglingError, match="半个字符（不完整的编码），没有保存，已存的还在"):
        as_text(draft)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "JSON"),
        ("[]", "JSON"),
        ('{"name": 3}', "name"),
        ('{"steps": [{"unit": ""}]}', "steps.0.unit"),
        ('{"steps": [{"unit": "a", "minutes": 0}]}', "steps.0.minutes"),
        ('{"steps": [{"unit": "a", "more": 1}]}', "steps.0.more"),
        ('{"name": "%s"}' % ("名" * 81), "名字的字数是81"),
        ("[" * 100_000, "JSON"),
    ],
)
def test_what_is_no_draft_is_refused_in_a_sentence(text: str, said: str) -> None:
    with pytest.raises(DonglingError, match=said):
        as_draft(text)
