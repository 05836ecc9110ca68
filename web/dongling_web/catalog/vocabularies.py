"""Vocabularies as readers see them: every scheme by its name, how sure its words are, and which units use each."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dongling.catalog import Catalog, Names, terms_of
from dongling.model import Basis, School, Term, Unit
from dongling_web.http.per_catalog import PerCatalog

BASIS: Mapping[Basis, str] = {"v": "已核", "m": "待审定", "p": "本项目提议"}
BASIS_MEANS: Mapping[Basis, str] = {
    "v": "名称与公开资料核对过",
    "m": "凭记忆写下或转述，还没有对过原文，用前请教师审定",
    "p": "本项目提出的用法，各校可以改",
}
_SHOWN_ELSEWHERE = {"kind", "band", "review_status", "theme", "competency", "depth", "subject", "audience"}
_NOT_VOCABULARIES = {"scheme", "kind", "topic", "name"}
MANY = 40
"""So many units of a term are named beside it; the page of the term has all."""
_LISTS = {"sub": "分点", "members": "连起", "verbs": "动词", "bands": "年级段", "stages": "学段"}
_FROM_MEMORY = {"sub", "goals"}


@dataclass(frozen=True)
class Entry:
    """A term of a scheme: how far below another it stands, and the units that name it or a term below it.

    `for_pupils` are those of the `units` that pupils see.
    """

    term: Term
    level: int
    units: Names
    for_pupils: Names


@dataclass(frozen=True)
class Scheme:
    """A vocabulary with its terms in order."""

    identifier: str
    name: str
    school: str
    entries: tuple[Entry, ...]

    @property
    def covered(self) -> int:
        """Return how many terms have a unit."""
        return sum(bool(entry.units) for entry in self.entries)

    def entry(self, term: str) -> Entry | None:
        """Return the entry of a term, None when it has no such term."""
        return next((entry for entry in self.entries if entry.term.identifier == term), None)


@dataclass(frozen=True)
class More:
    """Something else that a term says, such as its goal for a band, and whether that is from memory."""

    label: str
    words: str
    from_memory: bool


class Vocabularies:
    """All vocabularies of a catalogue with the units that use their terms, counted once."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.every = tuple(self.scheme(name, frozenset(catalog.units)) for name in _names(catalog))

    def scheme(self, name: str, among: AbstractSet[str]) -> Scheme:
        """Return a vocabulary with those of the units `among` these that use its terms."""
        terms, tables = self.catalog.terms.scheme(name), self.catalog.tables
        naming: dict[str, set[str]] = {}
        for word in terms:
            own = {*tables.naming.get((name, word), ()), *self._usual(name, word)} & among
            for each in _upward(word, terms):
                naming.setdefault(each, set()).update(own)
        entries = []
        for key, term in terms.items():
            units = tuple(sorted(naming[key], key=tables.place.__getitem__))
            entries.append(
                Entry(term, _level(term, terms), units, tuple(u for u in units if u in tables.is_for_pupils))
            )
        whole = self.catalog.terms.scheme("scheme").get(name)
        return Scheme(name, whole.name if whole else name, whole.school if whole else "", tuple(entries))

    @cached_property
    def _silent(self) -> frozenset[str]:
        """The units that name no audience, which means that they are for pupils."""
        named = (names for (scheme, _), names in self.catalog.tables.naming.items() if scheme == "audience")
        return frozenset(self.catalog.units).difference(*named)

    def _usual(self, scheme: str, word: str) -> AbstractSet[str]:
        return self._silent if (scheme, word) == ("audience", "student") else frozenset()


_kept = PerCatalog(Vocabularies)


def every_scheme(catalog: Catalog) -> tuple[Scheme, ...]:
    """Return all vocabularies, those of the platform first, each with the units that use its terms."""
    return _kept.of(catalog).every


def one_scheme(identifier: str, catalog: Catalog) -> Scheme | None:
    """Return a vocabulary with the units that use its terms, None when there is none of that name."""
    return next((scheme for scheme in every_scheme(catalog) if scheme.identifier == identifier), None)


def coverage(school: School, catalog: Catalog) -> list[Scheme]:
    """Return the school's own vocabularies with its units; for one that gives 微讲堂 the four histories too."""
    table = catalog.tables.every_with_value
    units = frozenset(table.get(("school", school.identifier), ()))
    own = [name for name in _names(catalog) if catalog.terms.scheme("scheme")[name].school == school.identifier]
    if not units.isdisjoint(table.get(("kind", "micro_lecture"), ())):
        own.append("history")
    return [_kept.of(catalog).scheme(name, units) for name in own]


def more(term: Term, catalog: Catalog) -> Iterator[More]:
    """Return what else a term says, as far as readers can use it: lists and goals, by the names of what they name."""
    for key, value in term.extra.items():
        memory = term.basis == "m" or key in _FROM_MEMORY
        if key in _LISTS and isinstance(value, list | tuple):
            yield More(_LISTS[key], "、".join(_name(one, catalog) for one in value), memory)
        elif isinstance(value, Mapping):
            for at, words in value.items():
                yield More(_name(at, catalog), _name(words, catalog), memory)


def goal(competency: str, unit: Unit, catalog: Catalog) -> str:
    """Return what a competency asks of the unit's band, as far as the vocabulary says; it is told from memory."""
    term = catalog.terms.scheme("competency").get(competency)
    goals = term.extra.get("goals") if term else None
    return str(goals.get(unit.band, "")) if isinstance(goals, Mapping) else ""


def named(unit: Unit) -> dict[str, tuple[str, ...]]:
    """Return the terms of the schemes that have no place of their own on a unit's page, each once."""
    terms = {scheme: tuple(dict.fromkeys(words)) for scheme, words in terms_of(unit).items()}
    return {scheme: words for scheme, words in terms.items() if scheme not in _SHOWN_ELSEWHERE}


def _names(catalog: Catalog) -> list[str]:
    named = catalog.terms.scheme("scheme")
    return [name for name in catalog.terms.schemes if name in named and name not in _NOT_VOCABULARIES]


def _upward(word: str, terms: Mapping[str, Term]) -> Iterator[str]:
    seen: set[str] = set()
    while word in terms and word not in seen:
        yield word
        seen.add(word)
        word = terms[word].broader


def _level(term: Term, terms: Mapping[str, Term]) -> int:
    return len(list(_upward(term.identifier, terms))) - 1


def _name(value: Any, catalog: Catalog) -> str:
    """Return the name of a stage, band or competency, and any other value as it is."""
    word = str(value)
    for scheme in ("band", "stage", "competency"):
        if word in catalog.terms.scheme(scheme):
            return catalog.terms.name(scheme, word)
    return word
