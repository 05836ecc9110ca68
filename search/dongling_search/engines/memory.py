"""Memory that a large piece of work has left free, given back to the system.

Python frees it, and the C library keeps what lies between things that are still used: after an index was made a site
would hold tens of megabytes for nothing, until it ends.
"""

import ctypes
import os


def give_back() -> bool:
    """Give free memory back; tell whether the C library could be asked to, which only glibc can."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if os.name == "posix" else None
    if trim is None:
        return False
    trim(0)
    return True
