"""Plans in the layouts that teachers have: which fields are recognised, what lies in the tray, that nothing is lost."""

from pathlib import Path
from typing import Any

import pytest

from dongling import Catalog
from dongling.content import KnownWords, read_unit
from dongling.importers import HowSure, draft_of
from dongling.problems import DonglingError
from tests.dongling.importers.layouts import ABOUT, AIMS, BOARD, HARD, LAYOUTS, NAME, STEPS
from tests.dongling.importers.reading import lost, recognise

PHASES = [
    {"名称": name, "分钟": minutes, "教师活动": teacher, "学生活动": pupils}
    for name, minutes, teacher, pupils, _ in STEPS
]
WITH_INTENT = [{**phase, "设计意图": step[4]} for phase, step in zip(PHASES, STEPS, strict=True)]
HEAD = {"名称": NAME, "简介": ABOUT, "年级段": "3-4年级", "分钟": "40", "类型": "课堂教学", "审核状态": "草稿"}
MORE = "愿意问一个为什么。"
EXPECTED: dict[str, tuple[dict[str, Any], list[tuple[str, str]]]] = {
    "one_wide_table": (
        {
            **HEAD,
            "环节": PHASES,
            "正文": f"## 教学目标\n\n{AIMS}\n\n## 教学重难点\n\n{HARD}\n\n## 板书设计\n\n{BOARD}\n",
        },
        [("", "集体备课教案")],
    ),
    "two_pairs": (
        {**HEAD, "环节": PHASES, "正文": f"## 教学目标\n\n{AIMS}\n"},
        [("授课教师", "（填写）"), ("授课地点", "三楼教室"), ("授课类型", "新授课")],
    ),
    "labels_above": ({**HEAD, "环节": WITH_INTENT, "正文": f"## 教学目标\n\n{AIMS}\n"}, []),
    "headed_prose": (
        {**HEAD, "环节": WITH_INTENT, "正文": f"## 教学目标\n\n- {AIMS}\n- {MORE}\n\n## 板书设计\n\n{BOARD}\n"},
        [("执教", "（填写）")],
    ),
    "three_columns": (
        {**HEAD, "环节": PHASES, "正文": f"## 教学目标\n\n1.{AIMS}\n\n2.{MORE}\n\n## 作业\n\n回家看一座桥。\n"},
        [],
    ),
    "four_columns": (
        {**HEAD, "环节": WITH_INTENT},
        [("媒体资源", "幻灯片1"), ("媒体资源", "幻灯片2"), ("媒体资源", "幻灯片3")],
    ),
    "table_in_table": ({**HEAD, "环节": PHASES}, [("", "附：照片三张。")]),
    "upright_labels": (
        {**HEAD, "环节": PHASES, "正文": f"## 教学目标\n\n知识：{AIMS}\n\n情感：{MORE}\n"},
        [],
    ),
    "boxed_title": ({**HEAD, "环节": PHASES, "正文": f"## 学习目标\n\n{AIMS}\n"}, []),
    "wps_styles": (
        {
            "类型": "行走的思政课",
            "名称": "研学活动方案：走运河",
            "简介": "沿河看三座桥。",
            "年级段": "7-9年级",
            "分钟": "120",
            "审核状态": "草稿",
            "课前": ["看一遍地图。", "带水和帽子。"],
            "课后": ["写一封给桥的信。"],
            "站点": [
                {"地点": "南桥", "分钟": "30", "任务": "数一数桥孔。", "讲解": "桥是哪年造的。"},
                {"地点": "丝厂旧址", "分钟": "40", "任务": "画一扇窗。", "讲解": "女工从哪里来。"},
            ],
            "安全预案": {
                "天气": "雷雨不出发。",
                "交通": "过街走人行横道。",
                "走失": "在南桥等。",
                "受伤": "先救护，再报告。",
                "临水": "大人走在靠水的一侧。",
                "负责人": "年级组长",
            },
        },
        [],
    ),
    "mixed": (
        {
            **HEAD,
            "学科": ["道德与法治"],
            "环节": PHASES,
            "正文": f"## 设计理念\n\n{HARD}\n\n## 教学反思\n\n照片再大一些。\n",
        },
        [("设计者", "（填写）")],
    ),
}


class Typed:
    """A file that is not on the disk."""

    def __init__(self, text: str) -> None:
        self._data = text.encode()

    @property
    def path(self) -> Path:
        """Its name."""
        return Path("draft.yaml")

    def read(self, most: int) -> bytes:
        """Return it."""
        return self._data


def problems(text: str, catalog: Catalog) -> list[str]:
    """Return what the loader says of a draft."""
    read = read_unit(Typed(text), "", KnownWords(catalog.kinds, catalog.terms))
    return [problem.text() for problem in read.problems]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_gives_its_fields_and_a_draft_that_loads(layout: str, catalog: Catalog) -> None:
    recognised = recognise(LAYOUTS[layout](), f"{layout}.docx", catalog)
    draft = draft_of(recognised, catalog)
    fields, tray = EXPECTED[layout]
    assert {**draft.data} == {**fields, "编号": layout.replace("_", "-")}
    assert [(piece.label, piece.text) for piece in draft.tray] == tray
    assert problems(draft.text(recognised), catalog) == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_character_of_a_plan_is_lost(layout: str, catalog: Catalog) -> None:
    data = LAYOUTS[layout]()
    assert not lost(data, recognise(data, f"{layout}.docx", catalog))


def test_why_a_field_is_taken_is_a_reason(catalog: Catalog) -> None:
    recognised = recognise(LAYOUTS["labels_above"](), "a.docx", catalog)
    sure = {piece.path: piece.sure for piece in recognised.pieces}
    assert sure["description",] is HowSure.SAME_LABEL
    assert sure["name",] is HowSure.SIMILAR
    assert sure["process", 0, "intent"] is HowSure.SAME_HEAD


def test_where_a_piece_stood_is_told_in_words(catalog: Catalog) -> None:
    recognised = recognise(LAYOUTS["labels_above"](), "a.docx", catalog)
    (about,) = [piece for piece in recognised.pieces if piece.path == ("description",)]
    assert (about.spot.words().zh, about.spot.words().en) == ("表1 第4行 第1格", "table 1, row 4, cell 1")


def test_the_kind_can_be_given_and_an_unknown_one_is_said(catalog: Catalog) -> None:
    data = LAYOUTS["wps_styles"]()
    assert recognise(data, "a.docx", catalog, "课堂教学").kind == "lesson"
    with pytest.raises(DonglingError, match="没有“lessen”这种单元"):
        recognise(data, "a.docx", catalog, "lessen")
