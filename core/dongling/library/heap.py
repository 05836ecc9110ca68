"""The heap of the C library, kept small: what Python lets go of is given back to the system.

glibc gives every thread a heap of its own, and each keeps what its busiest moment took: with the threads of a site that
is a quarter of its memory. Python's threads take turns anyway. Other C libraries are left as they are.
"""

import ctypes
from functools import cache

_ARENA_MAX = -8
"""glibc's M_ARENA_MAX."""


@cache
def _libc() -> ctypes.CDLL | None:
    try:
        libc = ctypes.CDLL(None)
        return libc if hasattr(libc, "gnu_get_libc_version") else None
    except (OSError, TypeError):  # a system whose programs are no libraries
        return None


def share_heap() -> bool:
    """Let all threads to come share one heap; return whether that could be done."""
    libc = _libc()
    return libc is not None and bool(libc.mallopt(_ARENA_MAX, 1))


def give_back() -> None:
    """Give what is free to the system. It takes some milliseconds, in which Python goes on."""
    libc = _libc()
    if libc is not None:
        libc.malloc_trim(0)
