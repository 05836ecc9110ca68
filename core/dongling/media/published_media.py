"""The media of a unit where readers see them: laid beside its file before that is there, moved away along with it."""

import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dongling.media.media_box import link_or_copy
from dongling.media.media_file import FOLDER

ASIDE = ".withdrawn"
"""In this folder, beside the files, lies what was withdrawn."""


@contextmanager
def laid_beside(box: Path, names: Collection[str], beside: Path) -> Iterator[None]:
    """Lay files of a box where the unit's file is written within; when that fails, those that came go again.

    What lies there already stays, and what the box does not hold is left out. Raises OSError.
    """
    laid: list[Path] = []
    try:
        for name in names:
            source, target = box / FOLDER / name, beside / FOLDER / name
            if source.is_file() and not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                link_or_copy(source, target)
                laid.append(target)
                target.chmod(0o644)
        yield
    except BaseException:
        for path in laid:
            with suppress(OSError):
                path.unlink(missing_ok=True)
        raise


def other_content(box: Path, names: Collection[str], beside: Path) -> list[str]:
    """Return the files of a box in whose place beside the unit another lies already, with other content."""
    return [name for name in names if _differ(box / FOLDER / name, beside / FOLDER / name)]


def put_aside(names: Collection[str], beside: Path) -> None:
    """Move files that no unit of the folder names any more to where what is withdrawn lies; what can't be, stays."""
    left = {name for name in names if (beside / FOLDER / name).is_file()}
    for name in unnamed(left, _texts(beside) if left else ()):
        with suppress(OSError):
            aside = beside / ASIDE / FOLDER
            aside.mkdir(parents=True, exist_ok=True, mode=0o700)
            (beside / FOLDER / name).replace(aside / name)


def unnamed(names: Collection[str], texts: Iterable[str]) -> set[str]:
    """Return those of some files that no text of a unit names; one that writes letters by their numbers may name any.

    A name that stands in a text anywhere is named.
    """
    left = set(names)
    for text in texts:
        left -= {name for name in left if name in text or re.search(r"\\[xuU]", text)}
    return left


def _texts(beside: Path) -> Iterator[str]:
    for path in sorted(beside.glob("*.y*ml")):
        with suppress(OSError):
            yield path.read_text(encoding="utf-8", errors="replace")


def _differ(one: Path, other: Path) -> bool:
    try:
        return not one.samefile(other) and one.read_bytes() != other.read_bytes()
    except OSError:
        return False
