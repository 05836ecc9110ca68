"""What a person named: an item by its identifier or title, a value of a facet by any of its names."""

from collections.abc import Iterable

from dongling.catalog.catalog import Catalog
from dongling.model import Sequence, Unit
from dongling.problems import DonglingError, Said, did_you_mean


def find_value(catalog: Catalog, name: str, word: str) -> str:
    """Return the identifier of a facet's value or an audience by identifier, name or other name.

    Raises DonglingError, with the nearest word, when it is none.
    """
    known = catalog.words(name)
    found = known.get(word.lower())
    if found is None:
        raise unknown_value(name, word, known)
    return found


def unknown_value(name: str, word: str, known: Iterable[str]) -> DonglingError:
    """Return the error for a `word` that is none of the `known` values of `name`, with the nearest of them."""
    guess = did_you_mean(word, known)
    return DonglingError(
        Said(f"{name} 没有“{word[:40]}”这个值。{guess.zh}", f"{name} has no value “{word[:40]}”. {guess.en}")
    )


def find_item(catalog: Catalog, identifier: str) -> Unit | Sequence:
    """Return the unit or the sequence of that identifier.

    Raises DonglingError, with the nearest identifier, when there is none; a title leads to its identifier.
    """
    items: dict[str, Unit | Sequence] = {**catalog.sequences, **catalog.units}
    if identifier in items:
        return items[identifier]
    titled = next((item.identifier for item in items.values() if item.name == identifier), "")
    guess = Said(f"它的编号是 {titled}", f"its identifier is {titled}") if titled else did_you_mean(identifier, items)
    raise DonglingError(
        Said(
            f"没有编号是“{identifier[:80]}”的课程单元或课程序列。{guess.zh}",
            f"there is no unit or sequence “{identifier[:80]}”. {guess.en}",
        )
    )
