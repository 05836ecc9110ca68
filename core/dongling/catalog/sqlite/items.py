"""Items of one sort that lie in a catalogue file: each is read and decoded when it is asked for."""

import threading
from collections import OrderedDict
from collections.abc import Callable, ItemsView, Iterable, Iterator, Mapping, Sequence, ValuesView
from itertools import islice
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic_core import to_json

from dongling.catalog.sqlite.database import CatalogueFile, seal_of

V = TypeVar("V")

KEPT = 64
"""So many items of a sort stay decoded."""
AT_ONCE = 50
"""So many are read in one go; all of them stay decoded till the next."""


class StoredRow(NamedTuple):
    """An item as it lies in the file: its `number` there, its file, where in it, its value as JSON.

    `html` is what was made of its body, if that is kept.
    """

    number: int
    identifier: str
    path: str
    at: str
    written: int | None
    value: bytes
    html: str | None = None


class Decoded(Generic[V]):
    """The items of a sort that were decoded last, by their number in the file: one number is one item for ever."""

    def __init__(self, database: CatalogueFile, decode: Callable[[StoredRow], V], kept: int = KEPT) -> None:
        self.database, self._decode, self._most = database, decode, kept
        self._held: OrderedDict[int, V] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, number: int) -> V:
        """Return the item of a number. Raises CatalogueDamaged when it is not there, or not as it was written."""
        with self._lock:
            if number in self._held:
                self._held.move_to_end(number)
                return self._held[number]
        item = self._decode(self.row(number))
        with self._lock:
            self._keep(number, item)
        return item

    def _keep(self, number: int, item: V) -> None:
        self._held[number] = item
        while len(self._held) > self._most:
            self._held.popitem(last=False)

    def some(self, numbers: Sequence[int]) -> list[V]:
        """Return a few items, no more than AT_ONCE, in their order: those that are not decoded are read together."""
        with self._lock:
            held = {number: self._held[number] for number in numbers if number in self._held}
        new = [number for number in numbers if number not in held]
        held.update(zip(new, self.every(new), strict=True))
        with self._lock:
            for number in new:
                self._keep(number, held[number])
        return [held[number] for number in numbers]

    def row(self, number: int) -> StoredRow:
        """Return an item as it lies in the file."""
        for row in self.database.all("select * from item where number = ?", (number,)):
            return self._sound(row)
        raise self.database.damaged(f"entry {number} is not there")

    def every(self, numbers: Iterable[int]) -> Iterator[V]:
        """Yield the items of many numbers, in their order; none of them is kept."""
        left = iter(numbers)
        while some := list(islice(left, AT_ONCE)):
            rows = self.database.all(
                "select * from item where number in (select value from json_each(?))", (to_json(some).decode(),)
            )
            items = {row[0]: row for row in rows}
            for number in some:
                if number not in items:
                    raise self.database.damaged(f"entry {number} is not there")
                yield self._decode(self._sound(items[number]))

    def _sound(self, row: tuple[Any, ...]) -> StoredRow:
        *fields, html, made, seal = row
        sound = StoredRow._make((*fields, html if html and made == seal_of(html) else None))
        if seal != seal_of(sound.identifier, sound.value):
            raise self.database.damaged(f"entry {sound.number} is not as it was written")
        return sound


class StoredItems(Mapping[str, V]):
    """The items of one sort at one generation, by identifier, in the order of loading.

    `numbers` says which entry of the file each is. To ask whether there is one, or how many there are, reads nothing.
    """

    def __init__(self, numbers: Mapping[str, int], decoded: Decoded[V]) -> None:
        self.numbers, self._decoded = numbers, decoded

    def __getitem__(self, identifier: str) -> V:
        return self._decoded.of(self.numbers[identifier])

    def some(self, identifiers: Iterable[str]) -> list[V]:
        """Return a few items, no more than AT_ONCE: they are read together, and stay decoded for a while."""
        return self._decoded.some([self.numbers[name] for name in identifiers])

    def values(self) -> ValuesView[V]:
        """Return all items; each is decoded anew and let go of."""
        return _Values(self)

    def items(self) -> ItemsView[str, V]:
        """Return all identifiers with their items; each is decoded anew and let go of."""
        return _Items(self)

    def every(self) -> Iterator[V]:
        """Yield all items, in order."""
        return self._decoded.every(self.numbers.values())

    def __contains__(self, identifier: object) -> bool:
        return identifier in self.numbers

    def __iter__(self) -> Iterator[str]:
        return iter(self.numbers)

    def __len__(self) -> int:
        return len(self.numbers)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, StoredItems):
            same = self.numbers is other.numbers or self.numbers == other.numbers
            return same and self._decoded is other._decoded
        return isinstance(other, Mapping) and dict(self) == dict(other)

    __hash__ = None  # type: ignore[assignment]  # as of any mapping


def some_of(items: Mapping[str, V], identifiers: Iterable[str]) -> list[V]:
    """Return a few items, no more than AT_ONCE, all of which there are, wherever they lie."""
    if isinstance(items, StoredItems):
        return items.some(identifiers)
    return [items[name] for name in identifiers]


class _Values(ValuesView[V]):
    """The items of a sort, one after another."""

    def __iter__(self) -> Iterator[V]:
        items: StoredItems[V] = self._mapping  # type: ignore[attr-defined]  # what every view holds
        return items.every()


class _Items(ItemsView[str, V]):
    """The items of a sort with their identifiers, one after another."""

    def __iter__(self) -> Iterator[tuple[str, V]]:
        items: StoredItems[V] = self._mapping  # type: ignore[attr-defined]  # what every view holds
        return zip(items, items.every(), strict=True)
