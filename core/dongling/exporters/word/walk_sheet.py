"""行走的思政课 on paper: the teachers' route and safety plan, the pupils' task sheet, the letter with its slip.

What only the school knows (names, telephone numbers, the survey of the way, signatures) is left blank.
"""

from dongling.exporters.word.paper import WIDTH, Paper
from dongling.kinds.walk import Safety, Walk
from dongling.model import Unit

_SAFETY = ("weather", "traffic", "lost", "injury", "water", "food")
_LABELS = dict(zip(_SAFETY, ("天气", "交通", "走失", "受伤", "临水", "食品"), strict=True))
_GROUPS = 6


def write(paper: Paper, unit: Unit, walk: Walk) -> None:
    """Write what the teachers take along."""
    paper.heading("出发前填写")
    paper.pairs([(label, "") for label in ("班级", "人数", "日期", "集合时间", "集合地点", "返回时间")])
    _write_route(paper, unit, walk)
    for title, items in (("课前", walk.before), ("课后", walk.after)):
        if items:
            paper.heading(title)
            paper.bullets(items)
    paper.heading("分组与责任人")
    head = ("组", "学生", "负责的大人", "讲解的站", "联系电话")
    paper.table(head, [(str(i), "", "", "", "") for i in range(1, _GROUPS + 1)], (1.0, 6.0, 3.4, 3.2, 3.4))
    _write_safety(paper, walk.safety)
    paper.heading("行后总结")
    paper.blank()


def _write_route(paper: Paper, unit: Unit, walk: Walk) -> None:
    paper.heading("路线与任务")
    rows = [
        (str(i), stop.place, "", f"{stop.minutes}分", stop.task, stop.guide) for i, stop in enumerate(walk.stops, 1)
    ]
    paper.table(("站", "地点", "到达", "停留", "学生任务", "讲解要点"), rows, (0.9, 2.3, 1.3, 1.3, 5.6, 5.6))
    total = sum(stop.minutes for stop in walk.stops)
    rest = f"，其余{unit.minutes - total}分钟用于集合和走路，由学校勘查后填写" if unit.minutes > total else ""
    paper.text(f"各站共{total}分钟，全程{unit.minutes}分钟{rest}。", "Caption")


def _write_safety(paper: Paper, safety: Safety) -> None:
    paper.heading("安全预案")
    rows = [(_LABELS[name], words, "□") for name in _SAFETY if (words := getattr(safety, name))]
    paper.table(("项目", "办法", "已查"), rows, (1.6, WIDTH - 3.0, 1.4))
    role = safety.responsible
    if role:
        paper.text(role, label="负责人")
    filled = ("带队负责人", "应急电话", "实地勘查人", "勘查日期", "保险", "急救包", "批准人签字", "批准日期")
    paper.pairs([(label, "") for label in filled])


def write_for_pupils_and_parents(paper: Paper, unit: Unit, walk: Walk, school: str) -> None:
    """Write the pupils' task sheet and the letter to parents, each on a page of its own."""
    paper.heading(f"任务单：{unit.name}", new_page=True)
    paper.pairs([("班级", ""), ("小组", ""), ("姓名", "")], 3)
    for i, stop in enumerate(walk.stops, 1):
        paper.heading(f"第{i}站 {stop.place}", 2)
        paper.text(stop.task)
        paper.blank(1.6)
    if walk.after:
        paper.heading("回来以后", 2)
        paper.bullets(walk.after)
    _write_letter(paper, unit, walk, school)


def _write_letter(paper: Paper, unit: Unit, walk: Walk, school: str) -> None:
    paper.heading("给家长的信", new_page=True)
    paper.text("亲爱的家长：")
    way = "、".join(stop.place for stop in walk.stops)
    paper.text(f"学校准备带孩子走出校门，上一次“{unit.name}”。{unit.description}")
    paper.text(f"全程约{unit.minutes}分钟，经过{way}。参加是自愿的，不参加的孩子留校学习。")
    paper.pairs([(label, "") for label in ("日期", "集合时间", "集合地点", "返回时间", "带队负责人", "应急电话")])
    paper.heading("我们怎样照看孩子", 2)
    for name in _SAFETY:
        if words := getattr(walk.safety, name):
            paper.text(words, "List Bullet", label=_LABELS[name])
    paper.text(f"{school}（盖章）：　　　　　　　　　　　　日期：")
    paper.text("✂ ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄ 剪下交班主任 ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄")
    paper.heading("家长知情同意回执", 2)
    paper.text(f"我已经看过“{unit.name}”的路线和安全安排。")
    paper.text("□ 同意参加　　　□ 不参加，留校学习　　　□ 有需要照顾的情况：")
    paper.pairs([("班级", ""), ("学生", ""), ("家长签字", ""), ("日期", "")])
