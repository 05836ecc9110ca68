"""What a template wrote for its author to replace is no text for readers."""

import pytest

from dongling.testing import OpenLibrary, WriteContent, unit_text

PHASE = {"name": "读", "minutes": "45", "teacher": "请写教师做什么", "pupils": " 待填 "}


def test_a_unit_that_still_has_the_templates_words_is_an_error_at_their_place_and_nobody_reads_it(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    text = unit_text("a", name="请写标题", process=[PHASE])
    library = open_library(write_content({"a.yaml": text}))
    lines = text.splitlines()
    found = {(one.code, one.severity, lines[one.line - 1].split(": ")[0].strip(" -")) for one in library.problems}
    assert found == {("placeholder", "error", key) for key in ("name", "teacher", "pupils")}
    assert "请写标题" in library.problems[0].message.zh
    assert "草稿" in library.problems[0].hint.zh
    assert not library.catalog.units


def test_in_a_draft_they_say_what_is_still_to_be_written(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    library = open_library(write_content({"a.yaml": unit_text("a", name="请写标题", review_status="draft")}))
    assert [(one.code, one.severity) for one in library.problems] == [("placeholder", "warning")]
    assert list(library.catalog.drafts) == ["a"]


@pytest.mark.parametrize("text", ["请写一条怎样攒、坏了怎样补。", "年级组长（由学校确认）", "请写标题党的三个例子"])
def test_a_sentence_that_only_begins_so_is_an_authors_own(
    write_content: WriteContent, open_library: OpenLibrary, text: str
) -> None:
    assert open_library(write_content({"a.yaml": unit_text("a", description=text, owner=text)})).problems == []


def test_what_was_read_before_stands_until_the_words_are_replaced(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    library = open_library(write_content({"a.yaml": unit_text("a")}))
    write_content({"a.yaml": unit_text("a", name="请写标题")})
    library.reload()
    assert library.catalog.units["a"].name == "一节课"
