"""How much each address wrote lately, where all processes of a site see it: a table in a file that they share.

The counts are those of `limits`, for its sliding window: of each window one number, so the table has a fixed size
whatever names are made up. It lies in the site's folder for what can be made again: several sites behind one proxy, and
all workers of each, count together, and one that is replaced forgets nothing. It is read and written, not mapped: a
mapped file that somebody cuts short ends whoever looks at it. Its room is taken when it is made; what can't be written
all the same, on a disk that is full or broken, is counted by this process alone: a page that only counts must not fail.
"""

import fcntl
import os
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from secrets import token_bytes
from struct import Struct
from typing import BinaryIO

from limits.storage import Storage
from limits.storage.base import SlidingWindowCounterSupport

_SECRET = 32
_ROW = Struct("<8sQd")
"""The digest of a name, its count, and until when it counts."""
_MOST = 2**64 - 1
_ROWS = 1 << 17
_LOOKS = 16
"""So many rows are looked at for a name; when all are taken the one that ends first is given up."""
_LONGEST = 3 * 24 * 3600
"""Nothing counts for longer, in seconds: what says so is of a clock that went wrong, or damaged."""
SIZE = _SECRET + (_ROWS + _LOOKS) * _ROW.size
_UNWRITTEN = 4096
"""So many rows a process remembers that it could not write."""
_NAME = "counts"


@contextmanager
def counts_file(place: Path | None = None) -> Iterator[BinaryIO]:
    """Hold open the table of a site in its folder `place`, which is made when it is not there; else one without a name.

    Where it can't lie in the folder it has no name either: then these processes alone count together.
    """
    file: BinaryIO | None = None
    if place:
        with suppress(OSError):
            file = _named(place / _NAME)
    if file is None:
        file = tempfile.TemporaryFile()  # noqa: SIM115 - it is closed below
        _lay_out(file)
    with file:
        yield file


def _named(path: Path) -> BinaryIO:
    """Open a table; make it, or anew when it is none. Who comes at the same time gets the same. Raises OSError."""
    flags = os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
    with suppress(FileNotFoundError):
        opened = os.fdopen(os.open(path, flags), "r+b")
        if os.fstat(opened.fileno()).st_size == SIZE:
            return opened
        opened.close()
        path.unlink(missing_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=_NAME) as made:
        _lay_out(made)
        with suppress(FileExistsError):
            path.hardlink_to(made.name)
    return os.fdopen(os.open(path, flags), "r+b")


def _lay_out(file: "BinaryIO | tempfile._TemporaryFileWrapper[bytes]") -> None:
    file.write(token_bytes(_SECRET))
    file.truncate(SIZE)
    file.flush()
    with suppress(OSError):  # a disk that is full now: what is not written is counted by each process alone
        os.posix_fallocate(file.fileno(), 0, SIZE)


class SharedCounts(Storage, SlidingWindowCounterSupport):
    """The counts in a file that other processes have open, too."""

    STORAGE_SCHEME = None

    def __init__(self, file: int) -> None:
        super().__init__()
        self._file = file
        self._lock, self._depth = threading.RLock(), 0
        self._unwritten: dict[int, bytes] = {}
        self.secret = os.pread(file, _SECRET, 0).ljust(_SECRET, b"\0")

    @property
    def base_exceptions(self) -> type[Exception]:
        """Return what may be raised here."""
        return OSError

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Add to a count; return it. One that is new counts for so many seconds."""
        with self._alone():
            row, count, until = self._row(key)
            count, until = (count + amount, until) if until else (amount, time.time() + expiry)
            self._write(row, _ROW.pack(_digest(key), min(count, _MOST), until))
            return count

    def get(self, key: str) -> int:
        """Return a count."""
        with self._alone():
            return self._row(key)[1]

    def get_expiry(self, key: str) -> float:
        """Return until when a name counts."""
        with self._alone():
            return self._row(key)[2] or time.time()

    def clear(self, key: str) -> None:
        """Forget a name."""
        with self._alone():
            self._write(self._row(key)[0], bytes(_ROW.size))

    def reset(self) -> int | None:
        """Forget all."""
        with self._alone():
            self._unwritten.clear()
            with suppress(OSError):
                os.pwrite(self._file, bytes(SIZE - _SECRET), _SECRET)
        return None

    def check(self) -> bool:
        """Tell that it can be used."""
        return True

    def acquire_sliding_window_entry(self, key: str, limit: int, expiry: int, amount: int = 1) -> bool:
        """Count more, unless that is beyond the limit; of the window before, what still lies in the sliding one."""
        with self._alone():
            before, before_for, now, _ = self.get_sliding_window(key, expiry)
            if before * before_for / expiry + now + amount > limit:
                return False
            self.incr(_window(key, expiry, 0), 2 * expiry, amount)
            return True

    def get_sliding_window(self, key: str, expiry: int) -> tuple[int, float, int, float]:
        """Return the counts of the window before and of this one, and for how many seconds each still counts."""
        rest = expiry - time.time() % expiry
        with self._alone():
            return self.get(_window(key, expiry, 1)), rest, self.get(_window(key, expiry, 0)), rest + expiry

    def clear_sliding_window(self, key: str, expiry: int) -> None:
        """Forget a name of both windows."""
        for ago in (0, 1):
            self.clear(_window(key, expiry, ago))

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep other threads and other processes out; the system lets go for a process that dies."""
        with self._lock:
            if not self._depth:
                fcntl.lockf(self._file, fcntl.LOCK_EX)
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1
                if not self._depth:
                    fcntl.lockf(self._file, fcntl.LOCK_UN)

    def _row(self, key: str) -> tuple[int, int, float]:
        """Return where the row of a name is, its count, and until when that counts: 0 for a row that is free."""
        digest, now = _digest(key), time.time()
        first = _SECRET + int.from_bytes(digest, "little") % _ROWS * _ROW.size
        free, ends_first = first, float("inf")
        for look, (whose, count, until) in enumerate(_ROW.iter_unpack(self._read(first))):
            row, counts = first + look * _ROW.size, now < until <= now + _LONGEST
            if whose == digest and counts:
                return row, count, until
            if (ends := until if counts else 0.0) < ends_first:
                free, ends_first = row, ends
        return free, 0, 0.0

    def _read(self, first: int) -> bytes:
        """Return the rows from `first` on that are looked at for a name."""
        size, read = _LOOKS * _ROW.size, b""
        with suppress(OSError):
            read = os.pread(self._file, size, first)
        rows = bytearray(read.ljust(size, b"\0"))
        for row in range(first, first + size, _ROW.size) if self._unwritten else ():
            if (kept := self._unwritten.get(row)) is not None:
                rows[row - first : row - first + _ROW.size] = kept
        return bytes(rows)

    def _write(self, row: int, packed: bytes) -> None:
        try:
            os.pwrite(self._file, packed, row)
        except OSError:
            self._unwritten[row] = packed
            if len(self._unwritten) > _UNWRITTEN:
                del self._unwritten[next(iter(self._unwritten))]
        else:
            self._unwritten.pop(row, None)


def _digest(key: str) -> bytes:
    return blake2b(key.encode(), digest_size=8).digest()


def _window(key: str, expiry: int, ago: int) -> str:
    return f"{key}/{int(time.time() / expiry) - ago}"
