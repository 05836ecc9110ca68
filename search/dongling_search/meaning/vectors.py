"""Vectors on disk: segments that are written once, each whole or not there, so that nothing has to be locked.

A segment has a line of JSON (who made it, how long a vector is, and for each unit the digest of its document and how
many passages it has), then the vectors, each number as a float of four bytes, and is named by what it holds. What is
damaged or of another length is left out, and made anew.
"""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from zlib import crc32

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
SUFFIX = ".vectors"
MANY = 16
"""More segments than that are made one."""


class VectorFolder:
    """The segments of one embedder in a folder; in memory without one."""

    def __init__(self, folder: Path | None, made_by: str, length: int) -> None:
        """Take where segments lie, who makes their vectors, and how long these are."""
        self._folder = folder / sha256(made_by.encode()).hexdigest()[:16] if folder else None
        self._made_by, self._length = made_by, length
        self._told: dict[Path, frozenset[str]] = {}

    def read(self, wanted: AbstractSet[str]) -> dict[str, Floats]:
        """Return the vectors of those digests that any sound segment has; no segment is read for others."""
        vectors: dict[str, Floats] = {}
        for path in self._paths():
            if not wanted.isdisjoint(self._digests(path)):
                vectors.update((digest, rows) for digest, rows in self._segment(path) if digest in wanted)
        return vectors

    def add(self, vectors: Mapping[str, Floats]) -> None:
        """Write a segment; raises OSError when it can't be."""
        if self._folder is None or not vectors:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        body = b"".join(np.ascontiguousarray(rows, dtype="<f4").tobytes() for rows in vectors.values())
        units = [(digest, len(rows)) for digest, rows in vectors.items()]
        told = {"made_by": self._made_by, "length": self._length, "crc": crc32(body), "units": units}
        head = json.dumps(told).encode()
        path = self._folder / f"{sha256(head).hexdigest()[:24]}{SUFFIX}"
        aside = path.with_suffix(f".{os.getpid()}.tmp")
        aside.write_bytes(head + b"\n" + body)
        aside.replace(path)

    def tidy(self, wanted: AbstractSet[str]) -> None:
        """Make one segment of many, with what is wanted; the largest is left until the others are as large."""
        paths = sorted(self._paths(), key=_size)
        if len(paths) <= MANY:
            return
        merged = paths if sum(map(_size, paths[:-1])) >= _size(paths[-1]) else paths[:-1]
        kept = {digest: rows for path in merged for digest, rows in self._segment(path) if digest in wanted}
        self.add(kept)
        for path in merged:
            with suppress(OSError):
                path.unlink()

    def _paths(self) -> Sequence[Path]:
        return sorted(self._folder.glob(f"*{SUFFIX}")) if self._folder else ()

    def _digests(self, path: Path) -> frozenset[str]:
        """Return whose vectors a segment says it has: a segment never changes, so it is asked once."""
        if path not in self._told:
            self._told[path] = _digests(path)
        return self._told[path]

    def _segment(self, path: Path) -> Iterator[tuple[str, Floats]]:
        """Yield the vectors of a segment; nothing of one that is not what was written."""
        with suppress(OSError, ValueError, KeyError, TypeError):
            head, _, body = path.read_bytes().partition(b"\n")
            told = json.loads(head)
            length = int(told["length"])
            if (told["made_by"], length, told["crc"]) != (self._made_by, self._length, crc32(body)):
                return
            rows = np.frombuffer(body, dtype="<f4").reshape(-1, length).astype(np.float32, copy=False)
            at = 0
            for digest, count in told["units"]:
                yield str(digest), rows[at : at + int(count)]
                at += int(count)


def _digests(path: Path) -> frozenset[str]:
    with suppress(OSError, ValueError, KeyError, TypeError), path.open("rb") as file:
        return frozenset(str(digest) for digest, _ in json.loads(file.readline())["units"])
    return frozenset()


def _size(path: Path) -> int:
    with suppress(OSError):
        return path.stat().st_size
    return 0


def normal(vectors: Sequence[Sequence[float]], count: int) -> Floats:
    """Return so many vectors of length one; raises ValueError for what is none."""
    rows: Floats = np.asarray(vectors, dtype=np.float32)
    if rows.ndim != 2 or len(rows) != count or not rows.shape[1] or not np.isfinite(rows).all():
        raise ValueError(f"not {count} vectors of numbers: {rows.shape}")
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: Floats = rows / np.maximum(lengths, np.float32(1e-9))
    return unit
