"""What follows from a catalogue alone, made when it is first asked for: a reload makes another catalogue."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from dongling.catalog import Catalog
from dongling.problems import DonglingError
from dongling_web.languages.asked import current_language

T = TypeVar("T")


class PerCatalog(Generic[T]):
    """One thing of the catalogue that was asked about last; one in each language where it is `spoken`.

    `rests_on` says what of a catalogue it is made of, where that is not all of it: as long as that is the same, the
    thing stays over reloads, so it must not hold the catalogue that it was made of.
    """

    def __init__(
        self,
        make: Callable[[Catalog], T],
        *,
        spoken: bool = False,
        rests_on: Callable[[Catalog], Sequence[object]] | None = None,
    ) -> None:
        self._make, self._spoken, self._rests_on = make, spoken, rests_on
        self._kept: tuple[Catalog, dict[str, T], Sequence[object]] | None = None

    def of(self, catalog: Catalog) -> T:
        """Return what is made of `catalog`."""
        kept, language = self._kept, current_language() if self._spoken else ""
        if kept is None or kept[0] is not catalog:
            parts = self._rests_on(catalog) if self._rests_on else ()
            stays = kept is not None and parts and _same(kept[2], parts)
            kept = self._kept = catalog, kept[1] if kept and stays else {}, parts
        if language not in kept[1]:
            kept[1][language] = self._make(catalog)
        return kept[1][language]


def _same(before: Sequence[object], now: Sequence[object]) -> bool:
    try:
        return all(one is other or one == other for one, other in zip(before, now, strict=True))
    except DonglingError:  # what the catalogue of before rested on can be read no more: its library was closed
        return False
