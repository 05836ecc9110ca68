"""The files of a unit for another unit that was made after it: they lie beside that one too."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from dongling.media.media_file import FOLDER, MediaFault, open_media
from dongling.model import Unit


def copy_media(unit: Unit, beside: Path) -> None:
    """Put the files of a unit into `media/` of the folder `beside`, where they are not there yet.

    What can't be read or written is left out: whoever checks the other unit says so.
    """
    folder = beside / FOLDER
    for medium in unit.media:
        for name in filter(None, (medium.file, medium.subtitles)):
            if (folder / name).exists():
                continue
            with suppress(MediaFault):
                _keep(beside, name, open_media(unit, name).data)


def _keep(beside: Path, name: str, data: bytes) -> bool:
    """Put a file into `media/` of the folder `beside`; tell whether it lies there. One that is there stays."""
    folder = beside / FOLDER
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with suppress(FileExistsError):
            _write(folder / name, data)
    except OSError:
        return False
    return True


def _write(path: Path, data: bytes) -> None:
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as made:
        begun = Path(made.name)
        try:
            made.write(data)
            made.flush()
            begun.chmod(0o644)
            os.link(begun, path)
        finally:
            begun.unlink(missing_ok=True)
