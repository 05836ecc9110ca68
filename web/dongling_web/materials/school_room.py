"""Where the media of units that are being written lie, by school, and how much room those of a school take."""

from dataclasses import dataclass
from pathlib import Path

from dongling.media import box_weight
from dongling.model import is_identifier
from dongling.problems import DonglingError, Said
from dongling.settings import SCHOOLS
from dongling_web.http.context import current_library

WRITING = "writing"
"""In this folder of what is precious lie the media of manuscripts, by school and number."""
_ODD = Said("这所学校的名字不能做文件夹名", "this school's name can't name a folder")


@dataclass(frozen=True)
class SchoolRoom:
    """How many bytes the media of a school take, and how many they may."""

    used: int
    most: int

    @property
    def left(self) -> int:
        """Return how many may still come."""
        return max(0, self.most - self.used)


def school_room(school: str) -> SchoolRoom:
    """Return how much the media of a school take: those of manuscripts, and those that are published from here."""
    published = published_beside(school)
    used = box_weight(_of_school(school), *((published / "media",) if published else ()))
    return SchoolRoom(used, current_library().settings.media_mb * 1_000_000)


def schools_with_media() -> set[str]:
    """Return the schools that have media of manuscripts, also those that are not loaded now."""
    try:
        return {one.name for one in (current_library().data / WRITING).iterdir() if is_identifier(one.name)}
    except OSError:
        return set()


def box_folder(school: str, number: int) -> Path:
    """Return the folder of the media of a manuscript, which need not be there yet."""
    return _of_school(school) / str(number)


def boxed_numbers(school: str) -> set[int]:
    """Return the numbers of the manuscripts of a school that have media."""
    try:
        names = {one.name for one in _of_school(school).iterdir()}
    except OSError:
        return set()
    return {int(name) for name in names if name.isascii() and name.isdecimal()}


def published_beside(school: str) -> Path | None:
    """Return the folder in which the units lie that a school publishes from here; None where nobody does."""
    folder = current_library().published
    return folder / SCHOOLS / school if folder and is_identifier(school) else None


def _of_school(school: str) -> Path:
    if not is_identifier(school):
        raise DonglingError(_ODD)
    return current_library().data / WRITING / school
