"""What is to be read so that the catalogue's file is as the folders are."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from stat import S_ISDIR, S_ISLNK, S_ISREG
from typing import Any

from dongling.content.content_file import ContentFile, Stamp, stamp_of
from dongling.content.files import read_owned, read_table, read_unit
from dongling.content.folders import Folder
from dongling.content.holdings.entries import NewFile
from dongling.content.vocabulary import KnownWords
from dongling.model import Fact
from dongling.model import Sequence as Steps

PLACES = (("unit", "units"), ("sequence", "sequences"), ("fact", "facts"))
"""What the files of a place hold."""
_READ: Mapping[str, Callable[..., Any]] = {
    "unit": read_unit,
    "sequence": partial(read_owned, model=Steps),
    "fact": lambda file, _school, words: read_table(file, Fact, words),
}


ToRead = tuple[str, str, int, Stamp]
"""A file to read: its path, what it holds, the number of its shelf, its stamp."""


@dataclass(frozen=True)
class Plan:
    """Files to read, files that are gone, and files that are as they were on another shelf."""

    changed: list[ToRead]
    gone: list[str] = field(default_factory=list)
    moved: list[tuple[str, int]] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is to be done."""
        return not (self.changed or self.gone or self.moved)


def reader_of(what: str, school: str, words: KnownWords) -> str:
    """Return a name for what decides how a file is read, beside the file and the terms that it names (askings.py)."""
    return "" if what == "fact" else f"{school} {words.kinds_digest}"


def new_file(file: ToRead, shelf: Folder, school: str, words: KnownWords) -> NewFile:
    """Return how to read a file of a folder that belongs to a school."""
    path, what, number, stamp = file
    owner = shelf.school_of(path, school)
    read = partial(_READ[what], ContentFile(Path(path), shelf.root(Path(path)), stamp), owner, words)
    return NewFile(path, what, number, stamp, reader_of(what, school, words), read)


def named_file(path: str, shelves: Sequence[Folder]) -> tuple[int, str, Stamp | None] | None:
    """Return the shelf, the place and the stamp of a file that changed; no stamp for one that nobody reads.

    None where only a look at the whole folder will tell: for what is gone, for folders and links, and for what other
    files are read by.
    """
    folder, _, name = path.rpartition(os.sep)
    number = next((i for i, shelf in enumerate(shelves) if Path(folder) in shelf.folders), None)
    try:
        stat = os.lstat(path)
    except OSError:
        return None
    if number is None or S_ISDIR(stat.st_mode) or S_ISLNK(stat.st_mode):
        return None
    if name.startswith("."):
        return number, "units", None
    place = shelves[number].place(path)
    if not (name.endswith(".yaml") and S_ISREG(stat.st_mode) and place in dict(PLACES).values()):
        return None
    return number, place, stamp_of(stat)
