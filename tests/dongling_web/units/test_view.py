"""A kind's own part and its sheets for paper."""

import logging
from collections.abc import Mapping

import pytest
from jinja2 import DictLoader, Environment

from dongling import Library
from dongling_web.helpers import HELPERS
from dongling_web.units.view import Parts, parts


def drawn(library: Library, templates: Mapping[str, str]) -> Parts:
    """Return the parts of the walk, from these templates."""
    plain = {"units/kinds/plain.html": "{% for row in rows %}{{ row.label }} {% endfor %}"}
    environment = Environment(loader=DictLoader({**plain, **templates}), autoescape=True)
    environment.globals.update(HELPERS)
    catalog = library.catalog
    return parts(
        catalog.units["walk-bridge"], catalog, lambda name, **given: environment.get_template(name).render(given)
    )


def test_a_template_is_given_the_unit_its_kind_its_details_and_its_facts(library: Library) -> None:
    template = (
        "{{ kind.name }}：{{ unit.minutes }} {{ details.stops | length }} {{ cited | length }} {{ icon('print') }}"
    )
    found = drawn(library, {"units/kinds/walk.html": template})
    assert found.main.startswith("行走的思政课：120 2 1 <svg")
    assert found.sheets == ""


def test_sheets_come_from_the_file_beside_the_template(library: Library) -> None:
    found = drawn(library, {"units/kinds/walk.html": "页", "units/kinds/walk.sheets.html": "{{ unit.name }}的纸"})
    assert found == Parts("页", "行走的思政课：走到老桥的纸")  # type: ignore[arg-type]  # Markup equals its text


def test_failing_sheets_are_left_out_and_the_page_stays(library: Library, caplog: pytest.LogCaptureFixture) -> None:
    for sheets in ("{{ 1 // 0 }}", '{% include "gone.html" %}'):
        caplog.clear()
        with caplog.at_level(logging.ERROR, "dongling.web"):
            found = drawn(library, {"units/kinds/walk.html": "页", "units/kinds/walk.sheets.html": sheets})
        assert (found.main, found.sheets) == ("页", "")
        assert "sheets of kind walk failed" in caplog.text


def test_a_failing_template_gives_way_to_the_fields_by_their_labels(
    library: Library, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, "dongling.web"):
        found = drawn(library, {"units/kinds/walk.html": "{{ nothing.at.all }}"})
    assert "站点" in found.main
    assert "units/kinds/walk.html of kind walk failed" in caplog.text
