"""A catalogue put together: what units stand in, and items that are read from the catalogue's file when asked for."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from dongling.catalog import Catalog, Record, Records, tables_after
from dongling.catalog.sqlite import KEPT, CatalogueFile, Decoded, StoredItems
from dongling.content.folders import shown_file
from dongling.content.holdings.codec import Codec
from dongling.content.holdings.entries import SORTS, Changes, Holdings
from dongling.content.holdings.notes import StoredProblems
from dongling.content.holdings.surroundings import Surroundings
from dongling.content.vocabulary import KnownWords
from dongling.model import Unit

_FEW = 100
"""Tables are brought up to so many changed units at least; for very many they are made anew when asked for."""
_KEPT = {"fact": 256}
"""Facts are small, and many units cite the same."""
_NAMED = {"sequence": "sequences", "fact": "facts"}


class Assembly:
    """Makes catalogues of what a catalogue's file holds, one after another; what was decoded stays so in between."""

    def __init__(self, database: CatalogueFile) -> None:
        self._database = database
        self._codec: Codec | None = None
        self._decoded: dict[str, Decoded[Any]] = {}

    def codec(self, words: KnownWords) -> Codec:
        """Return what reads and writes values by some words."""
        if self._codec is None or self._codec.words is not words:
            self._codec = Codec(self._database, words)
            read = {what: self._codec.decoder(what) for what in SORTS}
            self._decoded = {what: Decoded(self._database, read[what], _KEPT.get(what, KEPT)) for what in SORTS}
        return self._codec

    def catalog(self, holdings: Holdings, around: Surroundings, before: Catalog, changes: Changes) -> Catalog:
        """Return the catalogue as it is now, which has `changes` against the one before."""
        catalog = self._catalog(holdings, around)
        if not before.kinds:
            return catalog
        if not changes:
            return catalog.with_tables_of(before)
        if len(changes.every("unit")) <= max(_FEW, len(holdings.numbers["unit"]) // 10):
            old: Mapping[str, Record] = vars(before.tables).get("columns", {})
            news = holdings.records_of(changes.changed["unit"] | changes.come["unit"])
            same = {name for what, name in _NAMED.items() if not changes.every(what) and what not in changes.reordered}
            tables_after(before.tables, catalog.tables, holdings.numbers["unit"], news, same=same)
            pairs = ((old.get(name), news.get(name)) for name in changes.every("unit"))
            changed = [one for pair in pairs if pair[0] != pair[1] for one in pair if one]
            if old:
                catalog.keep_members(before, changed)
        return catalog

    def _catalog(self, holdings: Holdings, around: Surroundings) -> Catalog:
        self.codec(around.words)
        items = {what: StoredItems(holdings.numbers[what], self._decoded[what]) for what in SORTS}
        units = StoredUnits(holdings.numbers["unit"], self._decoded["unit"])
        units.records = partial(holdings.records, holdings.numbers["unit"])
        known = {"unknown-unit": items["unit"], "unknown-fact": items["fact"], "unknown-place": around.tables["places"]}
        return Catalog(
            units=units,
            sequences=items["sequence"],
            facts=items["fact"],
            drafts=items["draft"],
            problems=StoredProblems(self._database, known),
            broken={**around.broken, **_broken(holdings)},
            kinds=around.words.kinds,
            terms=around.words.terms,
            **around.tables,
        )


class StoredUnits(StoredItems[Unit]):
    """Units that lie in a catalogue's file; `records` gives the light fields of all of them, in order."""

    records: Callable[[], Records]


def _broken(holdings: Holdings) -> Mapping[str, tuple[Any, ...]]:
    read = ((path, holdings.notes.of("read", path)) for path in holdings.held())
    return {shown_file(path): tuple(p for p in problems if p.severity == "error") for path, problems in read}
