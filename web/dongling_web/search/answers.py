"""What stands beside an answer: the facts that a passage tells, and the nearest themes where nothing answers."""

import re
from collections import Counter
from collections.abc import Collection

from dongling.catalog import Catalog
from dongling.model import Fact, Unit
from dongling.search import Marked, Results
from dongling_web.catalog import ways_in
from dongling_web.catalog.ways_in import Choice

NEAREST = 3
"""So many themes are near."""
LOOKED_AT = 5
"""So many of the best hits tell which."""
FACTS = 2
MANY = 4
_FIGURE = re.compile(r"[0-9]{2,}(?:\.[0-9]+)?|[0-9]\.[0-9]+")


def tells_figures(snippet: Marked) -> bool:
    """Tell whether a passage has a figure, which a fact may vouch for."""
    return _FIGURE.search("".join(text for text, _ in snippet)) is not None


def told_facts(snippet: Marked, unit: Unit, catalog: Catalog, words: Collection[str] = ()) -> tuple[Fact, ...]:
    """Return the facts cited by a unit that have most figures of the passage and `words` of what was found in the unit.

    Words alone are enough where they are MANY characters together: a name and what is asked of it.
    """
    figures = set(_FIGURE.findall("".join(text for text, _ in snippet)))
    ranked: list[tuple[int, Fact]] = []
    for fact in (catalog.facts[name] for name in unit.facts if name in catalog.facts):
        shared = len(figures & set(_FIGURE.findall(fact.statement)))
        said = sum(len(word) for word in words if len(word) > 1 and word in fact.statement)
        if shared or said >= MANY:
            ranked.append((shared * MANY + said, fact))
    ranked.sort(key=lambda pair: -pair[0])
    return tuple(fact for _, fact in ranked[:FACTS])


def nearest_themes(results: Results, catalog: Catalog) -> list[Choice]:
    """Return the themes of the best hits, the nearest first, with how many units pupils have of each."""
    worth: Counter[str] = Counter()
    for rank, hit in enumerate(results.hits[:LOOKED_AT]):
        worth.update(dict.fromkeys(catalog.tables.records[hit.identifier].themes, LOOKED_AT - rank))
    near = [theme for theme, _ in worth.most_common(NEAREST)]
    choices = {choice.value: choice for choice in ways_in.themes(catalog)} if near else {}
    return [choices[theme] for theme in near if theme in choices and choices[theme].count]
