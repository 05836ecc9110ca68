"""Years, days and numbers in folded text, whichever way they are written: each has keys that both sides share.

1925年1月11日, 一九二五年一月十一日, 1925-01-11 and 民国十四年 all hold the year 1925. The year of an era is worked
out as its first year and the count; the days around the new year, when the two calendars differ, do not matter
for finding.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dongling.text.figures import han_number, matches

_ERAS = {
    "政和": 1111,
    "至正": 1341,
    "洪武": 1368,
    "永乐": 1403,
    "成化": 1465,
    "弘治": 1488,
    "正德": 1506,
    "嘉靖": 1522,
    "隆庆": 1567,
    "万历": 1573,
    "天启": 1621,
    "崇祯": 1628,
    "顺治": 1644,
    "康熙": 1662,
    "雍正": 1723,
    "乾隆": 1736,
    "嘉庆": 1796,
    "道光": 1821,
    "咸丰": 1851,
    "同治": 1862,
    "光绪": 1875,
    "宣统": 1909,
    "民国": 1912,
}
_DIGIT = "〇零一二三四五六七八九"
_FEW = "一二三四五六七八九十"
_HAN = f"{_DIGIT}两十百千万"
_ERA_FIRST, _ERA_SECOND = ("".join(dict.fromkeys(chars)) for chars in zip(*_ERAS, strict=True))
_BEGINS = re.compile(
    rf"[0-9{_HAN}{_ERA_FIRST}](?:(?<=[0-9])|(?<=[{_ERA_FIRST}])(?=[{_ERA_SECOND}])|(?<=[{_HAN}])(?=[{_HAN}月]))"
)
"""Wherever a figure begins there is one of these, and hardly anywhere else."""
_FIGURE = re.compile(
    rf"(?P<era>{'|'.join(_ERAS)})(?P<count>元|[{_FEW}]{{1,3}}|[0-9]{{1,2}})年"
    r"|(?<![0-9a-z])(?P<y>[0-9]{4})[-/.](?P<m>[0-9]{1,2})[-/.](?P<d>[0-9]{1,2})(?![0-9a-z])"
    rf"|(?<![0-9a-z])(?P<year>[0-9]{{3,4}}|(?<![{_HAN}])[{_DIGIT}]{{4}})年"
    rf"|(?<![0-9a-z])(?P<month>[0-9]{{1,2}}|[{_FEW}]{{1,2}})月(?P<day>[0-9]{{1,2}}|[{_FEW}]{{1,3}})[日号]"
    r"|(?<![0-9a-z,])(?P<grouped>[0-9]{1,3}(?:,[0-9]{3})+)(?![0-9a-z])"
    rf"|(?P<han>[{_HAN}]{{2,9}})"
)
_PLACES = frozenset("十百千万")


@dataclass(frozen=True, slots=True)
class NumberKey:
    """A year, day or number from `start` to before `end`; `date` when nothing else can be meant by it."""

    start: int
    end: int
    keys: tuple[str, ...]
    date: bool


def figures(folded: str) -> Iterator[NumberKey]:
    """Yield the figures of a folded text, in order."""
    for match in matches(_FIGURE, _BEGINS, folded):
        keys = tuple(_keys(match))
        if keys:
            yield NumberKey(*match.span(), keys, date=not (match["grouped"] or match["han"]))


def is_key(gram: str) -> bool:
    """Tell whether a gram may be the key of a figure."""
    return gram.isdecimal() or (gram.endswith("日") and gram[0].isdecimal())


def _keys(match: re.Match[str]) -> Iterator[str]:
    if match["era"]:
        yield str(_ERAS[match["era"]] - 1 + (1 if match["count"] == "元" else _value(match["count"])))
    elif match["y"]:
        yield match["y"]
        yield f"{int(match['m'])}月{int(match['d'])}日"
    elif match["year"]:
        yield str(_value(match["year"]))
    elif match["month"]:
        yield f"{_value(match['month'])}月{_value(match['day'])}日"
    elif match["grouped"]:
        yield match["grouped"].replace(",", "")
    elif len(match["han"]) == 4 or _PLACES & set(match["han"]):
        yield str(han_number(match["han"]))


def _value(text: str) -> int:
    return int(text) if text.isdecimal() else han_number(text)
