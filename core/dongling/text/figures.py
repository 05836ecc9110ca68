"""The figures in a text that a reader may ask about: years, dates, percentages, numbers.

What a lesson plan counts for itself is left out: minutes and seconds, ordinals, grades and the size of groups.
A figure has a key, so that 300, 三百 and 1,300 or 1300 compare as numbers and 1925-01-11 with 1月11日.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_ERA = "光绪|宣统|同治|咸丰|道光|嘉庆|乾隆|雍正|康熙|顺治|崇祯|天启|万历|嘉靖|正德|政和|至正|民国"
_HAN = "〇零一二两三四五六七八九十百千万"
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_UNITS = "米元两人所余"
_LONGEST = 16
"""Characters of a number in Chinese: what is longer is none that a fact could state."""
_HAN_UNITS = "米元人所余"  # 一两句 and 两两 are no weights
_TO = "[-–—~～至到]"
_RUN = rf"(?<![\d{_HAN}])[\d{_HAN}]++"
"""A number as far as it goes, from its beginning: never tried again from its middle, however long it is."""
_PLAN = re.compile(
    rf"(?<!\d)\d++(?:\.\d++)?(?:{_TO}\d++)?(?:分钟|分|秒|课时)|第[\d{_HAN}]++"
    rf"|{_RUN}(?:[-–—~～至到、][\d{_HAN}]++)?年级"
    rf"|每组[\d{_HAN}]++(?:{_TO}[\d{_HAN}]++)?[人名位]|{_RUN}(?:{_TO}[\d{_HAN}]++)?[人名](?:一组|小组|为一组)"
    r"|[一两]人"
)
_FIGURE = re.compile(
    rf"(?P<era>(?:{_ERA})[{_HAN}元]++年)"
    r"|(?P<iso>\d{4}-\d{1,2}-\d{1,2})"
    r"|(?P<day>\d{1,2}月\d{1,2}日)"
    r"|(?P<month>\d{1,2}月)"
    rf"|(?P<percent>{_NUMBER}%)"
    rf"|(?P<number>{_NUMBER})(?P<unit>[多余几]?[{_UNITS}])?"
    r"|(?P<year>[〇零一二三四五六七八九]{4})年"
    rf"|(?P<han>[{_HAN}]{{1,{_LONGEST}}})(?P<hanunit>[多余几]?(?:[{_HAN_UNITS}]|(?<=[十百千万])两))"
)
_PLAN_BEGINS = re.compile(
    rf"[\d{_HAN}第每](?:(?<=第)(?=[\d{_HAN}])|(?<=每)(?=组)|(?<=\d)(?<!\d\d)|(?<=[一两])(?=人)"
    rf"|(?<=[{_HAN}])(?<![\d{_HAN}][{_HAN}])(?=[\d{_HAN}]*+[-–—~～至到、年人名]))"
)
_ERA_FIRST, _ERA_SECOND = ("".join(dict.fromkeys(chars)) for chars in zip(*_ERA.split("|"), strict=True))
_FIGURE_BEGINS = re.compile(
    rf"[\d{_HAN}{_ERA_FIRST}](?:(?<=\d)|(?<=[{_ERA_FIRST}])(?=[{_ERA_SECOND}])"
    rf"|(?<=[{_HAN}])(?=[{_HAN}]{{0,{_LONGEST}}}[多余几]?[{_HAN_UNITS}两年]))"
)
"""Wherever one of the two begins there is one of these: a text is looked through for them far sooner than for either.

Each begins with a set of characters, by which Python looks without trying; what follows tells most of them apart.
"""
_ABOUT = re.compile(r"[一二三四五六七八九]{2}")
"""三四, 七八: a few, not a figure."""
_ANY_HAN = re.compile(rf"[{_HAN}]+")
_DIGIT = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_PLACE = {"十": 10, "百": 100, "千": 1000}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as written, the key it compares by, what follows it, and where in its text it begins."""

    text: str
    key: str
    after: str
    start: int


def figures(text: str) -> Iterator[Figure]:
    """Return the figures of a text that have to come from a fact."""
    text = _without_plans(text)
    for match in matches(_FIGURE, _FIGURE_BEGINS, text):
        start, after = match.start(), text[match.end() : match.end() + 1]
        if match["iso"]:
            year, month, day = match["iso"].split("-")
            yield Figure(match["iso"], year, "", start)
            yield Figure(match["iso"], f"{int(month)}月{int(day)}日", "", start)
        elif match["number"]:
            if len(re.sub(r"\D", "", match["number"])) > 1 or match["unit"]:
                yield Figure(match["number"], _plain(match["number"]), (match["unit"] or "") + after, start)
        elif match["year"]:
            yield Figure(match["year"], "".join(str(_DIGIT[c]) for c in match["year"]), "年", start)
        elif match["han"] and not _ABOUT.fullmatch(match["han"]):
            yield Figure(match["han"], str(han_number(match["han"])), match["hanunit"] + after, start)
        elif not match["han"]:
            yield Figure(match[0], match[0], after, start)


def _without_plans(text: str) -> str:
    """Return a text with dots in place of what a lesson plan counts for itself, everything where it was."""
    parts, at = [], 0
    for match in matches(_PLAN, _PLAN_BEGINS, text):
        parts += [text[at : match.start()], "·" * len(match[0])]
        at = match.end()
    return "".join((*parts, text[at:])) if parts else text


def matches(pattern: re.Pattern[str], begins: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield what `finditer` would, of a pattern that only ever begins with what `begins` finds."""
    at = 0
    while first := begins.search(text, at):
        match = pattern.match(text, first.start())
        at = match.end() if match else first.end()
        if match:
            yield match


@lru_cache(maxsize=1024)
def stated(text: str) -> frozenset[str]:
    """Return the keys of every figure that a fact states, in digits or in characters, small ones too."""
    keys = {figure.key for figure in figures(text)}
    keys |= {_plain(number) for number in re.findall(_NUMBER, text)}
    keys |= {f"{int(month)}月" for month in re.findall(r"\d{4}-(\d{1,2})", text)}
    keys |= {f"{int(month)}月" for month in re.findall(r"(\d{1,2})月", text)}
    return frozenset(keys | {str(han_number(number)) for number in _ANY_HAN.findall(text) if len(number) <= _LONGEST})


def _plain(number: str) -> str:
    return number.replace(",", "")


def han_number(text: str) -> int:
    """Return the number that characters write: 三百一十二 is 312, 一九二五 is 1925."""
    if not any(c in "十百千万" for c in text):
        return int("".join(str(_DIGIT[c]) for c in text))
    whole, _, rest = text.rpartition("万")
    if whole:
        return han_number(whole) * 10_000 + (han_number(rest) if rest else 0)
    total = digit = 0
    for c in rest or text.replace("万", ""):
        if c in _PLACE:
            total += (digit or 1) * _PLACE[c]
            digit = 0
        else:
            digit = _DIGIT[c]
    return total + digit
