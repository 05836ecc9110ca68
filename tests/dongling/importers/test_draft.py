"""From pieces to a unit: what is missing, what is to be checked, and what the draft is called."""

from dongling import Catalog
from dongling.importers import Piece, Recognised, UnitDraft, draft_of
from dongling.importers.recognised import HowSure, Spot
from dongling.problems import Said
from tests.dongling.importers.reading import recognise


def drafted(text: str, catalog: Catalog, name: str = "a.txt") -> UnitDraft:
    """Return the draft of a text."""
    return draft_of(recognise(text.encode(), name, catalog, "lesson"), catalog)


def said(draft: UnitDraft) -> list[str]:
    """Return what is to be checked."""
    return [mark.why.zh for mark in draft.marks]


def test_what_a_unit_must_have_and_the_file_does_not_say_is_missing(catalog: Catalog) -> None:
    draft = drafted("课题：看桥", catalog)
    assert draft.missing == (("description",), ("band",), ("minutes",), ("process",))
    assert "缺少“年级段”" in said(draft)
    assert [mark.why.en for mark in draft.marks if mark.path == ("band",)] == ["“band” is missing"]


def test_what_is_not_for_pupils_needs_no_band(catalog: Catalog) -> None:
    assert ("band",) not in drafted("课题：看桥\n对象：教师", catalog).missing


def test_class_hours_are_said_to_be_taken_for_minutes(catalog: Catalog) -> None:
    assert "“2课时”当作80分钟" in said(drafted("课题：看桥\n年级：三年级\n课时：2课时", catalog))


def test_a_word_that_is_no_term_is_said_and_not_written(catalog: Catalog) -> None:
    draft = drafted("课题：看桥\n学科：语文、炼金术", catalog)
    assert draft.data["学科"] == ["语文"]
    assert "“学科”里没有“炼金术”这个词" in said(draft)


def test_why_a_field_is_to_be_checked_says_where_it_stood(catalog: Catalog) -> None:
    assert said(drafted("课题：看桥", catalog))[0] == "名称：意思相近，第1段“课题”"


def test_a_draft_is_called_after_its_file_or_its_kind_and_never_as_another(catalog: Catalog) -> None:
    assert drafted("课题：看桥", catalog, "Old Bridge.txt").identifier == "old-bridge"
    assert drafted("课题：看桥", catalog, "老桥.txt").identifier == "lesson-draft"
    given = draft_of(recognise("课题：看桥".encode(), "a.txt", catalog), catalog, "my-bridge")
    assert given.identifier == "my-bridge"


def test_an_identifier_that_is_there_is_not_taken_again(shipped: Catalog) -> None:
    assert drafted("课题：看桥", shipped, "lx-senior-rong.txt").identifier == "lx-senior-rong-2"


def test_comments_above_a_draft_can_not_become_content(catalog: Catalog) -> None:
    piece = Piece("看桥", Spot(), ("name",), HowSure.SAME_LABEL)
    recognised = Recognised("a\n编号: b.docx", "lesson", Said("因\n为", "be\ncause"), (piece,))
    text = draft_of(recognised, catalog).text(recognised)
    assert text.splitlines()[0] == "# 从“a 编号: b.docx”装入的草稿：因 为"
