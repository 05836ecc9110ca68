"""行走的思政课 on paper: the teachers' route and safety plan, the pupils' task sheet, the letter with its slip.

What only the school knows (names, telephone numbers, the survey of the way, signatures) is left blank.
"""

from dongling.exporters.word.paper import WIDTH, Paper
from dongling.exporters.word.pictures.unit_pictures import UnitPictures
from dongling.kinds.walk import Safety, Walk
from dongling.languages import listed_in
from dongling.model import Unit

_SAFETY = ("weather", "traffic", "lost", "injury", "water", "food")
_GROUPS = 6
_CUT = "┄" * 20


def _labels(paper: Paper) -> dict[str, str]:
    say = paper.say
    said = (say("天气"), say("交通"), say("走失"), say("受伤"), say("临水"), say("食品"))
    return dict(zip(_SAFETY, said, strict=True))


def _blanks(*labels: str) -> list[tuple[str, str]]:
    return [(label, "") for label in labels]


def write(paper: Paper, unit: Unit, walk: Walk) -> None:
    """Write what the teachers take along."""
    say = paper.say
    paper.heading(say("出发前填写"))
    paper.pairs(_blanks(say("班级"), say("人数"), say("日期"), say("集合时间"), say("集合地点"), say("返回时间")))
    _write_route(paper, unit, walk)
    for title, items in ((say("课前"), walk.before), (say("课后"), walk.after)):
        if items:
            paper.heading(title)
            paper.bullets(items)
    paper.heading(say("分组与责任人"))
    head = (say("组"), say("学生"), say("负责的大人"), say("讲解的站"), say("联系电话"))
    paper.table(head, [(str(i), "", "", "", "") for i in range(1, _GROUPS + 1)], (1.0, 6.0, 3.4, 3.2, 3.4))
    _write_safety(paper, walk.safety)
    paper.heading(say("行后总结"))
    paper.blank()


def _write_route(paper: Paper, unit: Unit, walk: Walk) -> None:
    say = paper.say
    paper.heading(say("路线与任务"))
    rows = [
        (str(i), stop.place, "", say("%(minutes)s分", minutes=stop.minutes), stop.task, stop.guide)
        for i, stop in enumerate(walk.stops, 1)
    ]
    head = (say("站"), say("地点"), say("到达"), say("停留"), say("学生任务"), say("讲解要点"))
    paper.table(head, rows, (0.9, 2.3, 1.3, 1.3, 5.6, 5.6))
    total = sum(stop.minutes for stop in walk.stops)
    rest, whole = unit.minutes - total, unit.minutes
    if rest > 0:
        said = say(
            "各站共%(stops)s分钟，全程%(whole)s分钟，其余%(rest)s分钟用于集合和走路，由学校勘查后填写。",
            stops=total,
            whole=whole,
            rest=rest,
        )
    else:
        said = say("各站共%(stops)s分钟，全程%(whole)s分钟。", stops=total, whole=whole)
    paper.text(said, "Caption")


def _write_safety(paper: Paper, safety: Safety) -> None:
    say, labels = paper.say, _labels(paper)
    paper.heading(say("安全预案"))
    rows = [(labels[name], words, "□") for name in _SAFETY if (words := getattr(safety, name))]
    paper.table((say("项目"), say("办法"), say("已查")), rows, (1.6, WIDTH - 3.0, 1.4))
    role = safety.responsible
    if role:
        paper.text(role, label=say("负责人"))
    led = _blanks(say("带队负责人"), say("应急电话"), say("实地勘查人"), say("勘查日期"))
    paper.pairs(led + _blanks(say("保险"), say("急救包"), say("批准人签字"), say("批准日期")))


def write_for_pupils_and_parents(paper: Paper, unit: Unit, walk: Walk, school: str, pictures: UnitPictures) -> None:
    """Write the pupils' task sheet, with the way and the pictures of stops, and the letter to parents, a page each."""
    say = paper.say
    paper.heading(say("任务单：%(name)s", name=unit.name), new_page=True)
    paper.pairs(_blanks(say("班级"), say("小组"), say("姓名")), 3)
    pictures.write(walk.route, say("路线图"))
    for i, stop in enumerate(walk.stops, 1):
        paper.heading(say("第%(number)s站 %(place)s", number=i, place=stop.place), 2)
        pictures.write_of(stop)
        paper.text(stop.task)
        paper.blank(1.6)
    if walk.after:
        paper.heading(say("回来以后"), 2)
        paper.bullets(walk.after)
    _write_letter(paper, unit, walk, school)


def _write_letter(paper: Paper, unit: Unit, walk: Walk, school: str) -> None:
    say = paper.say
    paper.heading(say("给家长的信"), new_page=True)
    paper.text(say("亲爱的家长："))
    way = listed_in(paper.tongue, (stop.place for stop in walk.stops))
    about = say("学校准备带孩子走出校门，上一次“%(name)s”。%(about)s", name=unit.name, about=unit.description)
    paper.text(about)
    paper.text(
        say("全程约%(minutes)s分钟，经过%(way)s。参加是自愿的，不参加的孩子留校学习。", minutes=unit.minutes, way=way)
    )
    paper.pairs(
        _blanks(say("日期"), say("集合时间"), say("集合地点"), say("返回时间"), say("带队负责人"), say("应急电话"))
    )
    paper.heading(say("我们怎样照看孩子"), 2)
    for name, label in _labels(paper).items():
        if words := getattr(walk.safety, name):
            paper.text(words, "List Bullet", label=label)
    paper.text(say("%(school)s（盖章）：　　　　　　　　　　　　日期：", school=school))
    cut = say("剪下交班主任")
    paper.text(f"✂ {_CUT} {cut} {_CUT}")
    paper.heading(say("家长知情同意回执"), 2)
    paper.text(say("我已经看过“%(name)s”的路线和安全安排。", name=unit.name))
    paper.text(say("□ 同意参加　　　□ 不参加，留校学习　　　□ 有需要照顾的情况："))
    paper.pairs(_blanks(say("班级"), say("学生"), say("家长签字"), say("日期")))
