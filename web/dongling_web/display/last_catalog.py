"""What is laid out of all units of a catalog, kept while that catalog is the one in use."""

from collections.abc import Callable
from functools import wraps
from typing import Generic, TypeVar
from weakref import ReferenceType, ref

from dongling.catalog import Catalog
from dongling_web.languages.asked import current_language

T = TypeVar("T")


class OfLastCatalog(Generic[T]):
    """Makes something of a catalog once for each language; and again for another catalog, which is not held."""

    def __init__(self, make: Callable[[Catalog], T]) -> None:
        wraps(make)(self)
        self._make = make
        self._last: tuple[ReferenceType[Catalog], dict[str, T]] | None = None

    def __call__(self, catalog: Catalog) -> T:
        """Return what is made of a catalog; whoever asks shares it, so nobody may change it."""
        last, language = self._last, current_language()  # another thread may put another in its place meanwhile
        if last is None or last[0]() is not catalog:
            last = self._last = ref(catalog), {}
        made = last[1].get(language)
        if made is None:
            made = last[1][language] = self._make(catalog)
        return made
