"""A term answers to its names."""

import datetime as dt

import pytest

from dongling.catalog import Terms, in_words
from dongling.model import Field, SequenceFields, Task, Term, fields_of


def test_a_term_answers_to_all_its_names_in_any_case() -> None:
    terms = Terms([Term(identifier="daofa", name="道德与法治", name_en="Civics", aka=("思政课",), scheme="subject")])
    assert {terms.find("subject", word) for word in ("daofa", "道德与法治", "civics", "思政课")} == {"daofa"}
    assert terms.find("theme", "daofa") is None
    assert terms.name("subject", "daofa") == "道德与法治"


DONE, STAGES = fields_of(Task)["done"], fields_of(SequenceFields)["stages"]


@pytest.mark.parametrize(
    ("value", "field", "words"),
    [
        (None, DONE, ""),
        (True, DONE, "是"),
        (False, DONE, "否"),
        (0, DONE, "0"),
        ("kg", STAGES, "幼儿园"),
        ("none", STAGES, "none"),
        (dt.date(2026, 9, 1), DONE, "2026-09-01"),
    ],
)
def test_a_value_is_said_in_the_words_of_readers(value: object, field: Field, words: str) -> None:
    assert in_words(value, field, Terms([Term(identifier="kg", name="幼儿园", scheme="stage")])) == words
