"""An empty unit of a kind: what a teacher starts from passes the check as it is."""

import pytest

from dongling.builtin import register_kinds, register_terms
from dongling.catalog import Terms
from dongling.fields import Keys
from dongling.model import Kind, UnitFields
from dongling.template import unit_template
from dongling.testing import OpenLibrary, WriteContent
from dongling.yamlfile import parse

TERMS = Terms(register_terms())
KINDS = list(register_kinds())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.identifier)
@pytest.mark.parametrize("english", [False, True])
def test_a_new_unit_loads_without_an_error(
    write_content: WriteContent, open_library: OpenLibrary, kind: Kind, english: bool
) -> None:
    folder = write_content({"new.yaml": unit_template(kind, TERMS, english=english, identifier="new-one")})
    library = open_library(folder)
    assert [p.text() for p in library.problems if p.severity == "error"] == []
    assert library.catalog.units["new-one"].kind == kind.identifier


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.identifier)
def test_every_field_of_the_kind_is_there_in_the_chosen_language(kind: Kind) -> None:
    fields = Keys(UnitFields, kind.details).fields
    assert set(parse(unit_template(kind, TERMS, english=True)).data) == set(fields)
    assert set(parse(unit_template(kind, TERMS)).data) == {field.about.label for field in fields.values()}


def test_a_comment_says_what_each_field_is_and_which_words_it_takes() -> None:
    text = unit_template(KINDS[0], TERMS)
    assert "分钟: 10  # 总时长" in text
    assert "# 感知 了解 理解 评价 参与" in text
    assert "d1, d2, d3, d4, d5" in unit_template(KINDS[0], TERMS, english=True)
