"""The lexicon of search: proper names, other names of things, and the words that name a facet's value.

All of it is content: terms with their other names, kinds, schools, and what plugins register. A scheme whose
terms stand for one another both ways (`name`, `synonym`) makes groups; of other schemes a unit states the name
of a term, so its other names lead to the name.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dongling.catalog import Catalog

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


def lexicon(catalog: Catalog, registered: Iterable[str] = ()) -> Lexicon:
    """Return the lexicon of a catalog; `registered` holds what plugins register: `甲` or `甲 = 乙 = 丙`."""
    groups = [[word.strip() for word in group.split("=") if word.strip()] for group in registered]
    groups += [[term.name, *term.aka] for scheme in _ALIKE for term in catalog.terms.scheme(scheme).values()]
    named = [(term.name, term.aka) for scheme in _NAMED for term in catalog.terms.scheme(scheme).values()]
    named += [(kind.name, kind.aka) for kind in catalog.kinds.values()]
    others: dict[str, dict[str, None]] = {}
    for group in groups:
        for word in group:
            others.setdefault(word, {}).update(dict.fromkeys(other for other in group if other != word))
    for name, aka in named:
        for word in aka:
            others.setdefault(word, {}).setdefault(name)
    words = dict.fromkeys(word for group in groups for word in group)
    words |= dict.fromkeys(word for name, aka in named for word in (name, *aka))
    words |= dict.fromkeys(school.name for school in catalog.schools.values())
    return Lexicon(
        tuple(words),
        {word: tuple(meant) for word, meant in others.items() if meant},
        {facet: _named_values(catalog, facet) for facet in NAMED_FACETS},
    )


def _named_values(catalog: Catalog, facet: str) -> dict[str, str]:
    """Return the words that name a value which any unit has: a filter that nothing passes is no help."""
    used = set(catalog.values(facet))
    return {word: value for word, value in catalog.words(facet).items() if value in used}
