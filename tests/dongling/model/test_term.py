"""What a vocabulary may say of a term."""

import pytest
from pydantic import ValidationError

from dongling.model import Term


def test_a_term_needs_an_identifier_and_a_name_and_is_a_proposal_unless_it_says_more() -> None:
    term = Term.model_validate({"identifier": "zu", "name": "祖国"})
    assert (term.basis, term.aka, term.one_way) == ("p", (), ())
    with pytest.raises(ValidationError):
        Term.model_validate({"identifier": "zu"})


def test_other_names_and_one_way_words_may_be_one_word_or_a_list() -> None:
    term = Term.model_validate({"identifier": "zu", "name": "祖国", "aka": "中国", "one_way": ["国家", "家国"]})
    assert (term.aka, term.one_way) == (("中国",), ("国家", "家国"))
