"""The kind that a file is taken for, with the reason."""

import pytest

from dongling import Catalog
from tests.dongling.importers.reading import recognise

TEXTS = {
    "walk": "研学方案\n研学路线：\n行前准备：看地图。\n安全预案：有。",
    "micro_lecture": "主讲人：党员教师\n讲稿：\n同学们好。\n思考题：你想问什么？",
    "micro_course": "微课脚本\n脚本：\n思考题：你想问什么？",
    "lesson": "课题：看桥\n教学过程：\n一、导入",
}


@pytest.mark.parametrize("kind", TEXTS)
def test_the_labels_of_a_file_speak_for_a_kind(kind: str, catalog: Catalog) -> None:
    assert recognise(TEXTS[kind].encode(), "a.txt", catalog).kind == kind


def test_the_reason_names_the_labels(catalog: Catalog) -> None:
    why = recognise(TEXTS["micro_lecture"].encode(), "a.txt", catalog).kind_why
    assert why.zh == "有这一种的标签：主讲人、讲稿、思考题"
    assert why.en.startswith("it has the labels of this kind: ")


def test_a_file_that_names_its_kind_is_of_that_kind(catalog: Catalog) -> None:
    recognised = recognise("类型：微党课\n课题：看桥\n教学过程：\n一、导入".encode(), "a.txt", catalog)
    assert (recognised.kind, recognised.kind_why.zh) == ("micro_lecture", "文件里写着类型“微讲堂”")


def test_without_any_label_it_is_a_lesson_and_said_so(catalog: Catalog) -> None:
    recognised = recognise("随便写写".encode(), "a.txt", catalog)
    assert (recognised.kind, recognised.kind_why.zh) == ("lesson", "没有哪一种单元的标签，先当作这一种")


def test_a_school_s_own_kind_is_chosen_by_its_labels(shipped: Catalog) -> None:
    text = "课题：看桥\n先学：\n互进：\n达理：\n"
    assert recognise(text.encode(), "a.txt", shipped).kind == "dl.xuewen"
