"""Vocabularies as readers see them: every scheme by its name, how sure its words are, and which units use each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dongling.catalog import Catalog, terms_of
from dongling.model import Basis, School, Term, Unit

Naming = tuple[Unit, Mapping[str, tuple[str, ...]]]
"""A unit with the terms that it names, by scheme."""
BASIS: Mapping[Basis, str] = {"v": "已核", "m": "待审定", "p": "本项目提议"}
BASIS_MEANS: Mapping[Basis, str] = {
    "v": "名称与公开资料核对过",
    "m": "凭记忆写下或转述，还没有对过原文，用前请教师审定",
    "p": "本项目提出的用法，各校可以改",
}
_SHOWN_ELSEWHERE = {"kind", "band", "review_status", "theme", "competency", "depth", "subject", "audience"}
_NOT_VOCABULARIES = {"scheme", "kind", "topic", "name"}
_LISTS = {"sub": "分点", "members": "连起", "verbs": "动词", "bands": "年级段", "stages": "学段"}
_FROM_MEMORY = {"sub", "goals"}


@dataclass(frozen=True)
class Entry:
    """A term of a scheme: how far below another it stands, and the units that name it or a term below it."""

    term: Term
    level: int
    units: tuple[Unit, ...]

    @property
    def for_pupils(self) -> tuple[Unit, ...]:
        """Return the units that pupils see."""
        return tuple(unit for unit in self.units if unit.for_students)


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


@dataclass(frozen=True)
class More:
    """Something else that a term says, such as its goal for a band, and whether that is from memory."""

    label: str
    words: str
    from_memory: bool


def every_scheme(catalog: Catalog) -> list[Scheme]:
    """Return all vocabularies, those of the platform first, each with the units that use its terms."""
    named = _named(catalog.units.values())
    return [_scheme(name, catalog, named) for name in _names(catalog)]


def one_scheme(identifier: str, catalog: Catalog) -> Scheme | None:
    """Return a vocabulary with the units that use its terms, None when there is none of that name."""
    return _scheme(identifier, catalog, _named(catalog.units.values())) if identifier in _names(catalog) else None


def coverage(school: School, catalog: Catalog) -> list[Scheme]:
    """Return the school's own vocabularies with its units; for one that gives 微讲堂 the four histories too."""
    units = [unit for unit in catalog.units.values() if unit.school == school.identifier]
    own = [name for name in _names(catalog) if catalog.terms.scheme("scheme")[name].school == school.identifier]
    if any(unit.kind == "micro_lecture" for unit in units):
        own.append("history")
    named = _named(units)
    return [_scheme(name, catalog, named) for name in own]


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


def _named(units: Iterable[Unit]) -> list[Naming]:
    return [(unit, terms_of(unit)) for unit in units]


def _scheme(name: str, catalog: Catalog, named: Iterable[Naming]) -> Scheme:
    terms = catalog.terms.scheme(name)
    naming: dict[str, dict[str, Unit]] = {}
    for unit, words in named:
        for word in words.get(name) or _usual(name):
            for each in _upward(word, terms):
                naming.setdefault(each, {})[unit.identifier] = unit
    entries = (Entry(t, _level(t, terms), tuple(naming.get(key, {}).values())) for key, t in terms.items())
    whole = catalog.terms.scheme("scheme").get(name)
    return Scheme(name, whole.name if whole else name, whole.school if whole else "", tuple(entries))


def _usual(scheme: str) -> tuple[str, ...]:
    """Return what a unit that names nothing of a scheme means: one that names no audience is for pupils."""
    return ("student",) if scheme == "audience" else ()


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
