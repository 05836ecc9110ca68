"""The files of a unit in its form: chosen where one is named, renamed everywhere, taken out and put back with all."""

from typing import Any

import pytest

from dongling import Catalog
from dongling.forms import (
    Sort,
    media_names,
    media_rows,
    named_again,
    namings,
    offering,
    questions,
    renamed,
    with_medium,
    without_medium,
)
from dongling.model import Kind

WALK: dict[str, Any] = {
    "编号": "a",
    "类型": "walk",
    "路线图": "a.jpg",
    "站点": [{"地点": "甲", "图": "a.jpg"}, {"地点": "乙", "图": "b.jpg"}],
    "媒体": [{"文件": "a.jpg", "说明": "一座桥"}, {"文件": "c.mp4", "字幕": "c.vtt"}, "../x.jpg"],
}


@pytest.fixture
def walk(shipped: Catalog) -> Kind:
    """Return the kind of walks."""
    return shipped.kinds["walk"]


def test_a_field_that_names_a_file_is_chosen_from_those_that_there_are(shipped: Catalog, walk: Kind) -> None:
    asked = {one.path: one for one in offering(questions(WALK, walk, shipped.terms), WALK)}
    second = next(one for one in asked["stops"].rows[1].questions if one.field.name == "picture")
    assert second.sort is Sort.CHOICE
    assert [(one.value, one.name, one.chosen) for one in second.choices][:2] == [
        ("a.jpg", "一座桥 · a.jpg", False),
        ("c.mp4", "c.mp4", False),
    ]
    assert [one.value for one in second.choices if one.chosen] == ["b.jpg"]
    assert next(one.value for one in asked["route"].choices if one.chosen) == "a.jpg"


def test_what_names_a_file_is_found_and_changed_with_it(shipped: Catalog, walk: Kind) -> None:
    assert media_names(WALK) == ["a.jpg", "c.mp4", "c.vtt"]
    named = namings(WALK, walk, shipped.terms, "a.jpg")
    assert [one.path for one in named] == ["media.0.file", "stops.0.picture", "route"]
    made = renamed(renamed(WALK, walk, shipped.terms, "a.jpg", "n.jpg"), walk, shipped.terms, "c.vtt", "d.vtt")
    assert (made["路线图"], made["站点"][0]["图"], made["媒体"][0]["文件"]) == ("n.jpg", "n.jpg", "n.jpg")
    assert (made["媒体"][1]["字幕"], made["站点"][1]) == ("d.vtt", WALK["站点"][1])


def test_a_file_that_is_taken_out_and_put_back_is_where_it_was(shipped: Catalog, walk: Kind) -> None:
    out, named = without_medium(WALK, walk, shipped.terms, 0)
    assert [one.path for one in named] == ["stops.0.picture", "route"]
    assert ("路线图" in out, "图" in out["站点"][0], media_names(out)) == (False, False, ["c.mp4", "c.vtt"])
    again = with_medium(out, walk, shipped.terms, media_rows(WALK)[0])
    again = named_again(again, walk, shipped.terms, WALK, "a.jpg")
    assert (again["路线图"], again["站点"]) == ("a.jpg", WALK["站点"])
    assert again["媒体"][-1] == WALK["媒体"][0]
