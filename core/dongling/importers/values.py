"""From words of a form to values of fields: minutes, bands, terms, lists; what can't be told stays as it stood."""

import re
import unicodedata

from dongling.catalog import Terms
from dongling.model import Field

_MINUTES = re.compile(r"(\d{1,4}|[一二两三四五六七八九十]{1,3})\s*(?:分钟|分|min(?:utes?)?|')(?!\d)", re.IGNORECASE)
_HOURS = re.compile(r"(\d{1,2}|[一二两三四五六七八九十]{1,2})(?:个)?(半)?(?:小时|学时(?=.*60))")
_LESSONS = re.compile(r"(?:第?\s*)?(\d{1,2}|[一二两三四五六七八九十]{1,2})\s*(?:课时|学时|节课|节)")
_SECONDS = re.compile(r"(\d{1,4})\s*(?:秒|s)", re.IGNORECASE)
_CLOCK = re.compile(r"(\d{1,2})[:\u2032'](\d{2})")
_NUMBER = re.compile(r"\d{1,4}")
_IN_BRACKETS = re.compile(
    r"\s*[（(【\[]?\s*(?:约|大约|预计)?\s*(?:\d{1,3}|[一二两三四五六七八九十]{1,3})\s*"
    r"(?:分钟|分|['\u2032])\s*[）)】\]]?\s*"
)
_APART = re.compile(r"[、，,;；/\n\u3000]+|\s{2,}")
_COUNT = re.compile(r"^\s*(?:[-*•●▪◆·]\s*|[（(]?\d{1,2}[）)、.\uff0e](?!\d)\s*|[①-⑳]\s*)")
_STEP = re.compile(
    r"^(?:第[一二三四五六七八九十\d]+(?:环节|步|站)|(?:环节|步骤|活动|站点)[一二三四五六七八九十\d]+|[（(][一二三四五六七八九十\d]+[）)]"
    r"|[一二三四五六七八九十]+(?=、)|\d{1,2}(?=[.、]\D))[：:、.\s]*(?=\S)"
)
_LOOKED_AT = 200
_SHORT = 12
"""So long at most is a word of several in a row."""
_TITLED = re.compile(r"(《[^》]+》|[^《》]{2,}?)的?(?:教学设计|教案|教学方案|活动设计|活动方案|教学设计方案|说课稿)")
_GRADES = {
    **{f"{word}年级": i for i, word in enumerate("一二三四五六七八九", 1)},
    **{f"{i}年级": i for i in range(1, 13)},
    **{f"初{word}": 6 + i for i, word in enumerate("一二三", 1)},
    **{f"高{word}": 9 + i for i, word in enumerate("一二三", 1)},
    **{f"小{word}": i for i, word in enumerate("一二三四五六", 1)},
}
_LAST_OF_BAND = ((2, "1-2年级"), (4, "3-4年级"), (6, "5-6年级"), (9, "7-9年级"), (12, "10-12年级"))
_STAGES = (
    (("幼儿园", "大班", "中班", "小班", "学前"), "3-6岁"),
    (("初中",), "7-9年级"),
    (("高中", "中职"), "10-12年级"),
)
_PRIMARY, _SECONDARY = 40, 45


def number_of(words: str) -> int | None:
    """Return a number of one or two digits or characters; None when it is none."""
    return int(words) if words.isdigit() else _CHINESE.get(words)


_DIGITS = "一二三四五六七八九"
_CHINESE = {
    **{word: i for i, word in enumerate(f"{_DIGITS}十", 1)},
    "两": 2,
    **{f"十{word}": 10 + i for i, word in enumerate(_DIGITS, 1)},
    **{f"{word}十": 10 * i for i, word in enumerate(_DIGITS, 1)},
    **{f"{a}十{b}": 10 * i + j for i, a in enumerate(_DIGITS, 1) for j, b in enumerate(_DIGITS, 1)},
}


def _plain(text: str) -> str:
    """Return the beginning of a text in half width, with single spaces: patterns that look anywhere cost its square."""
    return unicodedata.normalize("NFKC", " ".join(text[: 4 * _LOOKED_AT].split()))[:_LOOKED_AT]


def minutes_in(text: str, band: str = "") -> tuple[str, bool]:
    """Return the minutes that words say, or nothing; and whether they are plainly said.

    A class hour is 40 minutes in primary school and 45 above, which a school may have otherwise.
    """
    plain = _plain(text)
    if (match := _MINUTES.search(plain)) and (number := number_of(match[1])):
        return str(number), True
    if (match := _HOURS.search(plain)) and (number := number_of(match[1])):
        return str(number * 60 + 30 * bool(match[2])), True
    if (match := _LESSONS.search(plain)) and (number := number_of(match[1])):
        return str(number * (_PRIMARY if band in ("1-2年级", "3-4年级", "5-6年级") else _SECONDARY)), False
    if re.fullmatch(r"\s*\d{1,4}\s*", plain):
        return plain.strip(), True
    return "", False


def part_name(text: str) -> str:
    """Return the name of a part without the minutes beside it, and without its number."""
    bare = " ".join(_IN_BRACKETS.sub(" ", " ".join(text.split())).split()).strip(" ：:—-")
    return _STEP.sub("", bare) or bare or text.strip()


def title_in(text: str) -> str:
    """Return the title of a plan without what says that it is one: 《老桥》教学设计."""
    title = " ".join(text.split())
    match = _TITLED.fullmatch(title) if len(title) <= _LOOKED_AT else None
    return match[1].strip("《》") if match else title


def seconds_in(text: str) -> str:
    """Return the seconds that words say, or nothing."""
    plain = _plain(text)
    if match := _SECONDS.search(plain):
        return match[1]
    if match := _CLOCK.search(plain):
        return str(int(match[1]) * 60 + int(match[2]))
    return match[0] if (match := _NUMBER.fullmatch(plain.strip())) else ""


def band_in(text: str, terms: Terms) -> tuple[str, bool]:
    """Return the name of the band that words mean, or nothing; and whether they say it themselves."""
    plain = _plain(text).replace(" ", "")
    for term in terms.scheme("band").values():
        if term.name in plain:
            return term.name, True
    grades = [grade for word, grade in _GRADES.items() if word in plain and not re.search(rf"\d{word}", plain)]
    grades += [_GRADES[f"{one}年级"] for one in re.findall(r"([一二三四五六七八九])[(（]?\d{1,2}[)）]?班", plain)]
    if grades:
        return next(name for last, name in _LAST_OF_BAND if max(grades) <= last), False
    named = next((name for words, name in _STAGES if any(word in plain for word in words)), "")
    if named and terms.find("band", named):
        return named, False
    return "", False


def words_in(text: str) -> list[str]:
    """Return the items of a list, a line each, without what counts them; or of one line its short words."""
    words = text.strip().split("、")
    if "\n" not in text.strip() and len(words) > 1 and all(0 < len(word) <= _SHORT for word in words):
        return words
    return [bare for line in text.splitlines() if (bare := _COUNT.sub("", line).strip())]


def terms_in(text: str, field: Field, terms: Terms) -> tuple[list[str], list[str]]:
    """Return the terms that words name, as they are called, and the words that name none."""
    scheme = field.about.scheme
    known: list[str] = []
    strange: list[str] = []
    for word in filter(None, map(str.strip, _APART.split(text))):
        identifier = terms.find(scheme, word.strip("《》“”。 "))
        (known if identifier else strange).append(word.strip("《》“”。 ") if identifier else word)
    return known, strange
