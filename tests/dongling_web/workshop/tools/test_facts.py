"""Facts beside a field: they come by themselves under a figure without a source, and a click cites one."""

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dongling.content import parse
from dongling.store import Store
from dongling_web.http.context import current_catalog
from dongling_web.workshop.tools.facts import FactGrams
from tests.dongling.store.accounts.making import person_named
from tests.dongling_web.workshop.conftest import save

PLACE = "process.0.teacher"


def data(store: Store, number: int) -> dict[str, Any]:
    """Return what a manuscript of 陆老师 holds."""
    there = store.manuscripts.get(person_named(store).actor, number)
    assert there
    return dict(parse(there.body).data)


def test_under_a_figure_without_a_source_stand_the_nearest_facts_with_how_sure_they_are(
    lu: FlaskClient, lesson: int
) -> None:
    page = lu.get(f"/workshop/{lesson}").text
    panel = page.partition('class="w-find"')[2].partition("</ul>")[0]
    assert panel.index("老桥长20米。") < panel.index("老桥", panel.index("老桥长20米。") + 10)
    assert "bridge-long · 只见一处" in panel
    assert page.count('class="w-find"') == 1


@pytest.mark.parametrize(
    ("do", "typed"), [("cite", "老桥长20米，带着看"), ("insert", "老桥长20米，带着看 老桥长20米。")]
)
def test_a_click_cites_a_fact_and_what_it_says_is_put_into_the_field_if_that_is_wished(
    lu: FlaskClient, lesson: int, store: Store, do: str, typed: str
) -> None:
    form = {"count:process": "1", PLACE: "老桥长20米，带着看"}
    place = save(lu, lesson, 4, **form, do=f"{do}:{PLACE}:bridge-long")
    assert place == f"/workshop/{lesson}?open={PLACE}#{PLACE}"
    there = data(store, lesson)
    assert there["出处"] == ["bridge-long"]
    assert there["环节"][0]["教师活动"] == typed
    page = lu.get(place).text
    assert 'class="w-find"' not in page
    assert re.search(r'<li class="w-part" id="process.0"><details open>', page)


def test_facts_are_looked_for_by_words_and_what_was_typed_is_saved_first(
    lu: FlaskClient, lesson: int, store: Store
) -> None:
    place = save(lu, lesson, 4, name="看老桥", **{f"find:{PLACE}": "明代 县志"}, do=f"find:{PLACE}")
    assert data(store, lesson)["名称"] == "看老桥"
    page = lu.get(place.partition("#")[0]).text
    assert "bridge-age · 两处以上相符" in page
    assert "bridge-song" not in page
    part = lu.get(f"/workshop/{lesson}/facts?field={PLACE}&q=没有这样的词").text
    assert "<html" not in part
    assert "没有找到" in part
    assert lu.get(f"/workshop/{lesson}/facts").status_code == 200


@pytest.mark.parametrize("do", ["cite:x:none", "cite", "insert:name:", "insert:process:bridge-long", "find", "to:x"])
def test_what_no_button_says_does_no_harm(lu: FlaskClient, lesson: int, store: Store, do: str) -> None:
    before = data(store, lesson)
    assert lu.post(f"/workshop/{lesson}", data={"version": "4", "do": do}).status_code == 303
    assert {**data(store, lesson), "出处": None} == {**before, "出处": None}


def test_nearest_is_what_has_the_figure_then_what_shares_the_rarest_words(site: Flask) -> None:
    with site.test_request_context("/"):
        grams = FactGrams(current_catalog())
        assert [one.identifier for one in grams.near("有一座桥长20米", 1)] == ["bridge-long"]
        assert [one.identifier for one in grams.near("它建于明代的一年", 1)] == ["bridge-age"]
        assert grams.near("什么也没有说", 3) == []
        assert grams.near("", 3) == []
