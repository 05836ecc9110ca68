"""Lines of plans: headings, labels within a line, steps one after the other, and what belongs to none of them."""

import pytest

from dongling import Catalog
from dongling.importers import Piece
from tests.dongling.importers.reading import recognise


def pieces(text: str, catalog: Catalog) -> list[Piece]:
    """Return what is recognised in lines."""
    return list(recognise(text.encode(), "a.txt", catalog, "lesson").pieces)


def told(text: str, catalog: Catalog) -> list[tuple[object, ...]]:
    """Return the path, the section and the text of each piece."""
    return [(".".join(map(str, one.path)), one.section, one.text) for one in pieces(text, catalog)]


def test_several_labels_stand_in_one_line(catalog: Catalog) -> None:
    assert told("课题：看桥　　年级：三年级\t课时：1课时", catalog) == [
        ("name", "", "看桥"),
        ("band", "", "三年级"),
        ("minutes", "", "1课时"),
    ]


def test_lines_go_on_with_a_section_until_the_next_label(catalog: Catalog) -> None:
    assert told("教学目标：看。\n问。\n年级：三年级\n备用一句。", catalog) == [
        ("body", "教学目标", "看。"),
        ("body", "教学目标", "问。"),
        ("band", "", "三年级"),
        ("", "", "备用一句。"),
    ]


def test_a_heading_that_no_form_has_is_a_section_for_a_person_to_judge(catalog: Catalog) -> None:
    last = pieces("看桥\n一、本课的来由\n桥老了。", catalog)[-1]
    assert (last.path, last.section, last.sure.value, last.label) == (
        ("body",),
        "本课的来由",
        "your-word",
        "一、本课的来由",
    )


def test_a_heading_under_which_nothing_stands_is_kept(catalog: Catalog) -> None:
    assert [(one.text, one.label) for one in pieces("看桥\n教学反思：", catalog)] == [("看桥", ""), ("", "教学反思：")]


@pytest.mark.parametrize("count", ["环节一：", "第一环节 ", "（一）", "一、", "1."])
def test_a_step_is_counted_in_many_ways(catalog: Catalog, count: str) -> None:
    assert told(f"看桥\n教学过程：\n{count}导入\n教师活动：\n说。\n再说。\n学生活动：听。", catalog)[1:] == [
        ("process.0.name", "", "导入"),
        ("process.0.teacher", "", "说。"),
        ("process.0.teacher", "", "再说。"),
        ("process.0.pupils", "", "听。"),
    ]


def test_a_step_without_labels_is_what_the_teacher_does_for_a_person_to_judge(catalog: Catalog) -> None:
    last = pieces("看桥\n教学过程\n一、导入\n出示照片。", catalog)[-1]
    assert (last.path, last.sure.value) == (("process", 0, "teacher"), "your-word")


def test_a_label_without_a_field_lies_in_the_tray_with_its_label(catalog: Catalog) -> None:
    last = pieces("看桥\n主备人：（填写）", catalog)[-1]
    assert (last.path, last.label, last.text, last.in_tray) == ((), "主备人", "（填写）", True)
