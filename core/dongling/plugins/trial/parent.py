"""Who starts a process ends it; when he himself is gone, nobody would."""

import ctypes
import os
import signal
import sys

_DIE_WITH_PARENT = 1
"""The number of PR_SET_PDEATHSIG."""


def die_with(parent: int) -> None:
    """Have the system end this process at once when the process `parent` ends, which started it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)
