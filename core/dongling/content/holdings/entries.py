"""What the files of units, sequences and facts gave, in the catalogue's file, brought up to date by what changed.

An entry is what a file gave of one identifier. It is live while its file gives it, held while its file is broken and
gave it before, and from the generation in which it is `born` until it is `gone` it is what its identifier means.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

from pydantic_core import to_json

from dongling.catalog import Record, Records
from dongling.catalog.sqlite import CatalogueDamaged, CatalogueFile, seal_of
from dongling.content.content_file import Stamp
from dongling.content.holdings.codec import read_record
from dongling.content.holdings.columns import KeptColumns
from dongling.content.holdings.notes import ProblemNotes
from dongling.content.merge import FileResult

SORTS = ("unit", "sequence", "fact", "draft")
ORDER = "f.shelf, f.place, e.held desc, e.held * -e.written, e.ordinal"
"""The order of loading: of one file what stands as it was before an error is first, the newest of it before older."""
_NOW = (
    "select e.identifier, e.number from file f join now e on e.file = f.number and e.what = ?"  # noqa: S608 - all ours
    f" order by {ORDER}"
)
FileRow = tuple[int, int, int, int, str, int]
"""The stamp of a file, what it was read by, and the number of its shelf."""
Numbers = dict[str, int]
"""Which entry each identifier means, in the order of loading."""


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to read: its content is of sort `what`; its place in the order of loading is `shelf`, then its path."""

    path: str
    what: str
    shelf: int
    stamp: Stamp
    reader: str
    read: Callable[[], FileResult[Any]]


@dataclass(frozen=True)
class Changes:
    """What one generation has that the one before had not: identifiers by sort."""

    changed: Mapping[str, set[str]] = field(default_factory=lambda: {what: set() for what in SORTS})
    come: Mapping[str, set[str]] = field(default_factory=lambda: {what: set() for what in SORTS})
    gone: Mapping[str, set[str]] = field(default_factory=lambda: {what: set() for what in SORTS})
    reordered: set[str] = field(default_factory=set)
    """The sorts whose identifiers are the same as before in another order."""

    def every(self, what: str) -> set[str]:
        """Return all identifiers of a sort that mean something else than before, or nothing any more."""
        return self.changed[what] | self.come[what] | self.gone[what]

    def __bool__(self) -> bool:
        return bool(self.reordered) or any(self.every(what) for what in SORTS)


def sort_of(what: str, item: Any) -> str:
    """Return the sort of an item of a file of a sort: a unit that is a draft is none of those that readers know."""
    return "draft" if what == "unit" and item.is_draft else what


class Holdings:
    """The entries of a catalogue's file as they are now: `numbers` by sort, `generation`, what is wrong (`notes`)."""

    def __init__(self, database: CatalogueFile) -> None:
        self.database, self.notes = database, ProblemNotes(database)
        self.numbers: dict[str, Numbers] = {what: {} for what in SORTS}
        self.generation = 0
        self._columns = KeptColumns(database, self._records)
        self.refresh()

    def refresh(self) -> Changes:
        """Take what the file holds now, and return what is new. Raises CatalogueDamaged when entries are missing."""
        before, numbers, generation = self.numbers, self.numbers, -1
        while generation != self.database.generation:  # another process may write in between
            generation = self.database.generation
            numbers = {what: self.ordered(what) for what in SORTS}
        if generation and self.counted(numbers) != self.database.value("count"):
            raise self.database.damaged("entries are missing, or in another order")
        self.numbers, self.generation = numbers, generation
        return difference(before, numbers)

    @staticmethod
    def counted(numbers: Mapping[str, Numbers]) -> str:
        """Return how many there are of each sort, and a sum of their order: it has no seal of its own."""
        return " ".join(f"{len(numbers[what])}:{crc32(chr(0).join(numbers[what]).encode()):x}" for what in SORTS)

    def ordered(self, what: str) -> Numbers:
        """Return which entry each identifier means, in the order of loading."""
        rows = self.database.stream(_NOW, (what,))
        return {str(identifier): int(number) for identifier, number in rows}

    def files(self) -> dict[str, FileRow]:
        """Return every file that was read, by its path."""
        rows = self.database.stream(
            "select path, mtime, ctime, size, inode, reader, shelf from file where not gone", most=2000
        )
        return {row[0]: row[1:] for row in rows}

    def records(self, numbers: Numbers) -> Records:
        """Return the light fields of units, by their entries, in this order."""
        return self._columns.records(numbers)

    def keep_records(self, records: Callable[[], Records]) -> None:
        """Keep the light fields of all units of now, so that who reads them next does so in one go, if it is time."""
        numbers = self.numbers["unit"]
        if self._columns.are_stale(len(numbers)):
            self._columns.keep(records(), numbers.values(), self.generation)

    def records_of(self, identifiers: Iterable[str]) -> dict[str, Record]:
        """Return the light fields of some units of now."""
        return self._records([self.numbers["unit"][name] for name in identifiers])

    def _records(self, numbers: list[int]) -> dict[str, Record]:
        rows = self.database.all(
            "select e.identifier, f.path, e.record, e.at, e.seal from file f join entry e on e.file = f.number"
            " where e.number in (select value from json_each(?))",
            (to_json(numbers).decode(),),
        )
        return {record.identifier: record for record in map(_record, rows)}

    def held(self) -> list[str]:
        """Return the files of which something stands as it was before an error."""
        rows = self.database.all(
            "select distinct f.path from entry e join file f on f.number = e.file where e.held and e.live"
        )
        return [path for (path,) in rows]


def _record(row: tuple[Any, ...]) -> Record:
    identifier, path, record, at, seal = row
    if seal != seal_of(identifier, at, record):
        raise CatalogueDamaged(f"record of {identifier}")
    return read_record(identifier, path, record)


def difference(before: Mapping[str, Numbers], now: Mapping[str, Numbers]) -> Changes:
    """Return what identifiers mean now and did not before."""
    changes = Changes()
    for what in SORTS:
        old, new = before[what], now[what]
        if old is not new:
            changes.come[what].update(new.keys() - old.keys())
            changes.gone[what].update(old.keys() - new.keys())
            changes.changed[what].update(name for name, _ in new.items() - old.items() if name in old)
            if new.keys() == old.keys() and list(new) != list(old):
                changes.reordered.add(what)
    return changes


def named(names: Iterable[str], table: Mapping[str, Iterable[str]]) -> set[str]:
    """Return all that a table has under some names."""
    return {other for name in names for other in table.get(name, ())}
