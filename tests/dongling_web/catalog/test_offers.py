"""What a school offers, counted."""

from dongling import Library
from dongling_web.catalog.offers import Offer, Offers


def offer(library: Library, school: str) -> Offer:
    """Return what a school offers."""
    return Offers(library.catalog).of(library.catalog.schools[school])


def test_a_school_counts_what_pupils_see_and_names_for_whom_the_rest_is(library: Library) -> None:
    west = offer(library, "west")
    assert len(west.units) == 12
    assert [(kind.identifier, names) for kind, names in west.kinds] == [("lesson", west.units)]
    assert [(choice.name, choice.count) for choice in west.others] == [("教师", 1)]


def test_units_stand_in_the_order_of_kinds_and_a_part_of_them_under_the_kinds_it_has(library: Library) -> None:
    east = offer(library, "east")
    assert east.units == tuple(name for _, names in east.kinds for name in names)
    assert [kind.identifier for kind, _ in east.kinds] == ["micro_course", "walk", "micro_lecture"]
    part = east.by_kind(east.units[1:])
    assert [(kind.identifier, count, names) for kind, count, names in part] == [
        ("walk", 1, ["walk-bridge"]),
        ("micro_lecture", 1, ["talk-letter"]),
    ]


def test_themes_go_from_the_fullest_to_those_that_lack(library: Library) -> None:
    east = offer(library, "east")
    assert [choice.count for choice in east.has] == [1, 1]
    assert len(east.has) + len(east.lacks) == len(library.catalog.terms.scheme("theme"))


def test_the_first_unit_that_is_not_approved_stands_for_all(library: Library) -> None:
    assert offer(library, "west").sample == "lesson-01"


def test_a_school_is_counted_once(library: Library) -> None:
    offers, school = Offers(library.catalog), library.catalog.schools["east"]
    assert offers.of(school) is offers.of(school)
