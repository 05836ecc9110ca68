"""Vocabularies as readers see them."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from dongling import Library, Term
from dongling_web.catalog import vocabularies


def scheme(found: Iterable[vocabularies.Scheme], name: str) -> vocabularies.Scheme:
    """Return one of the schemes."""
    return next(one for one in found if one.identifier == name)


def test_every_vocabulary_is_listed_by_its_name_but_those_of_no_use_to_readers(library: Library) -> None:
    found = vocabularies.every_scheme(library.catalog)
    names = {one.identifier: one.name for one in found}
    assert names["path"] == "走法"
    assert names["competency"] == "核心素养"
    assert not {"kind", "scheme", "topic"} & set(names)


def test_a_unit_that_names_no_audience_counts_for_pupils(library: Library) -> None:
    audience = scheme(vocabularies.every_scheme(library.catalog), "audience")
    counts = {entry.term.identifier: len(entry.units) for entry in audience.entries}
    assert (counts["student"], counts["teacher"]) == (15, 1)


def test_a_school_covers_its_own_words_and_a_word_has_the_units_of_those_below_it(library: Library) -> None:
    catalog = library.catalog
    own = vocabularies.coverage(catalog.schools["east"], catalog)
    assert [one.identifier for one in own] == ["path", "history"]
    path = scheme(own, "path")
    assert [(e.term.identifier, e.level, list(e.units)) for e in path.entries] == [
        ("foot", 0, ["walk-bridge"]),
        ("slow", 1, ["walk-bridge"]),
        ("boat", 0, []),
    ]
    assert path.covered == 2
    assert vocabularies.coverage(catalog.schools["west"], catalog) == []


def test_words_that_are_broader_than_each_other_do_not_go_round_for_ever(library: Library) -> None:
    walk = library.catalog.units["walk-bridge"]
    terms = [Term(identifier=a, name=a, scheme="path", broader=b) for a, b in (("slow", "fast"), ("fast", "slow"))]
    catalog = library.catalog.__class__(units={"walk-bridge": walk}, terms=type(library.catalog.terms)(terms))
    head = Term(identifier="path", name="走法", scheme="scheme")
    catalog = catalog.__class__(units=catalog.units, terms=catalog.terms.and_also([head]))
    assert [entry.level for entry in vocabularies.every_scheme(catalog)[0].entries] == [1, 1]


def test_goals_and_parts_of_a_competency_are_marked_as_from_memory(library: Library) -> None:
    duty = library.catalog.terms.scheme("competency")["c-duty"]
    more = list(vocabularies.more(duty, library.catalog))
    assert vocabularies.More("1-2年级", "自己的事自己做", from_memory=True) in more
    assert vocabularies.More("学段", "小学、初中", from_memory=False) in more
    assert next(one.label for one in more if one.from_memory) == "分点"


def test_a_line_names_the_competencies_that_it_joins(library: Library) -> None:
    line = library.catalog.terms.scheme("competency_line")["line-rules"]
    (joined,) = vocabularies.more(line, library.catalog)
    assert joined == vocabularies.More("连起", "社会、法治观念、法治意识", from_memory=False)


def test_the_goal_of_a_competency_is_that_of_the_units_band(library: Library) -> None:
    catalog = library.catalog
    walk = catalog.units["walk-bridge"]
    assert vocabularies.goal("c-duty", walk, catalog) == "参与公共事务、对国家社会负责"
    assert vocabularies.goal("kg-social", walk, catalog) == ""
    assert vocabularies.goal("gone", walk, catalog) == ""


def test_a_unit_names_its_words_once_and_not_what_stands_elsewhere(library: Library) -> None:
    walk: Any = library.catalog.units["walk-bridge"].model_copy(update={"terms": {"path": ("slow", "slow")}})
    assert vocabularies.named(walk) == {"path": ("slow",)}


def test_a_term_tells_which_of_its_units_pupils_see(library: Library) -> None:
    audience = scheme(vocabularies.every_scheme(library.catalog), "audience")
    teacher = audience.entry("teacher")
    assert teacher
    assert (teacher.units, teacher.for_pupils) == (("for-teachers",), ())
    assert audience.entry("none") is None


def test_vocabularies_are_counted_once_a_catalogue(library: Library) -> None:
    counted = vocabularies.every_scheme(library.catalog)
    again = vocabularies.every_scheme(library.catalog)
    assert all(one is other for one, other in zip(counted, again, strict=True))
    assert vocabularies.every_scheme(replace(library.catalog)) is not counted
