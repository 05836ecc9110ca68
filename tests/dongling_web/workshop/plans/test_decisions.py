"""A form says where pieces go; what names no piece, no field and no question is passed over."""

import pytest

from dongling import Catalog
from dongling.importers import SortedPlan
from dongling_web.workshop.plans.decisions import decided, row_name
from tests.dongling.importers.conftest import catalog
from tests.dongling.importers.layouts import two_pairs
from tests.dongling.importers.reading import recognise

__all__ = ["catalog"]


@pytest.mark.parametrize(
    "form",
    [
        {"piece:9999": ["body"]},
        {"piece:-1": ["body"]},
        {"piece:0": ["identifier"]},
        {"piece:0": ["kind"]},
        {"piece:x": ["body"]},
        {"do": ["use:name:别的"]},
        {"do": ["out:nothing"]},
        {"do": ["rest:body"]},
        {"answer:name": ["别的"]},
    ],
)
def test_what_names_nothing_of_the_plan_changes_nothing(catalog: Catalog, form: dict[str, list[str]]) -> None:
    plan = SortedPlan(recognise(two_pairs(), "教案.docx", catalog))
    assert decided(plan, form, {}, catalog) == plan


def test_a_row_is_called_by_its_part_or_its_section() -> None:
    assert row_name(("process", 0, "name"), "") == "process.0"
    assert row_name(("body",), "目标") == "body/目标"
