"""What follows from a catalogue alone, made when it is first asked for: a reload makes another catalogue."""

from collections.abc import Callable
from typing import Generic, TypeVar

from dongling.catalog import Catalog

T = TypeVar("T")


class PerCatalog(Generic[T]):
    """One thing of the catalogue that was asked about last."""

    def __init__(self, make: Callable[[Catalog], T]) -> None:
        self._make = make
        self._kept: tuple[Catalog, T] | None = None

    def of(self, catalog: Catalog) -> T:
        """Return what is made of `catalog`."""
        kept = self._kept
        if kept is None or kept[0] is not catalog:
            kept = self._kept = (catalog, self._make(catalog))
        return kept[1]
