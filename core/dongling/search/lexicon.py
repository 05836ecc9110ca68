"""The lexicon of search: proper names, other names of things, and the words that name a facet's value.

All of it is content: terms with their other names, kinds, schools, and what plugins register. A scheme whose
terms stand for one another both ways (`name`, `synonym`) makes groups; of other schemes a unit states the name
of a term, so its other names lead to the name. Words that a term lists as `one_way` lead to it and are not found
by it: who types 春游 wants walks, who types 行走 does not want outings.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dongling.catalog import Catalog
from dongling.search.facets import own_facets

NAMED_FACETS = ("stage", "band", "kind", "school", "theme")
_ALIKE = ("name", "synonym")
_NAMED = ("theme", "competency", "subject", "kind")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words for a search backend.

    `words`: proper names and terms, to complete, to read as pinyin and to correct to. `others`: what else may
    be meant by a word, 博古 -> (秦邦宪,). `facets`: for each facet the words, in lower case, that name a value.
    """

    words: tuple[str, ...] = ()
    others: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    facets: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    own: Mapping[str, str] = field(default_factory=dict)


def lexicon(catalog: Catalog, registered: Iterable[str] = ()) -> Lexicon:
    """Return the lexicon of a catalog; `registered` holds what plugins register: `甲`, `甲 = 乙 = 丙` or `甲 > 乙`."""
    groups = [*map(_registered, registered), *_terms(catalog)]
    others: dict[str, dict[str, None]] = {}
    for group in groups:
        for word in group.leading:
            others.setdefault(word, {}).update(dict.fromkeys(other for other in group.meant if other != word))
    words = dict.fromkeys(word for group in groups for word in (*group.meant, *group.leading))
    own = own_facets(catalog.terms)
    words |= dict.fromkeys(school.name for school in catalog.schools.values())
    return Lexicon(
        tuple(words),
        {word: tuple(meant) for word, meant in others.items() if meant},
        {facet: _named_values(catalog, facet) for facet in (*NAMED_FACETS, *own)},
        {facet: catalog.terms.name("scheme", facet) for facet in own},
    )


@dataclass(frozen=True, slots=True)
class _Group:
    """Words for one thing: each of `leading` may mean any other of `meant`."""

    leading: tuple[str, ...]
    meant: tuple[str, ...]


def _registered(text: str) -> _Group:
    """Return the group of `甲 = 乙`, of a word alone, or of `甲 > 乙`, where 甲 leads to 乙 and not back."""
    left, arrow, right = text.partition(">")
    first, second = _split(left), _split(right)
    return _Group((*first, *second), second) if arrow else _Group(first, first)


def _split(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split("=") if word.strip())


def _terms(catalog: Catalog) -> Iterator[_Group]:
    for scheme in (*_ALIKE, *_NAMED):
        for term in catalog.terms.scheme(scheme).values():
            both = (term.name, *term.aka)
            if scheme in _ALIKE:
                yield _Group((*both, *term.one_way), both)
            else:
                yield _Group((*term.aka, *term.one_way), (term.name,))
    for kind in catalog.kinds.values():
        yield _Group(kind.aka, (kind.name,))


def _named_values(catalog: Catalog, facet: str) -> dict[str, str]:
    """Return the words that name a value which any unit has: a filter that nothing passes is no help."""
    used = {value for scheme, value in catalog.tables.naming if scheme == facet} | set(catalog.values(facet))
    return {word: value for word, value in catalog.words(facet).items() if value in used}
