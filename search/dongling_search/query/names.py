"""The names of a lexicon, folded: made once for each lexicon, however often the words of units change."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from dongling.search import Lexicon
from dongling_search.language.folded_text import fold


@dataclass(frozen=True, slots=True)
class Names:
    """What a lexicon names: `others` are what else may be meant by a word.

    `everyday` words lead to others and are not led to: what people say instead of a name. `named` is all else.
    """

    others: Mapping[str, tuple[str, ...]]
    everyday: frozenset[str]
    named: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> "Names":
        """Return the names of a lexicon."""
        others = {fold(word): tuple(map(fold, meant)) for word, meant in lexicon.others.items()}
        everyday = frozenset(
            word for word, meant in others.items() if not any(word in others.get(other, ()) for other in meant)
        )
        names = map(fold, chain(lexicon.words, *lexicon.facets.values()))
        return cls(others, everyday, frozenset(names) - everyday)
