"""Files that changed on their way into the catalogue's file: what they gave is written, what they no longer give goes.

A change costs what changed: the entries of those files, and of the identifiers that they give or gave.
"""

from collections.abc import Iterable, Sequence
from os import sep
from typing import Any

from pydantic_core import from_json, to_json

from dongling.catalog.sqlite import StoredRow, seal_of
from dongling.content.holdings.askings import Askings
from dongling.content.holdings.codec import Codec
from dongling.content.holdings.entries import (
    ORDER,
    SORTS,
    Changes,
    Holdings,
    NewFile,
    Numbers,
    difference,
    sort_of,
)
from dongling.content.merge import Entry, FileResult, duplicate
from dongling.content.origin import FileSource

KEEP = 20
"""So many generations what is gone stays in the file, for those who still hold a catalogue of before."""
_FIELDS = "file, what, identifier, ordinal, at, held, live, written, record, value, seal, value_seal"
_AGAIN = f"insert into entry ({_FIELDS}) select {_FIELDS} from entry where number = ?"  # noqa: S608 - all ours
_CLAIMING = (
    "select e.number, e.held, e.born, f.path, e.at, e.written, e.gone from entry e join file f"  # noqa: S608 - all ours
    f" on f.number = e.file where e.what = ? and e.identifier = ? and e.live order by e.held, {ORDER}"
)
_GIVES = {"unit": ("unit", "draft")}
"""The sorts of what a file of a sort gives, where it is not that one alone."""
_Claim = tuple[str, str]
"""An identifier that files give: its sort, and itself."""


class Intake:
    """Takes changes into `holdings`, with a `codec` that knows the kinds and words of this load.

    `askings` hear what is asked of the terms while a file is read.
    """

    def __init__(self, holdings: Holdings, codec: Codec, askings: Askings) -> None:
        self._holdings, self._codec, self._askings = holdings, codec, askings
        self._database, self._notes = holdings.database, holdings.notes
        self._generation = holdings.generation + 1
        self._twice = self._notes.owners("twice")
        self._touched: set[_Claim] = set()
        self._reordered = False
        self._new: dict[_Claim, int] = {}
        """Claims of this intake on identifiers that nothing else claims."""

    def take(self, files: Iterable[NewFile], gone: Iterable[str], reordered: Sequence[tuple[str, int]] = ()) -> Changes:
        """Take in what files hold, without those that are gone; return what identifiers mean now and did not before.

        `reordered` are files that are as they were, on another shelf. It is done wholly or not at all.
        """
        before = self._holdings.numbers
        with self._database.transaction():
            for path in gone:
                self._drop(path)
            self._reordered = bool(reordered)
            for path, shelf in reordered:
                self._database.run("update file set shelf = ? where path = ? and not gone", (shelf, path))
                self._touched.update(self._claims(path))
            for file in files:
                self._put(file)
            numbers = self._settled(before)
            self._sweep()
            if (count := self._holdings.counted(numbers)) != self._database.value("count"):  # an order may change alone
                self._database.keep("count", count)
            if changes := difference(before, numbers):  # else whoever holds the catalogue goes on with it
                self._database.keep("generation", str(self._generation))
        if changes:
            self._holdings.numbers, self._holdings.generation = numbers, self._generation
        return changes

    def _claims(self, path: str) -> Iterable[_Claim]:
        return self._database.all(
            "select e.what, e.identifier from entry e join file f on f.number = e.file where f.path = ? and not f.gone"
            " and e.live",
            (path,),
        )

    def _drop(self, path: str) -> None:
        self._touched.update(self._claims(path))
        for (number,) in self._database.all("select number from file where path = ? and not gone", (path,)):
            self._database.run("update entry set live = 0 where file = ?", (number,))
            self._database.run("update file set gone = number where number = ?", (number,))
        self._notes.replace("read", path, ())

    def _put(self, file: NewFile) -> None:
        self._askings.heard.taken()
        result = file.read()
        asking = self._askings.taken()
        number = self._file(file, asking)
        if is_new := number is None:
            place = file.path.replace(sep, "\x01")
            number = self._database.run(
                "insert into file (path, what, shelf, place, mtime, ctime, size, inode, reader, asking)"
                " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (file.path, file.what, file.shelf, place, *file.stamp, file.reader, asking),
            )
            same: set[str] = set()
        else:
            same = self._let_go(number, file.what, result)
        self._add(number, file.what, result, same)
        if result.problems or not (is_new or same):
            self._notes.replace("read", file.path, result.problems, file.path)

    def _file(self, file: NewFile, asking: int) -> int | None:
        """Return the number of a file that was read before, and note how it is now."""
        rows = self._database.all("select number, shelf from file where path = ? and not gone", (file.path,))
        if not rows:
            return None
        if rows[0][1] != file.shelf:
            self._reordered = True
            self._touched.update(self._claims(file.path))
        self._database.run(
            "update file set what = ?, shelf = ?, mtime = ?, ctime = ?, size = ?, inode = ?, reader = ?,"
            " asking = ? where number = ?",
            (file.what, file.shelf, *file.stamp, file.reader, asking, rows[0][0]),
        )
        number: int = rows[0][0]
        return number

    def _let_go(self, file: int, what: str, result: FileResult[Any]) -> set[str]:
        """Let go of what a file gave and does not give as it was; return the identifiers that are as they were."""
        there = {entry.value.identifier: (i, entry) for i, entry in enumerate(result.found)}
        rows = self._database.all(
            "select e.number, e.identifier, e.ordinal, e.value, e.held, w.kept, e.what from entry e"
            " left join written w on w.number = e.written where e.file = ? and e.live",
            (file,),
        )
        same = set()
        for number, identifier, ordinal, value, held, kept, was in rows:
            place, entry = there.get(identifier, (-1, None))
            as_before = entry and (was, ordinal, kept, held) == (sort_of(what, entry.value), place, _kept(entry), 0)
            if as_before and entry and value == self._codec.encode(was, entry.value):
                same.add(identifier)
                continue
            holds = bool(result.errors) and entry is None and was in _GIVES.get(what, (what,))
            self._reordered |= len(rows) > 1 and holds != held
            self._database.run("update entry set held = ?, live = ? where number = ?", (holds, holds, number))
            self._touched.add((was, identifier))
        return same

    def _add(self, file: int, what: str, result: FileResult[Any], same: set[str]) -> None:
        written: int | None = None
        for ordinal, entry in enumerate(result.found):
            identifier, sort = entry.value.identifier, sort_of(what, entry.value)
            if identifier in same:
                continue
            if written is None:
                written = self._database.run("insert into written (kept) values (?)", (_kept(entry),))
            at, value = to_json(entry.at).decode(), self._codec.encode(sort, entry.value)
            record = self._codec.record(sort, entry.value)
            claim = (sort, identifier)
            alone = identifier not in self._holdings.numbers[sort] and claim not in self._touched
            born = self._generation if alone else None
            seals = seal_of(identifier, at, record), seal_of(identifier, value)
            number = self._database.run(
                "insert into entry (file, what, identifier, ordinal, at, held, live, born, written, record, value,"
                " seal, value_seal) values (?, ?, ?, ?, ?, 0, 1, ?, ?, ?, ?, ?, ?)",
                (file, *claim, ordinal, at, born, written, record, value, *seals),
            )
            if alone and claim not in self._new:
                self._new[claim] = number
            else:
                self._touched.add(claim)

    def _settled(self, before: dict[str, Numbers]) -> dict[str, Numbers]:
        """Decide which entry each identifier means that files give or gave; return all of them."""
        changed: dict[_Claim, int | None] = {}
        for claim in self._touched:
            changed[claim] = self._decide(claim)
        numbers = {}
        for what in SORTS:
            own = {name: number for (sort, name), number in changed.items() if sort == what}
            come = any(sort == what for sort, _ in self._new.keys() - self._touched)
            moved = any(self._elsewhere(number, before[what].get(name)) for name, number in own.items())
            if come or moved or self._reordered:
                numbers[what] = self._holdings.ordered(what)
            elif own:
                kept = {**before[what], **own}
                numbers[what] = {name: number for name, number in kept.items() if number is not None}
            else:
                numbers[what] = before[what]
        return numbers

    def _elsewhere(self, number: int | None, before: int | None) -> bool:
        """Tell whether an entry has another place in the order of loading than the one before it."""
        if number is None or number == before:
            return False
        statement = "select 1 from entry where number in (?, ?) group by file, ordinal"
        return before is None or len(self._database.all(statement, (number, before))) > 1

    def _decide(self, claim: _Claim) -> int | None:
        """Give an identifier to the first sound claim, else the first held; other sound ones are said to be late."""
        rows = self._database.all(_CLAIMING, claim)
        winner: int | None = rows[0][0] if rows else None
        self._database.run(
            "update entry set gone = ? where what = ? and identifier = ? and born is not null and gone is null"
            " and number is not ?",
            (self._generation, *claim, winner),
        )
        if winner is not None:
            winner = self._born(winner, rows[0][2], rows[0][6])
        sound = [row for row in rows if not row[1]]
        owner = "/".join(claim)
        if len(sound) > 1 or owner in self._twice:
            self._say_twice(owner, claim, sound)
        if winner is None:
            self._notes.replace("opinion", owner, ())
        return winner

    def _born(self, number: int, born: int | None, gone: int | None) -> int:
        """Let an entry be what its identifier means; one that was so before is written anew, as nobody ever saw it."""
        if born is not None and gone is None:
            return number
        if born is not None:
            number, before = self._database.run(_AGAIN, (number,)), number
            self._database.run("update entry set live = 0 where number = ?", (before,))
        self._database.run("update entry set born = ? where number = ?", (self._generation, number))
        return number

    def _say_twice(self, owner: str, claim: _Claim, sound: Sequence[tuple[Any, ...]]) -> None:
        self._notes.replace("twice", owner, ())
        entries = [(row[3], self._entry(claim, row)) for row in sound]
        for path, entry in entries[1:]:
            first, problem = entries[0][0], duplicate(entries[0][1], entry, claim[1])
            self._notes.add("twice", owner, problem, path, first)

    def _entry(self, claim: _Claim, row: tuple[Any, ...]) -> Entry[Any]:
        number, _, _, path, at, written, _ = row
        source = self._codec.source(claim[0], StoredRow(number, claim[1], path, at, written, b""))
        return Entry(None, source, tuple(from_json(at)))

    def _sweep(self) -> None:
        """Delete what has been gone for long, and what nobody ever saw."""
        last = (self._generation - KEEP,)
        self._database.run("delete from rendered where entry in (select number from entry where gone <= ?)", last)
        gone = self._database.all("delete from entry where gone <= ? and not live returning written", last)
        gone += self._database.all("delete from entry where born is null and not live returning written")
        self._database.run_many(
            "delete from written where number = ?1 and not exists (select 1 from entry where written = ?1)", set(gone)
        )
        self._database.run(
            "delete from file where gone and not exists (select 1 from entry e where e.file = file.number)"
        )


def _kept(entry: Entry[Any]) -> bytes:
    return entry.source.bring() if isinstance(entry.source, FileSource) else b""
