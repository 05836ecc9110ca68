"""Every text of a unit that a reader sees, with the way to it."""

from dongling.checks.reader_texts import reader_texts
from dongling.testing import OpenLibrary, WriteContent, unit_text


def test_what_readers_see_is_told_with_the_way_to_it_and_identifiers_are_not(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    folder = write_content({"a.yaml": unit_text("a", name="一节课", body="走过三座桥。", keywords=["桥"], facts=["f"])})
    texts = dict(reader_texts(open_library(folder).catalog.units["a"]))
    assert texts["name",] == "一节课"
    assert texts["body",] == "走过三座桥。"
    assert texts["keywords", 0] == "桥"
    assert not {path[0] for path in texts} & {"identifier", "kind", "band", "facts"}


def test_one_unit_after_another_has_texts_of_its_own_that_are_made_once(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    folder = write_content({"a.yaml": unit_text("a", name="甲课"), "b.yaml": unit_text("b", name="乙课")})
    units = open_library(folder).catalog.units
    first, second = units["a"], units["b"]
    assert reader_texts(first) is reader_texts(first)
    assert dict(reader_texts(second))["name",] == "乙课"
    assert dict(reader_texts(first))["name",] == "甲课"
