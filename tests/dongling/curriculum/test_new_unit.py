"""A new unit for an empty place: a file to fill in that passes the check as it is."""

from dataclasses import replace

import pytest

from dongling.catalog import Catalog
from dongling.curriculum import NewUnit, Stages, new_unit
from dongling.editor import new_unit_text
from dongling.model import Term
from dongling.testing import OpenLibrary, WriteContent
from tests.dongling.courses import write_courses


@pytest.fixture
def catalog(write_content: WriteContent, open_library: OpenLibrary) -> Catalog:
    """Return the small catalogue."""
    return write_courses(write_content, open_library)


def test_what_is_known_of_a_place_is_filled_in(catalog: Catalog) -> None:
    new = new_unit(Stages(catalog), "p2", {"themes": ("jiaguo",), "prerequisites": ("duty",)})
    assert new == NewUnit(
        "lesson",
        {
            "identifier": ("jiaguo-p2",),
            "band": ("p2",),
            "minutes": ("40",),
            "depth": ("d2",),
            "themes": ("jiaguo",),
            "prerequisites": ("duty",),
        },
    )


def test_a_field_that_only_one_kind_has_decides_the_kind_and_its_minutes(catalog: Catalog) -> None:
    new = new_unit(Stages(catalog), "s", {"history": ("h-reform",)})
    assert (new.kind, new.fields["minutes"]) == ("micro_lecture", ("20",))


def test_the_identifier_is_free_and_begins_as_the_schools_do(catalog: Catalog) -> None:
    stages = Stages(catalog)
    assert new_unit(stages, "j", {"themes": ("yunhe",)}, school="s").fields["identifier"] == ("s-yunhe-j",)
    taken = Catalog(units={"yunhe-j": catalog.units["walk"]}, kinds=catalog.kinds, terms=catalog.terms)
    assert new_unit(Stages(taken), "j", {"themes": ("yunhe",)}).fields["identifier"] == ("yunhe-j-2",)


@pytest.mark.parametrize(
    ("theme", "identifier"), [("红色文化", "unit-j"), ("west_river.old", "west-river-old-j"), ("a" * 100, "a" * 70)]
)
def test_a_theme_that_is_no_identifier_still_makes_one(catalog: Catalog, theme: str, identifier: str) -> None:
    terms = catalog.terms.and_also([Term(identifier=theme, name="题", scheme="theme")])
    new = new_unit(Stages(replace(catalog, terms=terms)), "j", {"themes": (theme,)})
    assert new.fields["identifier"] == (identifier,)


@pytest.mark.parametrize("english", [False, True])
@pytest.mark.parametrize("band", ["k", "p1", "j", "s"])
def test_its_file_loads_without_an_error_and_keeps_every_value(
    write_content: WriteContent, open_library: OpenLibrary, catalog: Catalog, english: bool, band: str
) -> None:
    member = {"k": "kg-social", "s": "s-identity"}.get(band, "c-identity")
    known = {"themes": ("jiaguo", "dushu"), "competencies": (member,), "prerequisites": ("flower", "duty")}
    text = new_unit_text(catalog, new_unit(Stages(catalog), band, known), english=english)
    library = open_library(write_content({"new.yaml": text}))
    assert [problem.text() for problem in library.problems if problem.severity == "error"] == []
    unit = library.catalog.drafts[f"jiaguo-{band}"]
    assert (unit.band, unit.themes, unit.competencies) == (band, ("jiaguo", "dushu"), (member,))
    assert unit.prerequisites == ("flower", "duty")
    assert unit.depth == Stages(catalog).usual_depth(unit.stage)
