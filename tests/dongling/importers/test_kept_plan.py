"""A plan that is kept comes back as it was, pictures without their bytes; a damaged one is said to be so."""

from dataclasses import replace

import pytest

from dongling import Catalog
from dongling.importers import ASIDE, KeptPlan, SortedPlan, kept_text, plan_in
from dongling.problems import DonglingError
from tests.dongling.importers.layouts import LAYOUTS
from tests.dongling.importers.reading import recognise


@pytest.mark.parametrize("layout", ["upright_labels", "table_in_table", "headed_prose", "boxed_title"])
def test_a_plan_comes_back_as_it_was_kept(catalog: Catalog, layout: str) -> None:
    plan = SortedPlan(recognise(LAYOUTS[layout](), "教案.docx", catalog))
    assert plan.recognised.blocks
    kept = KeptPlan(plan.put(0, ASIDE, catalog).answer("minutes", "40"), plan)
    assert plan_in(kept_text(kept)) == kept
    assert plan_in(kept_text(replace(kept, made=None))).made is None


@pytest.mark.parametrize("text", ["", "{}", "[", '{"name":1}'])
def test_a_damaged_one_is_said_to_be_so(text: str) -> None:
    with pytest.raises(DonglingError, match="读不出来"):
        plan_in(text)
