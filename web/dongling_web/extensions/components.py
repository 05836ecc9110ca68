"""`/admin/components`: the parts that a plugin's page may use, each shown beside its source.

What is named here stays: it changes only with an entry for authors in the changelog.
"""

from dataclasses import dataclass

from flask import render_template, render_template_string
from markupsafe import Markup

from dongling_web.house.frame import page
from dongling_web.languages.words import Later, later

MARKS = '{% import "_marks.html" as m with context %}'


@dataclass(frozen=True)
class Component:
    """A part: what it is for, the CSS names in it, and its source, which is a template."""

    name: Later
    use: Later
    classes: tuple[str, ...]
    source: str


COMPONENTS = (
    Component(
        later("节"),
        later("页面的一部分，标题右边可以有一句说明"),
        ("section", "head", "note"),
        '<section class="section" aria-labelledby="one">\n'
        '<div class="head"><h3 id="one">去哪里</h3><span class="note">三处都能走到</span></div>\n'
        "<p>先到村口的老井。</p>\n</section>",
    ),
    Component(
        later("按钮"),
        later("主要的只有一个"),
        ("btns", "btn", "btn-main"),
        '<div class="btns"><a class="btn btn-main" href="/search">找课程</a>\n'
        '<a class="btn" href="/map">课程地图</a></div>',
    ),
    Component(
        later("标签"),
        later("两三个字的状态，前面可以有图标"),
        ("badge",),
        '<p class="badge">{{ icon("info") }}示例</p>',
    ),
    Component(
        later("提示"),
        later("要读者留意的一段话；紧要的用红底"),
        ("note-box", "note-zhu"),
        '<div class="note-box note-zhu">{{ icon("warn") }}<p><b>雷雨不出发。</b>改到下一周。</p></div>',
    ),
    Component(
        later("成行的链接"),
        later("一行一个去处"),
        ("rows", "row", "row-name", "num"),
        '<ul class="rows"><li><a class="row" href="/schools"><span class="row-name">学校</span>'
        '<span class="num">3</span></a></li></ul>',
    ),
    Component(
        later("小字"),
        later("次要的话"),
        ("small", "muted", "unsure"),
        '<p class="small muted">数字由本校提供。<small class="unsure">待审定</small></p>',
    ),
    Component(
        later("两栏"),
        later("窄屏上变成一栏"),
        ("two", "side-head"),
        '<div class="two"><section><h3 class="side-head">课前</h3><p>读一页书。</p></section>'
        '<section><h3 class="side-head">课后</h3><p>画一张图。</p></section></div>',
    ),
    Component(
        later("环节表"),
        later("窄屏上每个环节成一块；列表里要有 name、minutes、teacher、pupils、intent"),
        ("phases",),
        '{% from "units/kinds/_phases.html" import phases %}\n'
        '{{ phases([{"name": "读", "minutes": 10, "teacher": "发材料", "pupils": "读材料", "intent": "先看原文"}]) }}',
    ),
    Component(
        later("只在屏幕、只在纸上"),
        later("打印时才有的空格"),
        ("screen-only", "print-only"),
        '<p class="screen-only">打印出来有填写的空格。</p>\n'
        '<div class="print-only">{{ m.blanks(("班级", "日期")) }}</div>',
    ),
    Component(
        later("年级段的尺"),
        later("从幼儿园到高中，所在的一段涂色"),
        ("ruler",),
        '{{ marks.ruler(("j",), catalog) }} 初中',
    ),
)
"""The parts, in the order of the page."""


@page.get("/components")
def components() -> str:
    """Show each part as it looks, and its source."""
    shown = [(one, Markup(render_template_string(MARKS + one.source))) for one in COMPONENTS]  # noqa: S704 - our own
    return render_template("extensions/components.html", components=shown, marks_import=MARKS)
