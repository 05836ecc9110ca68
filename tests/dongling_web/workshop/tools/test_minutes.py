"""The bar of minutes: a piece for each part, what is over the whole, and all of it in words."""

import pytest
from flask import Flask

from dongling_web.http.context import current_catalog
from dongling_web.workshop.tools.minutes import TimeBar, time_bars
from dongling_web.workshop.view import ManuscriptView

HEAD = "编号: a-b\n类型: {}\n审核状态: 草稿\n分钟: 45\n"


@pytest.mark.parametrize(
    ("bar", "segments", "end", "verdict"),
    [
        (TimeBar((1200, 1500), 2700, True), [(0, 44.4), (44.4, 55.6)], 100, "全程45分钟，正好"),
        (TimeBar((1200, 0, 600), 2400, True), [(0, 50), (50, 25)], 100, "全程40分钟，还余10分钟"),
        (TimeBar((2400, 1200), 2700, True), [(0, 66.7), (66.7, 33.3)], 75, "全程45分钟，超15分钟"),
        (TimeBar((65, 235), 240, False), [(0, 21.7), (21.7, 78.3)], 80, "全程4:00，超1:00"),
        (TimeBar((600,), 0, True), [(0, 100)], 100, "还没有写总时长"),
    ],
)
def test_pieces_and_words(
    app: Flask, bar: TimeBar, segments: list[tuple[float, float]], end: float, verdict: str
) -> None:
    with app.test_request_context("/"):
        assert [(round(at, 1), round(wide, 1)) for at, wide in bar.segments] == segments
        assert (bar.end, bar.verdict) == (end, verdict)


@pytest.mark.parametrize(
    ("kind", "text", "parts"),
    [
        ("lesson", "环节:\n  - 名称: 看\n    分钟: 20\n  - 名称: 问\n    分钟: 很久\n", {"process": (1200, 0)}),
        ("walk", "站点:\n  - 地点: 桥\n    分钟: 5\n", {"stops": (300,)}),
        ("micro_course", "脚本:\n  - 画面: 钟\n    秒: 65\n练习:\n  - 题目: 钟？\n", {"script": (65,)}),
        ("micro_lecture", "讲稿: 一段\n", {}),
        ("lesson", "环节:\n  - 名称: 看\n", {}),
    ],
)
def test_every_list_whose_parts_take_time_has_one(
    app: Flask, kind: str, text: str, parts: dict[str, tuple[int, ...]]
) -> None:
    with app.test_request_context("/"):
        view = ManuscriptView(HEAD.format(kind) + text, current_catalog().kinds[kind], "east")
        assert {path: bar.parts for path, bar in time_bars(view).items()} == parts
