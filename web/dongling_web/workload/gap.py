"""A page with a gap: packed once, and given out with what belongs to one person in the place of the gap.

Packing a page takes longer than all else that is done for one that is kept. So what stands before the gap and what
stands behind it are packed apart; what is put in between is a deflate block that is not packed at all.
"""

import struct
import zlib
from typing import Protocol

from dongling_web.http.headers import LEVEL

_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
_LARGEST = 0xFFFF
"""Bytes that a block can hold which is not packed."""


class Page(Protocol):
    """What is kept of a page."""

    has_gap: bool

    def __len__(self) -> int:
        """Return how many bytes are kept."""
        ...

    def filled(self, part: bytes) -> bytes:
        """Return the page with this in its gap."""
        ...


class Plain:
    """A page as it is; without a gap nothing is put in."""

    def __init__(self, before: bytes, after: bytes | None = None) -> None:
        self._before, self._after = before, after
        self.has_gap = after is not None

    def __len__(self) -> int:
        return len(self._before) + len(self._after or b"")

    def filled(self, part: bytes) -> bytes:
        """Return the page with this in its gap."""
        return self._before if self._after is None else self._before + part + self._after


class Gzipped:
    """A page that is gzipped. The checksum at its end covers all of it, so how the gap moves it is worked out before.

    CRC-32 of what begins with A and ends with B is linear in that of A, bit by bit: 32 numbers tell it for any A.
    """

    has_gap = True

    def __init__(self, before: bytes, after: bytes) -> None:
        pack = zlib.compressobj(LEVEL, wbits=-zlib.MAX_WBITS)
        self._head = _HEAD + pack.compress(before) + pack.flush(zlib.Z_FULL_FLUSH)
        self._tail = pack.compress(after) + pack.flush(zlib.Z_FINISH)
        self._size, self._before = len(before) + len(after), zlib.crc32(before)
        self._after = zlib.crc32(after)
        self._moved = tuple(zlib.crc32(after, 1 << bit) ^ self._after for bit in range(32))

    def __len__(self) -> int:
        return len(self._head) + len(self._tail)

    def filled(self, part: bytes) -> bytes:
        """Return the page with this in its gap."""
        crc, begun = self._after, zlib.crc32(part, self._before)
        for bit, moved in enumerate(self._moved):
            if begun >> bit & 1:
                crc ^= moved
        end = struct.pack("<II", crc, (self._size + len(part)) & 0xFFFFFFFF)
        return b"".join((self._head, _stored(part), self._tail, end))


def _stored(part: bytes) -> bytes:
    """Return deflate's blocks of something that is not packed."""
    pieces = (part[at : at + _LARGEST] for at in range(0, len(part), _LARGEST))
    return b"".join(b"\0" + struct.pack("<HH", len(one), len(one) ^ _LARGEST) + one for one in pieces)
