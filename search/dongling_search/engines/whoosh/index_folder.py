"""The life of an index on disk: each state of it in a folder of its own, and one small file that points at it.

LOCK: held while writing, by one writer.
CURRENT: names the folder in use, its generation, and the digest of every file in it.
0f3a.../: a finished index; never changed again.

A writer fills a new folder (files that stay are linked, not copied) and then replaces CURRENT in one step, so
that readers see the old index or the new one, and a writer that dies or finds the disk full leaves the old one
in use. What does not agree with its digests, or was made by another version, counts as no index; what agrees is
compared again, block by block, as it is read (checked_files.py).
"""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from whoosh.filedb.filestore import FileStorage
from whoosh.util.filelock import try_for

from dongling.problems import Said
from dongling.search import IndexUnwritable
from dongling_search.engines.whoosh.checked_files import CheckedStorage, Sums
from dongling_search.engines.whoosh.index_place import SoundIndex

CURRENT = "CURRENT"
LOCK = "LOCK"


@dataclass(frozen=True, slots=True)
class Pointer:
    """What CURRENT says: which folder, the generation it holds, what made it, and its files' digests."""

    folder: str
    generation: str
    made_by: str
    files: dict[str, str]


class IndexFolder:
    """An IndexPlace: the folder of one index. `made_by` names everything that an index must agree with to be read."""

    def __init__(self, path: Path, made_by: str, patience: float = 10.0) -> None:
        self.path = path
        self.made_by = made_by
        self.patience = patience

    def stamp(self) -> tuple[int, int, int] | None:
        """Return what changes whenever CURRENT is replaced; None when there is none."""
        try:
            stat = (self.path / CURRENT).stat()
        except OSError:
            return None
        return stat.st_mtime_ns, stat.st_size, stat.st_ino

    def current(self) -> Pointer | None:
        """Return the pointer to a sound index of ours, or None."""
        pointer = self._pointer()
        if pointer is None or pointer.made_by != self.made_by:
            return None
        return pointer if self._sums(pointer) else None

    def sound(self) -> SoundIndex | None:
        """Return the index that the pointer names, each of whose blocks is compared again when it is read."""
        pointer = self._pointer()
        if pointer is None or pointer.made_by != self.made_by:
            return None
        sums = self._sums(pointer)
        return SoundIndex(pointer.generation, CheckedStorage(self.path / pointer.folder, sums)) if sums else None

    def _sums(self, pointer: Pointer) -> dict[str, Sums] | None:
        """Look through the files of an index; None when they are not what the pointer says."""
        try:
            sums = _sums(self.path / pointer.folder)
        except OSError:
            return None
        return sums if pointer.files == _digests(sums) else None

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

    def begin(self, *, anew: bool) -> FileStorage:
        """Return a storage for the next state, in a new folder."""
        return FileStorage(str(self.fresh(None if anew else self.current())))

    def finish(self, storage: FileStorage, generation: str) -> None:
        """Put a finished state in the place."""
        self.switch(Path(storage.folder), generation)

    def fresh(self, old: Pointer | None = None) -> Path:
        """Return a new folder, with the files of `old` in it."""
        folder = self.path / uuid4().hex
        folder.mkdir(mode=0o700)
        if old:
            for name in old.files:
                _link(self.path / old.folder / name, folder / name)
        return folder

    def switch(self, folder: Path, generation: str) -> None:
        """Make a finished folder the index in use."""
        pointer = Pointer(folder.name, generation, self.made_by, _digests(_sums(folder)))
        text = json.dumps(asdict(pointer)).encode()
        aside = folder.with_suffix(".new")
        aside.write_bytes(_digest(text) + b"\n" + text)
        aside.replace(self.path / CURRENT)

    def _sweep(self) -> None:
        """Remove what CURRENT does not point at; what is still open elsewhere goes the next time."""
        pointer = self._pointer()
        keep = {CURRENT, LOCK, pointer.folder if pointer else ""}
        for path in self.path.iterdir():
            if path.name not in keep:
                shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)


def _digest(text: bytes) -> bytes:
    return sha256(text).hexdigest().encode()


def _sums(folder: Path) -> dict[str, Sums]:
    return {path.name: Sums.of(path) for path in sorted(folder.iterdir())}


def _digests(sums: dict[str, Sums]) -> dict[str, str]:
    return {name: one.digest for name, one in sums.items()}


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
