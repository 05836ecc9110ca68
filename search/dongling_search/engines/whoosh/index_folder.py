"""The life of an index on disk: each state of it in a folder of its own, and one small file that points at it.

LOCK: held while writing, by one writer.
CURRENT: names the folder in use, its generation, and the digest of its SUMS.
0f3a.../: a finished index; never changed again. Its SUMS have the size of every file, when it was written, and the
checksums of its blocks.

A writer fills a new folder (files that stay are linked, not copied) and then replaces CURRENT in one step, so
that readers see the old index or the new one, and a writer that dies or finds the disk full leaves the old one
in use. What was made by another version, or has other files, counts as no index. A file that was touched since is
looked through when an index is opened, and what does not agree is no index either; the others are not read for that,
but each block is compared as it is read (checked_files.py). So opening costs the same however large an index is.
"""

import json
import os
import shutil
import time
from array import array
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from whoosh.filedb.filestore import FileStorage
from whoosh.util.filelock import try_for

from dongling.problems import Said
from dongling.search import IndexUnwritable
from dongling_search.engines.whoosh.checked_files import CheckedStorage, NextStorage, Sums
from dongling_search.engines.whoosh.index_place import SoundIndex

CURRENT = "CURRENT"
LOCK = "LOCK"
SUMS = "SUMS"
_AGO = 2 * 10**9
"""Finished files are dated back so many nanoseconds: clocks of files are coarse, and no later change has this time."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """What CURRENT says: which folder, the generation it holds, what made it, and the digest of its SUMS."""

    folder: str
    generation: str
    made_by: str
    sums: str


class IndexFolder:
    """An IndexPlace: the folder of one index. `made_by` names everything that an index must agree with to be read."""

    def __init__(self, path: Path, made_by: str, patience: float = 10.0) -> None:
        self.path = path
        self.made_by = made_by
        self.patience = patience
        self._current = os.fspath(path / CURRENT)

    def stamp(self) -> tuple[int, int, int] | None:
        """Return what changes whenever CURRENT is replaced; None when there is none."""
        try:
            stat = os.stat(self._current)  # noqa: PTH116 - each search asks, and a path would take as long again
        except OSError:
            return None
        return stat.st_mtime_ns, stat.st_size, stat.st_ino

    def current(self) -> Pointer | None:
        """Return the pointer to a sound index of ours, or None."""
        pointer = self._ours()
        return pointer if pointer and self._sums(pointer) else None

    def sound(self) -> SoundIndex | None:
        """Return the index that the pointer names, each of whose blocks is compared when it is read."""
        pointer = self._ours()
        sums = self._sums(pointer) if pointer else None
        if not pointer or not sums:
            return None
        return SoundIndex(pointer.generation, CheckedStorage(self.path / pointer.folder, sums))

    def _ours(self) -> Pointer | None:
        pointer = self._pointer()
        return pointer if pointer and pointer.made_by == self.made_by else None

    def _sums(self, pointer: Pointer) -> dict[str, Sums] | None:
        """Return what the files of an index were; None when they are no longer so."""
        folder = self.path / pointer.folder
        try:
            noted = (folder / SUMS).read_bytes()
            if _digest(noted).decode() != pointer.sums:
                return None
            sums = _read_sums(noted)
            same = {path.name for path in folder.iterdir()} == {*sums, SUMS}
            return sums if same and all(one.sound(folder / name) for name, one in sums.items()) else None
        except OSError:
            return None

    def _pointer(self) -> Pointer | None:
        try:
            first, _, rest = (self.path / CURRENT).read_bytes().partition(b"\n")
            return Pointer(**json.loads(rest)) if first == _digest(rest) else None
        except (OSError, ValueError, TypeError):
            return None

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Be the one writer; failing to write leaves the index as it was."""
        try:
            self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
            lock = FileStorage(str(self.path)).lock(LOCK)
            if not try_for(lock.acquire, timeout=self.patience, delay=0.02):
                raise IndexUnwritable(_taken(self.path))
        except OSError as error:
            raise IndexUnwritable(_unwritable(self.path, error)) from error
        try:
            yield
        except OSError as error:
            raise IndexUnwritable(_unwritable(self.path, error)) from error
        finally:
            with suppress(OSError):
                self._sweep()
            lock.release()

    def begin(self, *, anew: bool) -> NextStorage:
        """Return a storage for the next state, in a new folder."""
        pointer = None if anew else self._ours()
        sums = self._sums(pointer) if pointer else None
        return NextStorage(self.fresh(pointer if sums else None), sums or {})

    def finish(self, storage: FileStorage, generation: str) -> None:
        """Put a finished state in the place."""
        self.switch(Path(storage.folder), generation)

    def fresh(self, old: Pointer | None = None) -> Path:
        """Return a new folder, with the files of `old` in it."""
        folder = self.path / uuid4().hex
        folder.mkdir(mode=0o700)
        if old:
            for path in (self.path / old.folder).iterdir():
                if path.name != SUMS:
                    _link(path, folder / path.name)
        return folder

    def switch(self, folder: Path, generation: str) -> None:
        """Make a finished folder the index in use."""
        noted = _written_sums(dict(self._finished(folder)))
        (folder / SUMS).write_bytes(noted)
        pointer = Pointer(folder.name, generation, self.made_by, _digest(noted).decode())
        text = json.dumps(asdict(pointer)).encode()
        aside = folder.with_suffix(".new")
        aside.write_bytes(_digest(text) + b"\n" + text)
        aside.replace(self.path / CURRENT)

    def _finished(self, folder: Path) -> Iterator[tuple[str, Sums]]:
        """Yield what each file is: what was taken over is not read again, and what is new is dated back."""
        pointer = self._ours()
        before = (pointer and self._sums(pointer)) or {}
        ago = time.time_ns() - _AGO
        for path in sorted(folder.iterdir()):
            sums = before.get(path.name)
            if not (pointer and sums and path.samefile(self.path / pointer.folder / path.name)):
                os.utime(path, ns=(ago, ago))
                sums = Sums.of(path)
            yield path.name, sums

    def _sweep(self) -> None:
        """Remove what CURRENT does not point at; what is still open elsewhere goes the next time."""
        pointer = self._pointer()
        keep = {CURRENT, LOCK, pointer.folder if pointer else ""}
        for path in self.path.iterdir():
            if path.name not in keep:
                shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)


def _digest(text: bytes) -> bytes:
    return sha256(text).hexdigest().encode()


def _written_sums(sums: Mapping[str, Sums]) -> bytes:
    """Return a line that names each file with its size, time and number of blocks, and all checksums after it."""
    head = [(name, one.size, one.changed, len(one.blocks)) for name, one in sums.items()]
    return json.dumps(head).encode() + b"\n" + b"".join(one.blocks.tobytes() for one in sums.values())


def _read_sums(noted: bytes) -> dict[str, Sums]:
    head, _, blocks = noted.partition(b"\n")
    sums: dict[str, Sums] = {}
    at, size = 0, array("I").itemsize
    for name, length, changed, count in json.loads(head):
        sums[name] = Sums(length, changed, array("I", blocks[at : at + count * size]))
        at += count * size
    return sums


def _link(old: Path, new: Path) -> None:
    try:
        os.link(old, new)
    except OSError:
        shutil.copyfile(old, new)


def _taken(path: Path) -> Said:
    return Said(
        f"另一个程序正在写索引 {path}；请等它写完再试。",
        f"another program is writing the index {path}; wait until it is done and try again.",
    )


def _unwritable(path: Path, error: OSError) -> Said:
    return Said(
        f"索引写不进 {path}：{error.strerror}。请腾出空间或检查权限",
        f"the index can't be written to {path}: {error.strerror}. Make room or check the permissions",
    )
