"""Whether what a unit says of the law rests on a fact of law."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from dongling import Library, Settings
from dongling.checks import check_law
from dongling.checks.legal import statements
from dongling.problems import Problem
from dongling.testing import OpenLibrary, WriteContent, unit_text

Check = Callable[..., list[Problem]]
ROOT = Path(__file__).parents[3]
LAW = "confidence: verified, in_force: '2021-06-01'"
FACTS = f"""\
facts:
- {{identifier: minors-39, statement: 学校要防欺凌, law: 未成年人保护法, article: '39', {LAW}}}
- {{identifier: minors-130, statement: 欺凌的定义, law: 未成年人保护法, article: '130', {LAW}}}
- {{identifier: constitution-46, statement: 受教育是权利也是义务, law: 宪法, article: '46', {LAW}}}
- {{identifier: school, statement: 学校有一条规定, confidence: seed}}
"""


@pytest.fixture
def problems(write_content: WriteContent, open_library: OpenLibrary) -> Check:
    """Return a function that checks a unit with a body and the facts it cites."""

    def check(body: str, *cited: str, **more: object) -> list[Problem]:
        text = unit_text("a", body=body, facts=list(cited), **more)
        return open_library(write_content({"facts.yaml": FACTS, "a.yaml": text})).problems

    return check


STATED = [
    "打人是违法的。",
    "法律保护每一个孩子。",
    "法律规定，不能私拆别人的信。",
    "国家规定，不满十二岁不能骑车上路。",
    "每个人都有上学的权利。",
    "纳税是公民的义务。",
    "这样做不合法。",
    "河长的责任要靠法律和程序来落实。",
    "遇到这种事要依法求助。",
    "他这是犯法！",
    "法不允许的事，谁说也不行。",
    "宪法是国家的根本法。",
    "未成年人保护法管这件事。",
    "《反食品浪费法》第14条说要合理点餐。",
    "偷东西犯了法，公安机关会管。",
    "交通管理条例规定要戴头盔。",
    "有法可依，还要有人守法。",
    "“权利”和“义务”连在一起。",
]


@pytest.mark.parametrize("text", STATED)
def test_a_statement_of_law_is_one(text: str) -> None:
    assert list(statements(f"先说一句别的。{text}再说一句。")) == [text]


NOT_STATED = [
    *(f"换一种{word}。" for word in ("方法", "想法", "办法", "做法", "说法", "写法", "画法", "看法", "读法", "叫法")),
    *(f"练一练{word}。" for word in ("书法", "算法", "语法", "打法", "唱法", "手法", "笔法", "走法", "指法", "加法")),
    "想个法子。",
    "小猫设法爬上树，可是没法下来。",
    "法国来的客人带来一件法宝。",
    "他效法前人，老师教得得法。",
    "这个办法规定了谁先谁后。",
    "想法定下来，就动手做。",
    "把两队的唱法组合法写下来，独立法人也可以报名。",
    "两本书结合法国的画。",
    "学校规定，课间不追跑。",
    "按学校规定马上报告。",
    "图书馆的规定写在门口。",
    "班里规定每天两个人值日。",
    "在规定的时间里走完规定路线。",
    "周末去做义务劳动，当义务讲解员。",
    "义务教育阶段的同学都可以来。",
    "这是道德与法治课。",
    "法律管不管？",
    "他有什么权利？",
    "## 规则与法律",
    "《青少年法治教育大纲》要小学高年级知道宪法地位和基本权利义务。",
    "课程标准把法治观念列为核心素养，要学生知道权利和义务。",
    "读一读《孙子兵法》，再看《书法》。",
]


@pytest.mark.parametrize("text", NOT_STATED)
def test_what_only_looks_like_law_is_none(text: str) -> None:
    assert list(statements(text)) == []


def test_law_without_a_fact_is_one_warning_at_its_first_sentence(problems: Check) -> None:
    (problem,) = problems("第一行。\n\n说一句闲话，打人是违法的。\n\n你有权利说不。\n\n这也是义务。")
    assert (problem.severity, problem.code) == ("warning", "law-without-fact")
    assert problem.column > 1
    assert "说一句闲话，打人是违法的。”（另有2处）" in problem.message.zh
    assert "(2 more)" in problem.message.en
    assert "法律、条、版本、施行" in problem.hint.zh
    assert "law, article, version and" in problem.hint.en


def test_the_message_points_at_the_line_of_the_sentence(write_content: WriteContent, open_library: OpenLibrary) -> None:
    text = unit_text("a").replace("description: 读一份材料。", "description: |\n  第一行。\n  打人违法。")
    folder = write_content({"a.yaml": text})
    (problem,) = open_library(folder).problems
    assert (folder / "a.yaml").read_text(encoding="utf-8").splitlines()[problem.line - 1].strip() == "打人违法。"


def test_any_fact_of_law_bears_a_statement_that_names_none(problems: Check) -> None:
    assert problems("打人是违法的，你有权利说不。", "minors-39") == []
    assert [p.code for p in problems("打人是违法的。", "school")] == ["law-without-fact"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("《预防未成年人犯罪法》管这件事。", "《预防未成年人犯罪法》"),
        ("宪法说受教育是权利。", "《宪法》"),
        ("《未成年人保护法》第77条写了网络欺凌。", "《未成年人保护法》第77条"),
        ("未成年人保护法第七十七条写了网络欺凌。", "《未成年人保护法》第七十七条"),
    ],
)
def test_a_law_or_an_article_that_is_named_needs_its_own_fact(problems: Check, text: str, named: str) -> None:
    (problem,) = problems(f"欺凌是违法的。{text}", "minors-39")
    assert (problem.severity, problem.code) == ("error", "law-without-fact")
    assert named in problem.message.zh
    assert named in problem.message.en


@pytest.mark.parametrize(
    "text",
    [
        "《未成年人保护法》第39条要学校防欺凌。",
        "《中华人民共和国未成年人保护法》第三十九条要学校防欺凌。",
        "未成年人保护法第130条说什么是欺凌。",
        "宪法第46条写着受教育。",
    ],
)
def test_a_law_and_an_article_that_are_cited_are_fine(problems: Check, text: str) -> None:
    assert problems(text, "minors-39", "minors-130", "constitution-46") == []


def test_words_for_finding_and_titles_state_nothing(problems: Check) -> None:
    assert problems("读材料。", name="规则与法律", keywords=["法律管不管", "权利"]) == []


def test_a_unit_whose_facts_are_not_loaded_is_not_judged(problems: Check) -> None:
    assert [p.code for p in problems("打人违法。", "elsewhere")] == ["unknown-fact"]


@pytest.mark.parametrize(("key", "label"), [("law", "法律"), ("article", "条"), ("in_force", "施行")])
def test_a_fact_of_law_says_which_law_which_article_and_since_when(
    write_content: WriteContent, open_library: OpenLibrary, key: str, label: str
) -> None:
    given = {"law": "宪法", "article": "'46'", "in_force": "2018-03-11", "topic": "law"}
    fact = "".join(f"  {name}: {value}\n" for name, value in given.items() if name != key)
    facts = f"facts:\n- identifier: x\n  statement: 受教育\n  confidence: single\n{fact}"
    (problem,) = open_library(write_content({"facts.yaml": facts, "a.yaml": unit_text("a")})).problems
    assert (problem.severity, problem.line) == ("error", 2)
    assert problem.message.zh == f"法律的史料“x”没有写：{label}"
    assert key in problem.message.en
    assert "如 法律: " in problem.hint.zh


@pytest.fixture(scope="module")
def shipped() -> Library:
    """Return the courses that ship, not yet checked."""
    return Library.open([ROOT / "courses"], Settings(), search=False, check=False)


def test_all_that_ships_states_law_by_article_and_version(shipped: Library) -> None:
    catalog = shipped.catalog
    assert [p.text() for unit in catalog.units.values() for p in check_law(unit, catalog)] == []
    assert sum(bool(fact.law) for fact in catalog.facts.values()) > 20
    assert all(fact.version for fact in catalog.facts.values() if fact.law)


def test_no_article_that_ships_is_of_a_law_that_was_repealed(shipped: Library) -> None:
    assert not {"环境保护法", "水污染防治法"} & set(shipped.catalog.laws)
    told = [fact.statement for fact in shipped.catalog.facts.values() if fact.identifier == "law-wcnr-130"]
    assert re.search("没有“反复”“多次”", told[0])


def test_a_long_text_is_read_once(problems: Check) -> None:
    """A hostile text of one long sentence, or of very many, is no slower than its length."""
    assert [problem.code for problem in problems("法" * 70_000)] == ["body-size"]
    assert sorted(problem.code for problem in problems("权利。" * 20_000)) == ["body-size", "law-without-fact"]
