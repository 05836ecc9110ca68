"""Whether what a unit says of the law rests on a fact that names law, article and version.

A statement is a sentence in text that readers see with a word of law in it: 法律, 依法, 违法, 规定, 权利, 义务 and the
like. What is no statement of law is left out: 方法, 想法, 书法 and other 法 that are ways of doing; a school's own
规定; 义务劳动; questions, headings and titles; and what a curriculum standard or 大纲 asks for.

A sentence that names a law, or an article of it, needs a fact of that law and that article: an error without one.
Any other needs some fact of law among those the unit cites: a warning, since words can mislead.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from dongling.catalog import Catalog
from dongling.checks.reader_texts import reader_texts
from dongling.model import Unit
from dongling.problems import FieldPath, Problem, Said, Severity
from dongling.text.figures import han_number

_ANY = re.compile("法|规定|权利|义务")
_SENTENCE = re.compile(r"[^。！？!?；;\n]+[。！？!?；;]?")
_OWN_RULE = (
    "(?:学校|校内|校规|班级|班里|班上|全班|年级|家里|家庭|园里|幼儿园|馆里|场馆|景区|公园|图书馆|博物馆|社区|小组|公约|游戏|比赛"
    "|书院|会约|老师|我们|大家|自己|本课)"
)
_NO_LAW = re.compile(
    f"{_OWN_RULE}[的里内上]?(?:另|也|都|没)?(?:有)?(?:的)?规定|规定的?(?:动作|时间|时限|路线|地点|区域|步骤|任务|字数)"
    "|义务(?:劳动|讲解|演出|服务|诊|支教|宣传|理发|维修|打扫|植树|兵|帮)|义务教育(?=阶段|学校|课程|道德|语文|办学)"
    "|[办方做想说看]法(?:规定|(?=[令条典定官院]))|[组结混配联综]合法|[独建成设对]立法|非法国"
)
"""Taken out of a sentence before it is read: rules of one's own, help for nothing, and two words that meet."""
_WORD = re.compile(
    "法律|法规|法条|法典|法定|法令|法院|法官|宪法|刑法|民法|合法|非法|违法|犯法|守法|依法|执法|立法|司法|普法|国法|税法|懂法"
    "|不法[分行侵]|犯了法|有法可依|(?:保护|教育|管理|处罚|安全|促进|犯罪|劳动|国旗|国徽|国歌)法(?!子)"
    "|(?<![一-鿿])法(?=[不管要让禁允])|规定|权利|义务"
)
_QUOTED = re.compile(r"《(?:中华人民共和国)?([^《》]{1,40}?(?:法|法典|条例))》")
_BOOK = re.compile("[兵书教用语算写画疗做想方看笔技章剑拳]法$")
_ARTICLE = re.compile(r"》?[^，。；《]{0,4}?第([0-9]{1,4}|[〇零一二两三四五六七八九十百千]{1,8})条")
_STANDARD = re.compile("大纲|课程标准|课标|指导纲要|工作指南")
_TITLES = {"name", "name_en", "keywords", "authors", "owner"}
_SHOWN = 24
_SHORTEST = 4
"""A shorter name of a law that stands without 《》 may be the end of another: 教育法 of 义务教育法."""


@dataclass(frozen=True, slots=True)
class _Statement:
    """A sentence without its fact: where it is, how it begins, and the law or article that it names, if any."""

    path: FieldPath
    text: str
    named: str = ""


def check_law(unit: Unit, catalog: Catalog) -> Iterator[Problem]:
    """Return one problem at the first statement of law that no cited fact of law bears; a named law comes first."""
    if not catalog.facts.keys() >= set(unit.facts):
        return  # a school without its seeds: what is not loaded is warned of, what it states can't be judged
    cited: dict[str, set[int]] = {}
    for name in unit.facts:
        fact = catalog.facts[name]
        if fact.law and fact.article and fact.in_force:
            cited.setdefault(fact.law, set()).update(map(int, re.findall("[0-9]+", fact.article)))
    unborne = list(_unborne(unit, cited, catalog))
    if unborne:
        first = next((statement for statement in unborne if statement.named), unborne[0])
        yield _problem(unit, first, len(unborne) - 1)


def statements(text: str) -> Iterator[str]:
    """Return the sentences of a text that state law."""
    if not _ANY.search(text):
        return
    for match in _SENTENCE.finditer(text):
        sentence = match[0].strip()
        if "《" not in sentence and not _ANY.search(sentence):
            continue
        if sentence.startswith("#") or sentence.endswith(("？", "?")) or _STANDARD.search(sentence):
            continue
        if _WORD.search(_NO_LAW.sub("·", sentence)) or _named_in_quotes(sentence):
            yield sentence


def _named_in_quotes(sentence: str) -> bool:
    return any(not _BOOK.search(match[1]) for match in _QUOTED.finditer(sentence))


def _unborne(unit: Unit, cited: Mapping[str, set[int]], catalog: Catalog) -> Iterator[_Statement]:
    names = _names(catalog.laws)
    for path, text in reader_texts(unit):
        if path[0] in _TITLES or not _ANY.search(text):  # most say nothing of law, and there are many
            continue
        for sentence in statements(text):
            named = next(_not_cited(sentence, cited, names), "")
            if named or not cited:
                yield _Statement(path, sentence, named)


def _not_cited(sentence: str, cited: Mapping[str, set[int]], names: re.Pattern[str]) -> Iterator[str]:
    """Return the laws and articles that a sentence names and no cited fact has."""
    for match in (*_QUOTED.finditer(sentence), *names.finditer(sentence)):
        law = match[1]
        if _BOOK.search(law):
            continue
        article = _ARTICLE.match(sentence, match.end())
        if law not in cited:
            yield f"《{law}》"
        elif article and _number(article[1]) not in cited[law]:
            yield f"《{law}》第{article[1]}条"


def _number(text: str) -> int:
    return int(text) if text.isascii() else han_number(text)


@lru_cache(maxsize=8)
def _names(laws: frozenset[str]) -> re.Pattern[str]:
    """Return what finds the names of laws that stand without 《》, the longest first."""
    plain = sorted((law for law in laws if len(law) >= _SHORTEST or law == "宪法"), key=len, reverse=True)
    return re.compile(f"(?<!《)({'|'.join(map(re.escape, plain))})(?!》)" if plain else "(?!)()")


def _problem(unit: Unit, statement: _Statement, more: int) -> Problem:
    said = statement.text if len(statement.text) <= _SHOWN else f"{statement.text[:_SHOWN]}……"
    others = Said(f"（另有{more}处）", f" ({more} more)") if more else Said("", "")
    if statement.named:
        message = Said(
            f"写到{statement.named}，没有引用这一条的史料：“{said}”{others.zh}",
            f"{statement.named} is named and no fact of it is cited: “{said}”{others.en}",
        )
    else:
        message = Said(
            f"说到法律，没有引用写明法律、条、施行的史料：“{said}”{others.zh}",
            f"law is stated and no fact that names law, article and in_force is cited: “{said}”{others.en}",
        )
    hint = Said(
        "在“出处”里引用那一条；史料里没有，就先在 facts.yaml 写上 法律、条、版本、施行；是学校自己的规定，就写明是谁的",
        "cite its fact under `facts`; if there is none, write one in facts.yaml with law, article, version and"
        " in_force; if it is a school's own rule, say whose",
    )
    severity: Severity = "error" if statement.named else "warning"
    return unit.problem(
        statement.path, message, hint, severity=severity, code="law-without-fact", near=statement.text[:12]
    )
