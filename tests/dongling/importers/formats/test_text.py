"""Plain text and Markdown as teachers save them."""

import codecs

import pytest

from dongling import Catalog
from dongling.importers import draft_of
from dongling.importers.formats.file import read_file
from dongling.importers.formats.text import MOST_LINES
from dongling.importers.source import Grid, PlanLine
from dongling.problems import DonglingError
from tests.dongling.importers.reading import recognise

PLAN = """课题：看桥
年级：三年级　　课时：40分钟
简介：看一座桥。

一、教学目标
能说出三处痕迹。
二、教学过程
（一）看（15分钟）
教师活动：出示照片。
学生活动：说一说。
（二）问（25分钟）
教师活动：讲故事。
学生活动：写问题。
三、板书设计
桥—人
"""
MARKDOWN = """---
类型: 课堂教学
年级段: 3-4年级
分钟: 40
---
# 看桥

## 简介

看一座**老**桥。

## 学习目标

- 能说出三处痕迹
  - 一处旧的
1. 先看

> 桥是人造的。

## 教学过程

| 环节 | 时间 | 教师活动 | 学生活动 |
| --- | ---: | --- | --- |
| 看 | 40 | 出示照片。<br>再等一等。 | 说一说。 |
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_plan_in_a_text_file_is_recognised_in_whichever_encoding(encoding: str, catalog: Catalog) -> None:
    draft = draft_of(recognise(PLAN.encode(encoding), "看桥.txt", catalog), catalog)
    assert draft.missing == ()
    assert draft.data["名称"] == "看桥"
    assert [phase["分钟"] for phase in draft.data["环节"]] == ["15", "25"]
    assert draft.data["正文"] == "## 教学目标\n\n能说出三处痕迹。\n\n## 板书设计\n\n桥—人\n"
    assert draft.tray == ()


def test_utf_16_without_its_mark_is_told_by_its_bytes() -> None:
    data = PLAN.encode("utf-16").removeprefix(codecs.BOM_UTF16_LE) + "a".encode("utf-16-le") * 200
    ascii_first = ("title: x\n" * 50).encode("utf-16-le") + data
    assert "课题：看桥" in [line.text for line in read_file(ascii_first, "a.txt").blocks if isinstance(line, PlanLine)]


def test_markdown_keeps_its_marks_and_its_tables_are_tables(catalog: Catalog) -> None:
    draft = draft_of(recognise(MARKDOWN.encode(), "bridge.md", catalog), catalog)
    assert draft.missing == ()
    assert (draft.data["名称"], draft.data["分钟"], draft.data["简介"]) == ("看桥", "40", "看一座老桥。")
    assert draft.data["正文"] == "## 学习目标\n\n- 能说出三处痕迹\n  - 一处旧的\n1. 先看\n> 桥是人造的。\n"
    phase = {"名称": "看", "分钟": "40", "教师活动": "出示照片。\n再等一等。", "学生活动": "说一说。"}
    assert draft.data["环节"] == [phase]
    assert sum(isinstance(block, Grid) for block in read_file(MARKDOWN.encode(), "a.md").blocks) == 1


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_text_of_too_many_lines_is_refused(name: str) -> None:
    with pytest.raises(DonglingError, match="太大"):
        read_file(b"a\n" * (MOST_LINES + 1), name)


def test_bytes_that_are_no_text_are_said() -> None:
    with pytest.raises(DonglingError, match="编码"):
        read_file(b"\xff\x00\xff\xff\x81", "a.txt")


def test_what_a_file_of_content_can_not_hold_is_left_out() -> None:
    (line,) = read_file(b"a\x07b", "a.txt").blocks
    assert isinstance(line, PlanLine)
    assert line.text == "ab"


@pytest.mark.parametrize("text", ["# " + " #" * 50_000, "|" * 100_000 + "\n|-|", "   " * 100_000 + "x", "【" * 100_000])
def test_a_hostile_line_takes_no_time_to_speak_of(text: str, catalog: Catalog) -> None:
    assert recognise(text.encode(), "a.md", catalog).pieces
