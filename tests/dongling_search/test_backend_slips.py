"""What a slip finds, by generators; both halves must do as well: rules were chosen by the first only."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from pypinyin.constants import PHRASES_DICT

from dongling import Library, Settings
from dongling.search import Query
from tests.dongling_search.slips import SLIPS, found_first, halves, slipped

ROOT = Path(__file__).parents[2]
FIRST = 3
MUSTS: Mapping[str, float] = {
    "plain pinyin": 0.97,
    "spaced pinyin": 0.90,
    "tone marks": 0.95,
    "tone digits": 0.95,
    "fuzzy pinyin": 0.95,
    "swapped": 0.95,
    "dropped": 0.90,
    "doubled": 0.90,
    "homophone": 0.95,
    "look-alike": 0.90,
}
"""The share of mistyped words that must find, confidently and in the first three, what the word itself finds first."""
ORDINARY = 1500
MOST_CHANGED = 1
"""So many of them may be changed."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Return the courses that ship, with search."""
    library = Library.open([ROOT / "courses"], Settings(state=tmp_path_factory.mktemp("state")), check=False)
    yield library
    library.close()


@pytest.fixture(scope="module")
def expected(library: Library) -> dict[str, str]:
    """Return what each known word finds first."""
    return found_first(library)


@pytest.mark.parametrize("slip", SLIPS)
@pytest.mark.parametrize("half", [0, 1])
def test_a_mistyped_word_finds_what_the_word_finds(
    library: Library, expected: dict[str, str], slip: str, half: int
) -> None:
    asked = slipped(library, slip, halves(expected)[half], expected)
    missed = [typed for word, typed in asked.items() if not _finds(library, typed, expected[word])]
    assert 1 - len(missed) / len(asked) >= MUSTS[slip], missed


def _finds(library: Library, typed: str, identifier: str) -> bool:
    results = library.search(Query(typed, door="all"))
    return results.confident and identifier in [hit.identifier for hit in results.hits[:FIRST]]


@pytest.mark.parametrize("half", [0, 1])
def test_ordinary_words_that_no_unit_has_are_not_corrected(library: Library, half: int) -> None:
    """By a list of another source than the words that are never corrected."""
    changed, asked = [], 0
    for word in halves(w for w in PHRASES_DICT if 2 <= len(w) <= 4)[half]:
        if library.search(Query(f'"{word}"', door="all")).total:
            continue
        results = library.search(Query(word, door="all"))
        asked += 1
        if results.corrected or (results.suggestions and not results.chips):
            changed.append((word, results.corrected, results.suggestions))
        if asked == ORDINARY:
            break
    assert len(changed) <= MOST_CHANGED, changed
