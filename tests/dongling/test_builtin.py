"""The first plugin: the built-in kinds and terms."""

from dongling.builtin import register_kinds, register_terms
from dongling.catalog import Terms

TERMS = Terms(register_terms())


def test_every_band_belongs_to_a_stage() -> None:
    assert {term.broader for term in TERMS.scheme("band").values()} == {"kg", "primary", "junior", "senior"}
    assert set(TERMS.scheme("stage")) == {"kg", "primary", "junior", "senior", "university"}


def test_every_competency_names_the_stages_of_its_frame() -> None:
    assert all(set(t.extra["stages"]) <= set(TERMS.scheme("stage")) for t in TERMS.scheme("competency").values())


def test_every_vocabulary_has_a_name_and_every_term_a_basis() -> None:
    assert set(TERMS.schemes) - {"scheme"} == set(TERMS.scheme("scheme"))
    assert {term.basis for term in TERMS.every} <= {"v", "m", "p"}


def test_no_two_terms_of_a_vocabulary_share_a_name_unless_their_stages_differ() -> None:
    for scheme in TERMS.schemes:
        names = [(term.name, str(term.extra.get("stages"))) for term in TERMS.scheme(scheme).values()]
        assert len(names) == len(set(names)), scheme


def test_the_core_kinds_have_all_that_a_page_shows() -> None:
    for kind in register_kinds():
        assert all((kind.name, kind.name_en, kind.template, kind.icon, kind.description))
