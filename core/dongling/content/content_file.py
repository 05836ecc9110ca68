"""A file of the content, opened so that nothing outside its folder can be handed out in its place.

Between the look into a folder and the opening of a file anyone who may write there can put a link in its place, or in
the place of a folder above it. So each step of the way is opened from the one before, and none of them may be a link.
"""

import os
from dataclasses import dataclass
from errno import ELOOP, ENOTDIR
from pathlib import Path
from stat import S_ISREG

_PLAIN = os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW
Stamp = tuple[int, int, int, int]
"""What changes whenever a file is written: its times, its size and its number."""


@dataclass(frozen=True, slots=True)
class ContentFile:
    """A file, and the folder `root` below which no link is followed; without one, the way to it is trusted.

    `stamp` is how the last look found it, None when that did not see it.
    """

    path: Path
    root: Path | None = None
    stamp: Stamp | None = None

    def read(self, most: int) -> bytes:
        """Return the first `most` bytes. Raises OSError for what can't be read, and for links and pipes."""
        if self.root is None:
            with self.path.open("rb") as file:
                return file.read(most)
        at = os.open(self.root, os.O_RDONLY | os.O_CLOEXEC | os.O_DIRECTORY)
        try:
            *folders, name = self.path.relative_to(self.root).parts
            for folder in folders:
                above, at = at, enter(folder, at)
                os.close(above)
            opened = os.open(name, _PLAIN | os.O_NONBLOCK, dir_fd=at)
        finally:
            os.close(at)
        with open(opened, "rb") as file:  # noqa: PTH123 - it is open already
            if not S_ISREG(os.fstat(opened).st_mode):
                raise OSError(ENOTDIR, "not a plain file")
            return file.read(most)


def enter(name: str, above: int) -> int:
    """Open the folder `name` in the open folder `above`. Raises OSError when it is a link or no folder."""
    return os.open(name, _PLAIN | os.O_DIRECTORY, dir_fd=above)


def stamp_of(stat: os.stat_result) -> Stamp:
    """Return the stamp of a file."""
    return stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_ino


def behind_a_link(error: OSError) -> bool:
    """Tell whether opening failed because there was a link on the way."""
    return error.errno in {ELOOP, ENOTDIR}
