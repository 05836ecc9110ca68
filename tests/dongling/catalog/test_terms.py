"""A term answers to its names."""

from dongling.catalog import Terms
from dongling.model import Term


def test_a_term_answers_to_all_its_names_in_any_case() -> None:
    terms = Terms([Term(identifier="daofa", name="道德与法治", name_en="Civics", aka=("思政课",), scheme="subject")])
    assert {terms.find("subject", word) for word in ("daofa", "道德与法治", "civics", "思政课")} == {"daofa"}
    assert terms.find("theme", "daofa") is None
    assert terms.name("subject", "daofa") == "道德与法治"
