"""Vocabularies as readers see them: every scheme by its name, how sure its words are, and which units use each."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from dongling.catalog import Catalog, Several, terms_of
from dongling.model import Basis, School, Term, Unit
from dongling_web.http.per_catalog import PerCatalog
from dongling_web.languages.words import Later, later, name_of, spoken

BASIS: Mapping[Basis, Later] = {"v": later("已核"), "m": later("待审定"), "p": later("本项目提议")}
BASIS_MEANS: Mapping[Basis, Later] = {
    "v": later("名称与公开资料核对过"),
    "m": later("凭记忆写下或转述，还没有对过原文，用前请教师审定"),
    "p": later("本项目提出的用法，各校可以改"),
}
_SHOWN_ELSEWHERE = {"kind", "band", "review_status", "theme", "competency", "depth", "subject", "audience"}
_NOT_VOCABULARIES = {"scheme", "kind", "topic", "name"}
MANY = 40
"""So many units of a term are named beside it; the page of the term has all."""
_LISTS = {
    "sub": later("分点"),
    "members": later("连起"),
    "verbs": later("动词"),
    "bands": later("年级段"),
    "stages": later("学段"),
}
_FROM_MEMORY = {"sub", "goals"}


@dataclass(frozen=True)
class Entry:
    """A term of a scheme: how far below another it stands, and the units that name it or a term below it.

    `for_pupils` are those of the `units` that pupils see.
    """

    term: Term
    level: int
    units: Several
    for_pupils: Several


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

    @property
    def has_gaps(self) -> bool:
        """Whether a term without a unit is a gap: not in one of the platform that no unit names, such as synonyms."""
        return bool(self.school) or self.covered > 0

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
    """All vocabularies of a catalogue with the units that use their terms, each counted when it is first asked for."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.names = tuple(_names(catalog))
        self._counted: dict[str, Scheme] = {}

    def whole(self, name: str) -> Scheme:
        """Return a vocabulary with all units that use its terms."""
        counted = self._counted.get(name)
        if counted is None:
            counted = self._counted[name] = self.scheme(name)
        return counted

    def scheme(self, name: str, among: AbstractSet[str] | None = None) -> Scheme:
        """Return a vocabulary with the units that use its terms: those `among` these, or else all."""
        terms, tables = self.catalog.terms.scheme(name), self.catalog.tables
        naming: dict[str, list[Several]] = {}
        for word in terms:
            own = self._naming(name, word)
            if among is not None:
                own = tuple(unit for unit in own if unit in among)
            for each in _upward(word, terms):
                naming.setdefault(each, []).append(own)
        entries = []
        for key, term in terms.items():
            units = self._together(naming[key])
            entries.append(Entry(term, _level(term, terms), units, tables.seen(units)))
        whole = self.catalog.terms.scheme("scheme").get(name)
        return Scheme(name, whole.name if whole else name, whole.school if whole else "", tuple(entries))

    def _naming(self, scheme: str, word: str) -> Several:
        """Return the units that name a word, in the order of loading; one that names no audience is for pupils."""
        tables = self.catalog.tables
        named = tables.naming.get((scheme, word), ())
        if (scheme, word) != ("audience", "student"):
            return named
        said = {name for (of, _), names in tables.naming.items() if of == "audience" for name in names}
        silent = tuple(name for name in tables.records if name not in said)
        return self._together([named, silent])

    def _together(self, listed: Iterable[Several]) -> Several:
        """Return the units of several lists, each once, in the order of loading, which is that of each list."""
        some = [names for names in listed if names]
        if len(some) < 2:
            return some[0] if some else ()
        tables = self.catalog.tables
        return tables.columns.several(sorted(set().union(*some), key=tables.place.__getitem__))


_kept = PerCatalog(Vocabularies)


def every_scheme(catalog: Catalog) -> tuple[Scheme, ...]:
    """Return all vocabularies, those of the platform first, each with the units that use its terms."""
    kept = _kept.of(catalog)
    return tuple(map(kept.whole, kept.names))


def one_scheme(identifier: str, catalog: Catalog) -> Scheme | None:
    """Return a vocabulary with the units that use its terms, None when there is none of that name."""
    kept = _kept.of(catalog)
    return kept.whole(identifier) if identifier in kept.names else None


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
            yield More(str(_LISTS[key]), spoken("、").join(_name(one, catalog) for one in value), memory)
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
            return name_of(scheme, word, catalog)
    return word
