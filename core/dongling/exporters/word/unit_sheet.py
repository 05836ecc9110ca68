"""A unit as a lesson plan (教案): who and when, the body, the kind's own part, what the school fills, the sources."""

from collections.abc import Mapping

from dongling.catalog import Catalog
from dongling.editor import register_rows
from dongling.exporters.word import film_sheet, materials, prose, talk_sheet, walk_sheet
from dongling.exporters.word.declared import write_fields
from dongling.exporters.word.paper import WIDTH, Paper
from dongling.exporters.word.pictures.unit_pictures import UnitPictures
from dongling.kinds.lesson import Lesson
from dongling.kinds.micro_course import MicroCourse
from dongling.kinds.micro_lecture import MicroLecture
from dongling.kinds.walk import Walk
from dongling.languages import SOURCE, graded_in, listed_in, name_in, textbook_in
from dongling.model import CONFIDENCE, Unit
from dongling.text import markdown

_AFTERWARDS = ("评价", "板书", "作业", "延伸", "接下去", "反思", "给老师", "给新", "提醒", "怎么用", "观察")
"""Words in the headings of what a lesson plan has after its process."""
_EVALUATED, _REFLECTED = ("评价",), ("反思",)
"""Words in the headings that a body has, which is content: by them it is told what a unit says already."""

_REGISTER, _COLUMNS, _LABEL = "备查", ("栏目", "内容"), 4.6
_FOR_WHAT = "改好的文档装回平台时，别处没有印全的从这一页取。不装回去就可以删掉。"


def write_unit(paper: Paper, unit: Unit, catalog: Catalog) -> None:
    """Write a unit; each kind's own part stands between what leads to it and what follows."""
    own = type(unit.details)
    say = paper.say
    blanks = () if own is Walk else (say("授课教师"), say("授课班级"), say("授课日期"), say("授课地点"))
    paper.pairs([*_facts_of(paper, unit, catalog), *((label, "") for label in blanks)])
    paper.text(unit.description, label=say("简介"))
    parts = markdown.sections(unit.body)
    titles = " ".join((*(part.title for part in parts), materials.titles(unit)))
    later = [part for part in parts if any(word in part.title for word in _AFTERWARDS)]
    _write_sections(paper, [part for part in parts if part not in later])
    if own is Lesson:
        _ask(paper, {say("学情分析"): ("学情",), say("重点和难点"): ("重点", "难点")}, titles)
    pictures = UnitPictures(paper, unit)
    pictures.write_others()
    _write_own(paper, unit, catalog, pictures)
    _write_sections(paper, later)
    materials.write_for_teachers(paper, unit, catalog)
    if own is Lesson:
        wanted = {say("评价"): _EVALUATED, say("板书设计"): ("板书",), say("作业设计"): ("作业",)}
        _ask(paper, {**wanted, say("教学反思"): _REFLECTED}, titles)
    elif own is not Walk:
        _ask(paper, {say("课后反思"): _REFLECTED}, titles)
    _write_sources(paper, unit, catalog)
    if isinstance(unit.details, Walk):
        school = name_in(paper.tongue, "school", unit.school, catalog)
        walk_sheet.write_for_pupils_and_parents(paper, unit, unit.details, school, pictures)
    materials.write_sheets(paper, unit, pictures)


def _write_own(paper: Paper, unit: Unit, catalog: Catalog, pictures: UnitPictures) -> None:
    details = unit.details
    if isinstance(details, Walk):
        walk_sheet.write(paper, unit, details)
    elif isinstance(details, MicroCourse):
        film_sheet.write(paper, details, pictures)
    elif isinstance(details, MicroLecture):
        talk_sheet.write(paper, details, catalog)
    elif isinstance(details, Lesson):
        write_fields(paper, details, catalog, pictures=pictures)
    else:
        paper.heading(name_in(paper.tongue, "kind", unit.kind, catalog))
        write_fields(paper, details, catalog, level=2, pictures=pictures)


def _facts_of(paper: Paper, unit: Unit, catalog: Catalog) -> list[tuple[str, str]]:
    say, tongue = paper.say, paper.tongue

    def names(scheme: str, *identifiers: str) -> str:
        return listed_in(tongue, (name_in(tongue, scheme, one, catalog) for one in identifiers))

    places = [catalog.places[one].name if one in catalog.places else one for one in unit.places]
    before = [catalog.units[one].name if one in catalog.units else one for one in unit.prerequisites]
    rows = [
        (say("类型"), names("kind", unit.kind)),
        (paper.label("学校"), names("school", unit.school)),
        (say("学段"), graded_in(tongue, unit, catalog)),
        (say("时长"), say("%(minutes)s分钟", minutes=unit.minutes)),
        (say("学科"), names("subject", *unit.subjects)),
        (say("主题"), names("theme", *unit.themes)),
        (say("核心素养"), names("competency", *unit.competencies)),
        (say("认识层次"), names("depth", unit.depth) if unit.depth else ""),
        (say("更进一步"), "\n".join(one.how for one in unit.further)),
        (say("教材依据"), "\n".join(textbook_in(tongue, book) for book in unit.textbook)),
        (say("课标依据"), "\n".join(book.standard for book in unit.textbook if book.standard)),
        (paper.label("先修"), "\n".join(before)),
        (say("对象"), names("audience", *unit.audience)),
        (say("地点"), listed_in(tongue, places)),
        *((names("scheme", scheme), names(scheme, *terms)) for scheme, terms in unit.terms.items()),
    ]
    return [(label, words) for label, words in rows if words]


def _write_sections(paper: Paper, parts: list[markdown.Section]) -> None:
    for part in parts:
        if part.title:
            paper.heading(part.title)
        prose.write(paper, part.nodes)


def _ask(paper: Paper, wanted: Mapping[str, tuple[str, ...]], titles: str) -> None:
    """Leave room for what a lesson plan has and the unit does not say."""
    for title, words in wanted.items():
        if not any(word in titles for word in words):
            paper.heading(title)
            paper.blank()


def _write_sources(paper: Paper, unit: Unit, catalog: Catalog) -> None:
    say, tongue = paper.say, paper.tongue
    facts = [catalog.facts[name] for name in unit.facts if name in catalog.facts]
    if facts:
        paper.heading(say("史料来源"))
    for i, fact in enumerate(facts, 1):
        names = listed_in(
            tongue, (catalog.sources[one].name if one in catalog.sources else one for one in fact.sources)
        )
        sure = CONFIDENCE[fact.confidence].in_("zh" if tongue.name == SOURCE else "en")
        how = say("；").join(filter(None, (fact.law_version, sure, names)))
        paper.text(say("[%(number)s] %(said)s（%(how)s）", number=i, said=fact.statement, how=how), "Caption")
    rows = (
        (say("编号"), unit.identifier),
        (say("作者"), listed_in(tongue, unit.authors)),
        (say("责任人"), unit.owner),
        (say("许可"), unit.license),
        (say("更新"), unit.updated.isoformat() if unit.updated else ""),
        (say("审核"), name_in(tongue, "review_status", unit.review_status, catalog)),
    )
    told = [say("%(label)s：%(words)s", label=label, words=words) for label, words in rows if words]
    paper.text(paper.in_a_row(told), "Caption")


def write_register(paper: Paper, unit: Unit, catalog: Catalog) -> None:
    """Write what the plan shows in another form or not at all, in Chinese as content is, on a page of its own."""
    rows = list(register_rows(unit, catalog))
    if rows and paper.tongue.name == SOURCE:
        paper.heading(_REGISTER, new_page=True)
        paper.text(_FOR_WHAT, "Caption")
        paper.table(_COLUMNS, rows, (_LABEL, WIDTH - _LABEL))
