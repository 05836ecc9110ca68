"""A unit as a lesson plan (教案): who and when, the body, the kind's own part, what the school fills, the sources."""

from collections.abc import Mapping

from dongling.catalog import Catalog
from dongling.exporters.word import film_sheet, prose, talk_sheet, walk_sheet
from dongling.exporters.word.declared import write_fields
from dongling.exporters.word.paper import Paper
from dongling.kinds.lesson import Lesson
from dongling.kinds.micro_course import MicroCourse
from dongling.kinds.micro_lecture import MicroLecture
from dongling.kinds.walk import Walk
from dongling.model import CONFIDENCE, Unit
from dongling.text import markdown

_AFTERWARDS = ("评价", "板书", "作业", "延伸", "接下去", "反思", "给老师", "给新", "提醒", "怎么用", "观察")
"""Words in the headings of what a lesson plan has after its process."""
_ASKED: Mapping[str, tuple[str, ...]] = {"学情分析": ("学情",), "重点和难点": ("重点", "难点")}
_ASKED_AFTERWARDS: Mapping[str, tuple[str, ...]] = {
    "评价": ("评价",),
    "板书设计": ("板书",),
    "作业设计": ("作业",),
    "教学反思": ("反思",),
}
_BLANKS = ("授课教师", "授课班级", "授课日期", "授课地点")


def write_unit(paper: Paper, unit: Unit, catalog: Catalog) -> None:
    """Write a unit; each kind's own part stands between what leads to it and what follows."""
    own = type(unit.details)
    blanks = () if own is Walk else _BLANKS
    paper.pairs([*_facts_of(unit, catalog), *((label, "") for label in blanks)])
    paper.text(unit.description, label="简介")
    parts = markdown.sections(unit.body)
    titles = " ".join(part.title for part in parts)
    later = [part for part in parts if any(word in part.title for word in _AFTERWARDS)]
    _write_sections(paper, [part for part in parts if part not in later])
    if own is Lesson:
        _ask(paper, _ASKED, titles)
    _write_own(paper, unit, catalog)
    _write_sections(paper, later)
    if own is Lesson:
        _ask(paper, _ASKED_AFTERWARDS, titles)
    elif own is not Walk:
        _ask(paper, {"课后反思": ("反思",)}, titles)
    _write_sources(paper, unit, catalog)
    if isinstance(unit.details, Walk):
        school = catalog.name_of("school", unit.school)
        walk_sheet.write_for_pupils_and_parents(paper, unit, unit.details, school)


def _write_own(paper: Paper, unit: Unit, catalog: Catalog) -> None:
    details = unit.details
    if isinstance(details, Walk):
        walk_sheet.write(paper, unit, details)
    elif isinstance(details, MicroCourse):
        film_sheet.write(paper, details)
    elif isinstance(details, MicroLecture):
        talk_sheet.write(paper, details, catalog)
    elif isinstance(details, Lesson):
        write_fields(paper, details, catalog)
    else:
        paper.heading(catalog.name_of("kind", unit.kind))
        write_fields(paper, details, catalog, level=2)


def _facts_of(unit: Unit, catalog: Catalog) -> list[tuple[str, str]]:
    def names(scheme: str, identifiers: tuple[str, ...]) -> str:
        return "、".join(catalog.terms.name(scheme, one) for one in identifiers)

    before = [catalog.units[one].name if one in catalog.units else one for one in unit.prerequisites]
    rows = [
        ("类型", catalog.name_of("kind", unit.kind)),
        ("学校", catalog.name_of("school", unit.school)),
        ("学段", catalog.grade(unit)),
        ("时长", f"{unit.minutes}分钟"),
        ("学科", names("subject", unit.subjects)),
        ("主题", names("theme", unit.themes)),
        ("核心素养", names("competency", unit.competencies)),
        ("认识层次", catalog.terms.name("depth", unit.depth)),
        ("先修", "\n".join(before)),
        ("对象", names("audience", unit.audience)),
        ("地点", "、".join(catalog.places[one].name if one in catalog.places else one for one in unit.places)),
        *((catalog.terms.name("scheme", scheme), names(scheme, terms)) for scheme, terms in unit.terms.items()),
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
    facts = [catalog.facts[name] for name in unit.facts if name in catalog.facts]
    if facts:
        paper.heading("史料来源")
    for i, fact in enumerate(facts, 1):
        names = "、".join(catalog.sources[one].name if one in catalog.sources else one for one in fact.sources)
        how = "；".join(filter(None, (fact.law_version, CONFIDENCE[fact.confidence].zh, names)))
        paper.text(f"[{i}] {fact.statement}（{how}）", "Caption")
    rows = (
        ("编号", unit.identifier),
        ("作者", "、".join(unit.authors)),
        ("责任人", unit.owner),
        ("许可", unit.license),
        ("更新", unit.updated.isoformat() if unit.updated else ""),
        ("审核", catalog.name_of("review_status", unit.review_status)),
    )
    paper.text("　".join(f"{label}：{words}" for label, words in rows if words), "Caption")
