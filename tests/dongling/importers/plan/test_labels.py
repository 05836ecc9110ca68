"""Labels as forms have them: spaces, colons, hints and counts do not matter; a school's own kind has its labels too."""

import pytest

from dongling import Catalog
from dongling.importers import HowSure
from dongling.importers.plan.labels import Labels, plain_label


@pytest.fixture
def lesson(catalog: Catalog) -> Labels:
    """Return the labels of a lesson."""
    return Labels(catalog.kinds["lesson"], catalog.terms)


@pytest.mark.parametrize(
    "label",
    [
        "课题",
        "课  题：",
        "课\n题",
        "【课题】",
        "一、课题",
        "（一）课题",
        "1.课题",
        "课题（全称）:",
        "*课题*",
        "课\u3000题",
    ],
)
def test_a_label_is_known_however_it_is_written(lesson: Labels, label: str) -> None:
    target = lesson.target(label)
    assert target is not None
    assert (target.path, target.sure) == (("name",), HowSure.SIMILAR)


@pytest.mark.parametrize(
    ("label", "path", "section"),
    [
        ("名称", ("name",), ""),
        ("教学目标", ("body",), "教学目标"),
        ("教学重难点", ("body",), "教学重难点"),
        ("教学过程", ("process",), ""),
        ("学时", ("minutes",), ""),
    ],
)
def test_a_label_means_a_field_or_a_section_of_the_body(
    lesson: Labels, label: str, path: tuple[str, ...], section: str
) -> None:
    target = lesson.target(label)
    assert target is not None
    assert (target.path, target.section) == (path, section)


@pytest.mark.parametrize("label", ["", "很长的一句话，怎么看也不像一个标签", "出处", "停留", "x" * 5000])
def test_other_words_mean_none(lesson: Labels, label: str) -> None:
    assert lesson.target(label) is None


def test_a_label_that_has_no_field_is_known_to_be_one(lesson: Labels) -> None:
    assert lesson.is_known("授课教师")
    assert not lesson.is_known("天气很好")


def test_heads_of_a_table_name_the_parts(lesson: Labels) -> None:
    head = lesson.head(["教学环节", "教师活动", "媒体", "学生活动"])
    assert head is not None
    assert (head.field, dict(head.columns)) == ("process", {0: "name", 1: "teacher", 3: "pupils"})
    assert lesson.head(["课题", "年级"]) is None


def test_labels_one_below_the_other_name_a_field(lesson: Labels) -> None:
    assert lesson.path("学习单1 任务2 提示") == ("worksheets", 0, "tasks", 1, "hint")
    assert lesson.path("学习单1 任务2 空1.2") == ("worksheets", 0, "tasks", 1, "blanks", 0, 1)
    assert lesson.path("没有 这一栏") == ()


def test_a_part_below_a_heading_has_its_own_labels(catalog: Catalog) -> None:
    walk = Labels(catalog.kinds["walk"], catalog.terms)
    target = walk.target("天气", ("safety",))
    assert target is not None
    assert target.path == ("safety", "weather")


def test_a_school_s_own_kind_is_read_by_its_declarations(shipped: Catalog) -> None:
    labels = Labels(shipped.kinds["dl.xuewen"], shipped.terms)
    target = labels.target("互进")
    assert target is not None
    assert target.path == ("inquiry",)
    head = labels.head(["", "分钟", "任务", "教师"])
    assert head is not None
    assert head.field == ""


BARE = [("1.5", "1.5"), ("\uff12、准备", "准备"), ("目标（三维）", "目标"), ("（三维）", "(三维)")]


@pytest.mark.parametrize(("text", "bare"), BARE)
def test_a_label_is_compared_bare(text: str, bare: str) -> None:
    assert plain_label(text) == bare
