"""What an author may write of a collection."""

import pytest
from pydantic import ValidationError

from dongling.model import CollectionFields


def test_a_collection_is_a_query_and_one_word_may_stand_for_a_list() -> None:
    made = CollectionFields.model_validate({"identifier": "c-a", "name": "甲", "query": {"kind": "walk"}})
    assert made.query.kind == ("walk",)


@pytest.mark.parametrize("identifier", ["C-a", "1-a", "a_b", "", "a" * 81])
def test_its_identifier_is_one(identifier: str) -> None:
    with pytest.raises(ValidationError):
        CollectionFields.model_validate({"identifier": identifier, "name": "甲", "query": {}})


def test_units_can_only_stand_by_words_that_the_query_lists() -> None:
    listed = {"order": "history", "terms": {"history": ["h-party"]}}
    assert (
        CollectionFields.model_validate({"identifier": "c-a", "name": "甲", "query": listed}).query.order == "history"
    )
    with pytest.raises(ValidationError, match="lists no words of it"):
        CollectionFields.model_validate({"identifier": "c-a", "name": "甲", "query": {**listed, "terms": {}}})
