"""Lookup by what a person typed: an item by its identifier or title, a facet's value by any of its names."""

from collections.abc import Iterable
from itertools import chain

from dongling.catalog.catalog import Catalog
from dongling.model import Sequence, Unit
from dongling.problems import DonglingError, Said, unknown


def find_value(catalog: Catalog, name: str, word: str) -> str:
    """Return the identifier of a facet's value or an audience by identifier, name or other name.

    Raises DonglingError, with the nearest word, when it is none.
    """
    words = catalog.words(name)
    identifier = words.get(word.lower())
    if identifier is None:
        raise unknown_value(name, word, words)
    return identifier


def unknown_value(name: str, word: str, known: Iterable[str]) -> DonglingError:
    """Return the error for a `word` that is none of the `known` values of `name`, with the nearest of them."""
    return unknown(Said(f"{name} 没有“{word[:40]}”这个值", f"{name} has no value “{word[:40]}”"), word, known)


def find_item(catalog: Catalog, identifier: str) -> Unit | Sequence:
    """Return the unit or the sequence of that identifier.

    Raises DonglingError, with the nearest identifier, when there is none, or only a draft; a title leads to its
    identifier.
    """
    item = catalog.units.get(identifier) or catalog.sequences.get(identifier)
    if item:
        return item
    if identifier in catalog.drafts:
        raise DonglingError(
            Said(
                f"“{identifier}”还是草稿，读者看不到，也不能带走；写好了改审核状态",
                f"“{identifier}” is a draft, which no reader sees or takes away; once it is ready change its status",
            )
        )
    titled = _titled(catalog, identifier)
    message = Said(
        f"没有编号是“{identifier[:80]}”的课程单元或课程序列", f"there is no unit or sequence “{identifier[:80]}”"
    )
    if titled:
        raise unknown(message, identifier, (), Said(f"它的编号是 {titled}", f"its identifier is {titled}"))
    raise unknown(message, identifier, chain(catalog.sequences, catalog.tables.records))


def _titled(catalog: Catalog, title: str) -> str:
    """Return the identifier of the first sequence, or else the first unit, of that title."""
    sequences = (one.identifier for one in catalog.sequences.values() if one.name == title)
    return next(chain(sequences, catalog.tables.named.get(title, ())), "")
