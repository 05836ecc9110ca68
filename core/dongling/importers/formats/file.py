"""A file of any format that can be brought in: told by what it holds, held to what its name says."""

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from dongling.importers.formats import faults
from dongling.importers.formats.archive import LARGEST, Archive
from dongling.importers.formats.cartridge import read_cartridge
from dongling.importers.formats.slides import read_slides
from dongling.importers.formats.text import read_markdown, read_text
from dongling.importers.formats.web_page import read_web_page
from dongling.importers.formats.word import read_word
from dongling.importers.formats.workbook import read_workbook
from dongling.importers.source import PlanSource
from dongling.problems import DonglingError

_ZIPPED: Mapping[str, tuple[str, Callable[[str, Archive], PlanSource]]] = {
    "word/document.xml": (".docx", read_word),
    "xl/workbook.xml": (".xlsx", read_workbook),
    "ppt/presentation.xml": (".pptx", read_slides),
    "imsmanifest.xml": (".imscc", read_cartridge),
}
"""By a part that only files of a format have: its ending, and what reads it."""
_ENDINGS: Mapping[str, str] = {
    **{ending: ending for ending in (".docx", ".xlsx", ".pptx", ".imscc")},
    ".docm": ".docx",
    ".dotx": ".docx",
    ".dotm": ".docx",
    ".xlsm": ".xlsx",
    ".pptm": ".pptx",
    ".zip": ".imscc",
}
_OLD = (".doc", ".xls", ".ppt", ".wps", ".et", ".dps")
_TEXTS: Mapping[str, Callable[[str, bytes], PlanSource]] = {
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".txt": read_text,
    ".text": read_text,
    ".html": read_web_page,
    ".htm": read_web_page,
}
ENDINGS = frozenset((*_ENDINGS, *_OLD, *_TEXTS))
"""The endings of files that are read, and of those of which it is said how to save them."""


def read_file(data: bytes, name: str) -> PlanSource:
    """Return what a file holds. Raises DonglingError, with what mends it, for what can't be read."""
    ending = PurePosixPath(name).suffix.lower()
    if len(data) > LARGEST:
        raise DonglingError(faults.LARGE)
    if ending in _TEXTS:
        source = _TEXTS[ending](name, data)
    elif ending in _ENDINGS or ending in _OLD:
        source = _zipped(Archive(data), name, _ENDINGS.get(ending, ".docx"))
    else:
        raise DonglingError(faults.unknown_format(name))
    if not source.blocks and not source.pictures:
        raise DonglingError(faults.NOTHING_IN_IT)
    return source


def _zipped(archive: Archive, name: str, wanted: str) -> PlanSource:
    for part, (ending, read) in _ZIPPED.items():
        if part in archive:
            if ending != wanted:
                raise DonglingError(faults.other_format(ending))
            return read(name, archive)
    if wanted == ".docx":
        return read_word(name, archive)
    raise DonglingError(faults.BROKEN)
