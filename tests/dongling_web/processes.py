"""The processes of a site that is supervised, as the system tells them."""

from pathlib import Path


def workers_of(supervisor: int) -> list[int]:
    """Return the processes that a supervisor has started, the oldest first."""
    return list(map(int, Path(f"/proc/{supervisor}/task/{supervisor}/children").read_text(encoding="ascii").split()))


def is_running(pid: int) -> bool:
    """Tell whether there is such a process, and it has not ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
