"""The file that a catalogue lies in: disposable, made again from the content whenever anything about it is wrong.

One process writes it, any number read it. What is in use at a generation stays in the file for a while after the next
one, so that whoever holds the catalogue of before can finish with it in peace.
"""

import sqlite3
import threading
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from zlib import crc32

from dongling.problems import AWAY, DonglingError, Said

FORMAT = "9"
"""Another number makes every catalogue file anew."""
_SCHEMA = """
create table meta (key text primary key, value text not null) without rowid;
create table file (
    number integer primary key, path text not null, what text not null, shelf integer not null,
    place text not null, mtime integer, ctime integer, size integer, inode integer, reader text not null,
    gone integer not null default 0, asking integer, unique (path, gone)
);
create index file_order on file (shelf, place);
create table written (number integer primary key, kept blob not null);
create table entry (
    number integer primary key, file integer not null, what text not null, identifier text not null,
    ordinal integer not null, at text not null, held integer not null, live integer not null,
    born integer, gone integer, written integer, checked integer not null default 0, document text,
    drawn integer not null default 0, asking integer, document_asking integer,
    record blob not null, seal integer not null, value blob not null, value_seal integer not null
);
create index entry_name on entry (what, identifier);
create index entry_file on entry (file, what);
create index entry_written on entry (written);
create index entry_gone on entry (gone) where gone is not null;
create index entry_born on entry (born) where born is not null;
create index entry_dead on entry (written) where born is null and not live;
create index entry_held on entry (file) where held and live;
create index entry_unchecked on entry (what) where not checked and born is not null and gone is null;
create index entry_undocumented on entry (what) where document is null and born is not null and gone is null;
create index entry_undrawn on entry (what) where not drawn and born is not null and gone is null;
create view now as select * from entry where born is not null and gone is null;
create view undocumented as select * from entry where document is null and born is not null and gone is null;
create table columns (
    name text primary key, generation integer not null, kept blob not null, seal integer not null
);
create table rendered (entry integer primary key, html text not null, seal integer not null);
create view item as select e.number, e.identifier, f.path, e.at, e.written, e.value, r.html, r.seal, e.value_seal
    from entry e join file f on f.number = e.file left join rendered r on r.entry = e.number;
create table question (number integer primary key, asked text not null unique, answer text not null default '');
create table asking (number integer primary key, questions text not null unique);
create table problem (
    number integer primary key, sort text not null, owner text not null, errors integer not null,
    warnings integer not null, said blob not null, seal integer not null
);
create index problem_owner on problem (owner, sort);
"""


_MENDING = Said(
    "目录的文件坏了，正在重建，过一会儿再来", "the catalogue's file is damaged and is made anew; come back soon"
)


_DAMAGE = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What is raised of a damaged file: the words of an error may be damaged too."""


_LOADING, _RESTING, _READING = 8192, 512, 2048
"""KB of the file that a connection keeps in memory: while it loads, while it writes a few changes, while it reads."""


class CatalogueDamaged(DonglingError):
    """What lies in the file is not what was written there: `why`. It is made anew from the content."""

    def __init__(self, why: str) -> None:
        super().__init__(_MENDING, status=AWAY)
        self.why = why


class CatalogueUnwritable(Exception):
    """The file can't be written: the disk is full, or read only, or has no locks."""


def seal_of(*parts: object) -> int:
    """Return a number that is another one when any of the parts is, but for one chance in four thousand million."""
    seal = 0
    for part in parts:
        seal = crc32(part if isinstance(part, bytes) else str(part).encode(), crc32(b"\x1f", seal))
    return seal


class CatalogueFile:
    """One SQLite file, or none: then it lies in memory. Safe to use from several threads.

    `edition` names what made it: a file of another edition is as good as none. With `writes`, a file that is damaged
    or of another edition is made anew; without, it raises CatalogueDamaged. Whoever reads sees what was written wholly;
    whoever is in a transaction sees what it wrote so far. `damage` says what was found damaged since it was opened.
    """

    def __init__(self, path: Path | None, edition: str, *, writes: bool = True) -> None:
        self.path, self.edition, self.writes = path, f"{FORMAT} {edition}", writes
        self.damage = ""
        self._turn = threading.RLock()
        self._owner: int | None = None
        try:
            self._connect()
            why = "" if self._value("edition") == self.edition else "another edition"
        except _DAMAGE as error:
            why = str(error)
        if why and not writes:
            self.close()
            raise CatalogueDamaged(why)
        if why:
            self._make()

    def _connect(self) -> None:
        self._write = _Connection(self.path)
        self._read = _Connection(self.path, reads=True) if self.path else self._write

    def _make(self) -> None:
        """Begin with an empty file."""
        self.close()
        try:
            if self.path is not None:
                remove(self.path)
            self._connect()
            self._write.open.executescript(f"begin; {_SCHEMA} commit;")
            self.run("insert into meta values ('edition', ?), ('generation', '0')", (self.edition,))
        except (sqlite3.Error, OSError) as error:
            raise CatalogueUnwritable(str(error)) from error

    @property
    def _here(self) -> "_Connection":
        return self._write if self._owner == threading.get_ident() else self._read

    def all(self, statement: str, values: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
        """Return the rows of a query. Raises CatalogueDamaged."""
        return list(self.stream(statement, values, most=-1))

    def stream(self, statement: str, values: Iterable[Any] = (), *, most: int = 500) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query, some at a time, so that others have a turn in between. Raises CatalogueDamaged."""
        here = self._here
        whole = most < 0 or here is self._write  # rows that change while they are read could come twice, or never
        try:
            with here.lock:
                rows = here.open.execute(statement, tuple(values))
                some = rows.fetchall() if whole else rows.fetchmany(most)
            while some:
                yield from some
                if whole:
                    return
                with here.lock:
                    some = rows.fetchmany(most)
        except _DAMAGE as error:
            raise self.damaged(str(error)) from error

    def damaged(self, why: str) -> CatalogueDamaged:
        """Return the error for damage that was met, and remember it for whoever makes the file anew."""
        self.damage = why
        return CatalogueDamaged(why)

    def run(self, statement: str, values: Iterable[Any] = ()) -> int:
        """Run a statement; return the number of the row that was added last."""
        with self._write.lock:
            return self._write.open.execute(statement, tuple(values)).lastrowid or 0

    def run_many(self, statement: str, rows: Iterable[Iterable[Any]]) -> None:
        """Run a statement for each row."""
        with self._write.lock:
            self._write.open.executemany(statement, map(tuple, rows))

    @contextmanager
    def transaction(self) -> Generator[None]:
        """Run what is inside wholly or not at all; within another, as a part of it.

        Raises CatalogueUnwritable when the disk will not have it.
        """
        with self._turn:
            if self._owner is not None:
                yield
                return
            try:
                self.run("begin immediate")
                self._owner = threading.get_ident()
                yield
                self.run("commit")
            except sqlite3.OperationalError as error:
                raise CatalogueUnwritable(str(error)) from error
            except _DAMAGE as error:
                raise CatalogueDamaged(str(error)) from error
            finally:
                self._owner = None
                with self._write.lock, suppress(sqlite3.Error):
                    if self._write.open.in_transaction:
                        self._write.open.execute("rollback")

    def value(self, key: str) -> str:
        """Return what is kept under a key; nothing when there is nothing."""
        try:
            return self._value(key)
        except _DAMAGE as error:
            raise CatalogueDamaged(str(error)) from error

    def _value(self, key: str) -> str:
        here = self._here
        with here.lock:
            row = here.open.execute("select value from meta where key = ?", (key,)).fetchone()
        return str(row[0]) if row else ""

    def keep(self, key: str, value: str) -> None:
        """Keep a value under a key."""
        self.run("insert into meta values (?, ?) on conflict do update set value = excluded.value", (key, value))

    @property
    def generation(self) -> int:
        """The number of the catalogue that the file holds now; 0 before the first."""
        text = self.value("generation")
        if not text.isdigit():
            raise CatalogueDamaged("no generation")
        return int(text)

    @property
    def in_place(self) -> bool:
        """Whether the file is still the one that was opened."""
        return self.path is None or self._write.number == _number(self.path)

    def rest(self) -> None:
        """Let go of the memory that a load took: what follows are changes of a few units."""
        with self._write.lock, suppress(sqlite3.Error):  # damage is met by whoever reads
            self._write.hold(_RESTING)

    def move(self, path: Path | None) -> None:
        """Go on in another file, or in memory, with all that is here. Raises CatalogueUnwritable."""
        with self._turn:
            try:
                if path is not None:
                    remove(path)
                write = _Connection(path)
                self._write.open.backup(write.open)
                read = _Connection(path, reads=True) if path else write
            except (sqlite3.Error, OSError) as error:
                raise CatalogueUnwritable(str(error)) from error
            before = self._write, self._read
            self.path, self._write, self._read = path, write, read
            for one in before:
                one.close()

    def close(self) -> None:
        """Let go of the file."""
        for name in ("_read", "_write"):
            if connection := getattr(self, name, None):
                connection.close()


class _Connection:
    """A connection that threads take turns at; `number` is which file it is open on."""

    def __init__(self, path: Path | None, *, reads: bool = False) -> None:
        self.lock = threading.RLock()
        self.open = sqlite3.connect(
            path or ":memory:", check_same_thread=False, isolation_level=None, timeout=5, cached_statements=64
        )
        self.open.execute("pragma journal_mode = wal")
        self.open.execute("pragma synchronous = normal")
        self._most = 0
        self.hold(_READING if reads else _LOADING)
        if reads:
            self.open.execute("pragma query_only = on")
        self.number = _number(path) if path else None

    def hold(self, most: int) -> None:
        """Keep so many KB of the file in memory, from now on."""
        if most != self._most:
            self._most = most
            self.open.execute(f"pragma cache_size = {-most}")
            self.open.execute("pragma shrink_memory")

    def close(self) -> None:
        with self.lock, suppress(sqlite3.Error):
            self.open.close()


def _number(path: Path) -> tuple[int, int] | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_dev, stat.st_ino


def remove(path: Path) -> None:
    """Delete a catalogue's file and what belongs to it: what was written last would come back in an empty one."""
    for end in ("", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
