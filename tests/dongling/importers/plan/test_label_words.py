"""The words of forms: each is there once, and every label that they belong to is one of ours."""

from collections import Counter

import pytest

from dongling import Catalog
from dongling.importers.plan.label_words import FIELD_WORDS, KNOWN_ELSEWHERE, PART_WORDS, SECTIONS
from dongling.model import UnitFields, fields_of


def test_every_label_is_declared_by_some_field(catalog: Catalog) -> None:
    models = [UnitFields, *(kind.details for kind in catalog.kinds.values())]
    fields = [field for model in models for field in fields_of(model).values()]
    below = [one for field in fields for model in field.models for one in fields_of(model).values()]
    labels = {field.about.label for field in [*fields, *below]}
    assert set(FIELD_WORDS) <= labels
    assert set(PART_WORDS) <= labels


@pytest.mark.parametrize("words", [FIELD_WORDS, PART_WORDS])
def test_no_label_has_a_word_twice(words: dict[str, tuple[str, ...]]) -> None:
    assert [label for label, others in words.items() if max(Counter(others).values()) > 1] == []


def test_a_section_is_no_label_without_a_field() -> None:
    assert not SECTIONS & KNOWN_ELSEWHERE
    assert not {word for others in FIELD_WORDS.values() for word in others} & (SECTIONS | KNOWN_ELSEWHERE)
