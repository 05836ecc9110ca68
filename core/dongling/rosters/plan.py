"""What a roster comes to before anything is done: who can be taken in, and who is left out, by line, and why."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dongling.accounts import Action, Actor, Grant, Role, Thing, may
from dongling.model import School
from dongling.problems import NOTHING, DonglingError, Lang, Said, did_you_mean
from dongling.rosters.heads import HEADS, RosterColumn, heads_of, plain, role_of, role_words
from dongling.rosters.table_file import Table, tables
from dongling.store.accounts.person import name_key, sound_name
from dongling.store.register.person_line import Newcomer

MOST = 5000
"""People in one roster."""
_NO_HEADS = Said(
    "没有找到表头：要有一行写着“姓名”，旁边可以有“学校”和“角色”；或者下载样表，把名字抄进去",
    "found no heads: one line should say “name”, and beside it may be “school” and “role”; or take the template",
)
_NOBODY = Said("表头下面没有人", "there is nobody below the heads")
_TOO_MANY = Said(f"一次最多{MOST}人；分成几个文件", f"at most {MOST} people at once; make several files of it")
_LANGS: tuple[Lang, Lang] = ("zh", "en")
_NO_NAME = Said("没有名字", "there is no name")
_NO_SCHOOL = Said("没有写学校", "there is no school")
_NOT_YOURS = Said("这所学校或这个角色不归你管", "this school, or this role, is not yours to give")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that takes nobody in, and why."""

    line: int
    name: str
    why: Said


@dataclass(frozen=True, slots=True)
class RosterPlan:
    """Whom a roster takes in, in its order, and whom it leaves out; `unread` are heads of columns that nobody reads."""

    newcomers: Sequence[Newcomer] = ()
    left: Sequence[LeftOut] = ()
    unread: Sequence[str] = ()


@dataclass(frozen=True)
class _Reader:
    by: Actor
    schools: Mapping[str, School]
    taken: Collection[str]
    lines: dict[str, int] = field(default_factory=dict)
    """In which line each name stood first."""

    def newcomer(self, line: int, name: str, school: str, role_word: str) -> Newcomer:
        """Return whom a line takes in. Raises DonglingError with the reason when it is nobody."""
        if not name:
            raise DonglingError(_NO_NAME)
        sound = sound_name(name)
        grant = self._grant(school, role_word)
        key = name_key(sound)
        if (first := self.lines.setdefault(key, line)) != line:
            raise DonglingError(Said(f"和第{first}行同名", f"the same name as in line {first}"))
        if key in self.taken:
            raise DonglingError(self._is_taken(sound, grant))
        return Newcomer(sound, grant)

    def _grant(self, school: str, word: str) -> Grant:
        role = role_of(word)
        if role is None:
            zh, en = (did_you_mean(word, role_words(lang), _listed(role_words(lang))) for lang in _LANGS)
            guess = Said(zh.zh, en.en)
            raise DonglingError(_joined(Said(f"没有角色“{word[:40]}”", f"there is no role “{word[:40]}”"), guess))
        grant = Grant(role) if role is Role.DISTRICT_ADMIN else Grant(role, self._school(school))
        there = Thing(frozenset({grant.school}))
        if not (may(self.by, Action.ADD_PERSON, there) and may(self.by, Action.APPOINT, there)):
            raise DonglingError(_NOT_YOURS)
        return grant

    def _school(self, word: str) -> str:
        if not word:
            own = [one for one in self.schools if may(self.by, Action.APPOINT, Thing(frozenset({one})))]
            if len(own) != 1:
                raise DonglingError(_NO_SCHOOL)
            return own[0]
        named = [one for one, school in self.schools.items() if plain(word) in _names(school)]
        if len(named) != 1:
            guess = did_you_mean(word, [school.name for school in self.schools.values()])
            raise DonglingError(_joined(Said(f"没有学校“{word[:40]}”", f"there is no school “{word[:40]}”"), guess))
        return named[0]

    def _is_taken(self, name: str, grant: Grant) -> Said:
        school = self.schools.get(grant.school)
        other = f"{name}@{school.name if school else grant.school}"
        english = f"there is “{name}” already; a namesake would be {other}"
        return Said(f"已经有“{name}”了；另有其人就写成 {other}", english)


def planned(
    data: bytes, by: Actor, schools: Mapping[str, School], taken: Callable[[Iterable[str]], Collection[str]]
) -> RosterPlan:
    """Return what a file comes to for `by`; `taken` says which names are somebody's.

    Raises DonglingError for a file that holds no people, or too many.
    """
    for table in tables(data):
        if (heads := heads_of(table)) is not None:
            return _planned(table, heads, _Asked(by, schools, taken))
    raise DonglingError(_NO_HEADS)


def planned_of(
    newcomers: Iterable[Sequence[str]],
    by: Actor,
    schools: Mapping[str, School],
    taken: Callable[[Iterable[str]], Collection[str]],
) -> RosterPlan:
    """Return what rows of name, school and role come to, such as those that a plan showed before."""
    heads = [HEADS[column][0] for column in RosterColumn]
    table = [(0, heads), *((line, list(row)) for line, row in enumerate(newcomers, 1))]
    return _planned(
        table, (1, {column: place for place, column in enumerate(RosterColumn)}), _Asked(by, schools, taken)
    )


@dataclass(frozen=True)
class _Asked:
    by: Actor
    schools: Mapping[str, School]
    taken: Callable[[Iterable[str]], Collection[str]]


def _planned(table: Table, heads: tuple[int, dict[RosterColumn, int]], asked: _Asked) -> RosterPlan:
    below, places = heads
    lines = table[below:]
    if not lines:
        raise DonglingError(_NOBODY)
    if len(lines) > MOST:
        raise DonglingError(_TOO_MANY)
    rows = [(line, [_cell(cells, places.get(column)) for column in RosterColumn]) for line, cells in lines]
    reader = _Reader(asked.by, asked.schools, asked.taken([cells[0] for _, cells in rows]))
    newcomers, left = [], []
    for line, (name, school, role) in rows:
        try:
            newcomers.append(reader.newcomer(line, name, school, role))
        except DonglingError as error:
            left.append(LeftOut(line, name[:40], error.message))
    unread = [cell for place, cell in enumerate(table[below - 1][1]) if cell and place not in places.values()]
    return RosterPlan(newcomers, left, unread)


def _cell(cells: Sequence[str], place: int | None) -> str:
    return cells[place] if place is not None and place < len(cells) else ""


def _names(school: School) -> Iterator[str]:
    return map(plain, filter(None, (school.identifier, school.name, school.full_name, school.name_en)))


def _joined(first: Said, then: Said) -> Said:
    return Said(f"{first.zh}；{then.zh}", f"{first.en}; {then.en}") if then != NOTHING else first


def _listed(words: Sequence[str]) -> Said:
    return Said(f"可以写{'、'.join(words)}", f"write one of {', '.join(words)}")
