"""Every row of the source has a place, every link of docs/source-map.md opens, and each row says what is so."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from flask.testing import FlaskClient

from dongling import Catalog, Library, Settings
from dongling.curriculum import curriculum_map
from dongling.model import Keys, Unit, UnitFields
from dongling_web.app import create_app
from scripts.write_docs import DOCS

TEXT = (DOCS / "source-map.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| ([DLYQ]\d\d) \| (.*) \|$", TEXT, re.MULTILINE)
LINKS = sorted({link for _, row in ROWS for link in re.findall(r"\]\((/[^)]+)\)", row)})


@dataclass(frozen=True)
class Site:
    """The site with the repository's content and the three schools, and a row of the map to hold to it."""

    client: FlaskClient
    catalog: Catalog
    row: str = ""

    def page(self, link: str) -> str:
        """Return the text of a page."""
        return self.client.get(link).text

    def named(self, sort: str) -> list[str]:
        """Return the identifiers that the row links to, of one sort of page."""
        return re.findall(rf"\]\(/{sort}/([^)?]+)\)", self.row)

    @property
    def units(self) -> list[Unit]:
        """Return the units that the row links to."""
        return [self.catalog.units[name] for name in self.named("units")]

    @property
    def details(self) -> list[Any]:
        """Return what is special to the kinds of those units."""
        return [unit.details for unit in self.units]

    def lists_units(self, scheme: str) -> bool:
        """Return whether a vocabulary's page lists units."""
        return "/units/" in self.page(f"/terms/{scheme}")

    def shows_facts(self, link: str) -> bool:
        """Return whether a page shows what the row's facts state."""
        page = self.page(link)
        return all(self.catalog.facts[name].statement in page for name in self.named("facts"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return the site."""
    settings = Settings(state=tmp_path_factory.mktemp("state"))
    library = Library.open([DOCS.parent / "courses"], settings)
    yield Site(create_app(library).test_client(), library.catalog)
    library.close()


def test_every_row_of_the_source_is_there_once() -> None:
    numbers = {"D": 19, "L": 19, "Y": 14, "Q": 11}
    assert [row for row, _ in ROWS] == [
        f"{letter}{i:02}" for letter, last in numbers.items() for i in range(1, last + 1)
    ]


def test_every_row_has_a_link() -> None:
    assert [row for row, text in ROWS if "](/" not in text] == []


def test_every_row_says_what_one_does_there() -> None:
    does = {number: text.split("|")[2].strip() for number, text in ROWS}
    assert [number for number, what in does.items() if len(what) < 8] == []


@pytest.mark.parametrize("link", LINKS)
def test_every_link_opens_and_shows_something(site: Site, link: str) -> None:
    answer = site.client.get(link)
    assert answer.status_code == 200
    assert "<h1" in answer.text


@pytest.mark.parametrize("link", [link for link in LINKS if link.startswith("/search?")])
def test_every_search_finds_something(site: Site, link: str) -> None:
    found = site.client.get(link.replace("/search?", "/search.json?")).get_json()
    assert found["total"] > 0


Claim = Callable[[Site], bool]
PLACES: Mapping[str, Claim] = {
    "史料": lambda s: all(s.catalog.facts[n].statement in s.page(f"/facts/{n}") for n in s.named("facts")),
    "单元": lambda s: bool(s.units),
    "类型": lambda s: bool(s.units or "kind=" in s.row or s.named("collections")),
    "合集": lambda s: all(s.catalog.members(s.catalog.collections[n]) for n in s.named("collections")),
    "词表": lambda s: bool(s.named("terms")) and all(s.catalog.terms.scheme(n) for n in s.named("terms")),
    "学校页": lambda s: "/schools" in s.row,
    "学校页的章程": lambda s: all(s.catalog.schools[n].rules for n in s.named("schools")),
    "序列": lambda s: all(s.catalog.sequences[n].steps for n in s.named("sequences")),
    "序列的清单": lambda s: all(s.catalog.sequences[n].checklist for n in s.named("sequences")),
    "单元的责任人": lambda s: all(unit.owner for unit in s.catalog.units.values()),
    "主讲身份": lambda s: all(d.speaker_role for d in s.details),
    "对象": lambda s: "audience=" in s.row,
    "检查": lambda s: "检查会说" in s.row or "至少写" in s.row,
    "类型的字段": lambda s: all(d.family_part for d in s.details),
    "园区调整": lambda s: all(d.campus_notes for d in s.details),
    "慧学周的一段": lambda s: all(d.ai_plan for d in s.details),
    "离线包": lambda s: all("<h1" in page for page in _offline(s)),
}
"""What 落在哪里 may say."""


def _offline(site: Site) -> list[str]:
    """Return the pages of the bundles of the row's units."""
    bundles = [site.client.get(f"/units/{name}/bundle.zip").data for name in site.named("units")]
    archives = [zipfile.ZipFile(io.BytesIO(data)) for data in bundles]
    return [archive.read(name).decode() for archive in archives for name in archive.namelist() if name[-5:] == ".html"]


def _first(site: Site, text: str) -> str:
    hits = site.client.get("/search.json", query_string={"q": text, "audience": "family"}).get_json()["hits"]
    return str(hits[0]["identifier"])


def _lines_of(site: Site, scheme: str) -> set[str]:
    members = [u for n in site.named("collections") for u in site.catalog.members(site.catalog.collections[n])]
    return {word for unit in members for word in unit.terms.get(scheme, ())}


def _in_the_order_of_lines(site: Site) -> bool:
    """Return whether collections stand by the lines as the source names them, not by their days as they once did."""
    lines = ["yanggen", "sishi", "yanghua"]
    for name in site.named("collections"):
        units = site.catalog.members(site.catalog.collections[name])
        firsts = [min(lines.index(line) for line in unit.terms["course_line"]) for unit in units]
        if firsts != sorted(firsts):
            return False
    return True


def _library_shows(site: Site) -> bool:
    """Return whether a library shows each object, place and fact of its units, and a found one by words."""
    (name,) = site.named("collections")
    units = [one for one in site.catalog.members(site.catalog.collections[name]) if one.for_students]
    parts = {part: site.page(f"/collections/{name}?part={part}") for part in ("things", "places", "pictures")}
    cards = [card for unit in units for one in unit.cards for card in one.cards if card.facts]
    places = [site.catalog.places[place] for unit in units for place in unit.places]
    facts = [site.catalog.facts[fact].statement for card in cards for fact in card.facts]
    found = site.page(f"/collections/{name}?q=银杏叶")
    return (
        bool(cards)
        and all(text in parts["things"] for text in (*(card.title for card in cards), *facts))
        and all(place.name in parts["places"] and place.address in parts["places"] for place in places)
        and "编写组" in parts["pictures"]
        and "一片银杏叶" in found
        and "三百银圆" not in found
    )


NOTES: Mapping[str, Claim] = {
    "": lambda _: True,
    "只作史料": lambda s: bool(s.named("facts")) and not s.units,
    "显示在学校页": lambda s: all(s.shows_facts(f"/schools/{name}") for name in s.named("schools")),
    "对象是家长": lambda s: "family" in s.units[0].audience,
    "搜“孩子不想学习家长怎么办”": lambda s: _first(s, "孩子不想学习家长怎么办") in s.named("units"),
    "每所学校写责任人、规则、联系方式": lambda s: all(
        x.owner and x.rules and x.contact for x in s.catalog.schools.values()
    ),
    "单元用“党建+”的词": lambda s: s.lists_units("plus"),
    "每所学校显示自己的一品": lambda s: all(
        x.brand in s.page(f"/schools/{x.identifier}") for x in s.catalog.schools.values()
    ),
    "备课组分三类": lambda s: len(s.catalog.terms.scheme("prep_group")) == 3,
    "每个单元写责任人（岗位）": lambda s: all(unit.owner for unit in s.catalog.units.values()),
    "按作者身份列出单元": lambda s: s.lists_units("author_badge"),
    "按课型列出单元": lambda s: s.lists_units("lesson_type"),
    "按课程线列出单元": lambda s: s.lists_units("course_line"),
    "对象有家长和社区": lambda s: {"family", "community"} <= {w for u in s.catalog.units.values() for w in u.audience},
    "地点有“社区”一类": lambda s: any(place.type == "社区" for place in s.catalog.places.values()),
    "清单有期限、责任人": lambda s: all(
        task.due and task.owner for n in s.named("sequences") for task in s.catalog.sequences[n].checklist
    ),
    "显示进度": lambda s: all("已完成" in s.page(f"/sequences/{name}") for name in s.named("sequences")),
    "每个本校单元要写核心素养、认识层次": lambda s: all(
        u.competencies and u.depth for u in (x for x in s.catalog.units.values() if x.school == "donglin")
    ),
    "缺了检查会说": lambda s: _said_without(s, "depth"),
    "按学科的分工表": lambda s: all(len({part.subject for part in d.parts}) > 2 for d in s.details),
    "社团只写集体名": lambda s: all("只报社团名" in d.speaker_role for d in s.details),
    "每一课写明两位导师各对谁说什么": lambda s: all(
        _mentors_speak(u) for u in s.catalog.units.values() if "mentor" in u.terms
    ),
    "四史都有讲": lambda s: all(row.said.zh != "6段皆缺" for row in curriculum_map(s.catalog, "history").rows),
    "地图上的空缺看得见": lambda s: "缺" in s.page("/map?rows=history"),
    "正好三段": lambda s: all(len(type(d).model_fields) == 3 for d in s.details),
    "合计45分钟": lambda s: all(d.before.minutes + d.inquiry.minutes + d.apply.minutes == 45 for d in s.details),
    "可打印": lambda s: all("给家长的信" in s.page(f"/units/{name}?door=teacher") for name in s.named("units")),
    "安全预案齐全": lambda s: all(d.safety.responsible and d.safety.water and d.safety.lost for d in s.details),
    "站点在校园和楼里": lambda s: all({"室外", "室内"} <= set(re.findall("室.", str(d.stops))) for d in s.details),
    "三所学校和区里都有": lambda s: (
        {u.school for n in s.named("collections") for u in s.catalog.members(s.catalog.collections[n])}
        == set(s.catalog.schools)
    ),
    "物件、图、地点、史料各写来处，可以搜": _library_shows,
    "里面有三次行走": lambda s: all(
        [s.catalog.units[step.unit].kind for step in s.catalog.sequences[n].steps].count("walk") == 3
        for n in s.named("sequences")
    ),
    "三条课程线都有课": lambda s: _lines_of(s, "course_line") == {"yanggen", "sishi", "yanghua"},
    "照源文的次序：养根、竢实、扬华": _in_the_order_of_lines,
    "讲述层级：党、团、队": lambda s: (
        [t.name for t in s.catalog.terms.scheme("presenter").values()] == ["党", "团", "队"]
    ),
    "学生故事要同意": lambda s: all("consent" in Keys(UnitFields, type(d)).fields for d in s.details),
    "只给教师": lambda s: all(not unit.for_students for unit in s.units),
    "学生看不到": lambda s: all(
        u.identifier not in [hit["identifier"] for hit in s.client.get(f"/search.json?q={u.name}").get_json()["hits"]]
        for u in s.units
    ),
    "四个品格都有课": lambda s: (
        {d.virtue for d in s.details} == set(s.catalog.terms.scheme("virtue")) and s.lists_units("virtue")
    ),
    "按天排": lambda s: all(len(d.days) > 1 for d in s.details),
    "写版本": lambda s: all(d.edition in s.page(f"/units/{s.units[0].identifier}") for d in s.details),
    "“1”和“N”由学校写": lambda s: all(d.ai_plan.one and d.ai_plan.many for d in s.details),
    "写怎样核对": lambda s: all("核对" in str(d.ai_plan) for d in s.details),
    "三方至少写两方": lambda s: all(
        sum(map(bool, (d.kindergarten_part, d.family_part, d.community_part))) >= 2 for d in s.details
    ),
    "打印致家长的信": lambda s: all("亲爱的家长" in s.page(f"/units/{name}") for name in s.named("units")),
    "一个单元，各园区写自己的调整": lambda s: (
        all(d.campus_notes for d in s.details) and all(u.identifier in s.page("/terms/campus") for u in s.units)
    ),
    "三个项目都有活动": lambda s: (
        {name for u in s.catalog.units.values() for name in getattr(u.details, "programme", ())}
        == set(s.catalog.terms.scheme("programme"))
    ),
    "离线包没有网络也能打开": lambda s: not any(re.search(r"<script|https?://|src=\"/", page) for page in _offline(s)),
}
"""What 说明 may say, each with how it is held to."""


def _mentors_speak(unit: Unit) -> bool:
    """Return whether both mentors of a unit say something to somebody who is named: 思想导师对青年教师说：“……”."""
    speaks = r"^- {}导师(?:（[^）]+）)?[^对“]*对[^“]{{2,}}说：“[^”]{{8,}}”"
    return all(re.search(speaks.format(one), unit.body, re.MULTILINE) for one in ("思想", "学科"))


def _said_without(site: Site, field: str) -> bool:
    """Return whether the school's check misses a field of its unit."""
    from donglin_school import standards

    return any(p.code == "stage-goal" for p in standards.check(site.units[0].model_copy(update={field: ""})))


@pytest.mark.parametrize(("number", "text"), ROWS, ids=[number for number, _ in ROWS])
def test_a_row_says_what_is_so(site: Site, number: str, text: str) -> None:
    assert number
    _, places, _, _, note = (cell.strip() for cell in f"{text} ".split("|"))
    held = Site(site.client, site.catalog, text)
    for said, known in ((re.split("[、与和]", places), PLACES), (note.split("；"), NOTES)):
        for claim in said:
            assert claim in known, f"“{claim}” is held to nothing: add how to this test"
            assert known[claim](held), f"“{claim}” is not so"
