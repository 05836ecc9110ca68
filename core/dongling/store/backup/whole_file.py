"""Files that are there whole, on the disk and for their owner alone, or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from dongling.problems import AWAY, DonglingError, Said


@contextmanager
def whole(target: Path) -> Iterator[BinaryIO]:
    """Write `target`: it takes its name only when all of it is on the disk. Raises DonglingError when it can't."""
    try:
        handle, name = tempfile.mkstemp(".part", f".{target.name}.", target.parent)
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
        _sync(target.parent)
    except OSError as error:
        raise DonglingError(
            Said(f"写不了 {target}：{error.strerror}", f"can't write {target}: {error.strerror}"), status=AWAY
        ) from None


def _sync(folder: Path) -> None:
    """Put the folder's new name on the disk, too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
