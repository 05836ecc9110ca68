"""Which column of a table is which, and which role a word means: in Chinese or in English, in any order."""

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum

from dongling.accounts import ROLE_NAMES, Role
from dongling.problems import Lang
from dongling.rosters.table_file import Table

HEAD_WITHIN = 10
"""So many lines may stand above the heads, such as a title."""


class RosterColumn(StrEnum):
    """A column that is looked at."""

    NAME = "name"
    SCHOOL = "school"
    ROLE = "role"


HEADS: Mapping[RosterColumn, tuple[str, ...]] = {
    RosterColumn.NAME: ("姓名", "名字", "教师姓名", "用户名", "登录名", "name", "full name", "username"),
    RosterColumn.SCHOOL: ("学校", "单位", "所在学校", "任教学校", "school"),
    RosterColumn.ROLE: ("角色", "身份", "role"),
}
_BESIDE = re.compile(r"\(.*?\)")
_ROLES: Mapping[str, Role] = {
    **{word: role for role, said in ROLE_NAMES.items() for word in (role.value, said.zh, said.en)},
    **dict.fromkeys(("教师", "任课老师", "任课教师"), Role.TEACHER),
    **dict.fromkeys(("管理员", "校管理员", "school admin", "admin"), Role.SCHOOL_ADMIN),
    **dict.fromkeys(("district admin",), Role.DISTRICT_ADMIN),
}


def plain(word: str) -> str:
    """Return a word as it is compared: without width, case, what stands in brackets and marks of what must be there."""
    return " ".join(_BESIDE.sub("", unicodedata.normalize("NFKC", word).casefold()).split()).strip(" *:")


def heads_of(table: Table) -> tuple[int, dict[RosterColumn, int]] | None:
    """Return after how many rows of a table its people begin, and in which place each column stands; None without."""
    for count, (_, cells) in enumerate(table[:HEAD_WITHIN], 1):
        words = list(map(plain, cells))
        places = {
            column: next(place for place, word in enumerate(words) if word in names)
            for column, names in HEADS.items()
            if any(word in names for word in words)
        }
        if RosterColumn.NAME in places:
            return count, places
    return None


def role_of(word: str) -> Role | None:
    """Return the role that a word means: a teacher's where there is none."""
    role = _ROLES.get(plain(word)) if word else Role.TEACHER
    return None if role is Role.READER else role


def role_words(lang: Lang) -> list[str]:
    """Return the words for roles that a message in a language offers."""
    return [ROLE_NAMES[role].in_(lang) for role in Role if role is not Role.READER]
