"""Where the media of units that are being written lie, by school, and how much room those of a school take."""

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

from dongling.media import box_weight
from dongling.model import is_identifier
from dongling.problems import DonglingError, Said
from dongling.settings import SCHOOLS
from dongling_web.http.context import current_library

WRITING = "writing"
"""In this folder of what is precious lie the media of manuscripts, by school, number, and when each was begun."""
_BOX = re.compile(r"([0-9]{1,18})(-[0-9]{14})?")
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


def box_folder(school: str, number: int, begun: dt.datetime) -> Path:
    """Return the folder of the media of a manuscript, which need not be there yet.

    When it was begun is in the name: another database may give its number anew, and have the first one's back later.
    """
    return _of_school(school) / f"{number}-{begun.astimezone(dt.UTC):%Y%m%d%H%M%S}"


def older_box_folder(school: str, number: int) -> Path:
    """Return the folder that the media of a manuscript had before its name said when that was begun."""
    return _of_school(school) / str(number)


def boxed_numbers(school: str) -> dict[Path, int]:
    """Return the folders of media of a school's manuscripts, each with the manuscript's number."""
    try:
        there = list(_of_school(school).iterdir())
    except OSError:
        return {}
    return {one: int(told[1]) for one in there if (told := _BOX.fullmatch(one.name))}


def published_beside(school: str) -> Path | None:
    """Return the folder in which the units lie that a school publishes from here; None where nobody does."""
    folder = current_library().published
    return folder / SCHOOLS / school if folder and is_identifier(school) else None


def _of_school(school: str) -> Path:
    if not is_identifier(school):
        raise DonglingError(_ODD)
    return current_library().data / WRITING / school
