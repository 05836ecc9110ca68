"""The media of each manuscript: where they lie, and how they come to readers and go again along with its file."""

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING, Any

from dongling.content import YamlProblem, parse
from dongling.forms import media_names, renamed
from dongling.media import MediaBox, has_lain, laid_beside, other_content, put_aside, unnamed
from dongling.model import Kind
from dongling.problems import AWAY, DonglingError, Said
from dongling.store import IN_TRASH
from dongling_web.drafts.held_store import current_store
from dongling_web.http.context import current_catalog
from dongling_web.materials.school_room import box_folder, boxed_numbers, older_box_folder, published_beside
from dongling_web.workshop.entrance.writer import writer

if TYPE_CHECKING:
    from dongling.store.manuscripts.manuscript import ManuscriptLine

_NOT_LAID = Said(
    "图片没有放进发布的文件夹，没有发布，稿子都在。请管理员看看磁盘和 --published 的文件夹",
    "the media can't be put into the folder of published units: it was not published, the manuscript is safe",
)


def box_of(line: "ManuscriptLine") -> MediaBox:
    """Return the box of a manuscript."""
    return MediaBox(_folder_of(line.school, line.number, line.begun))


def _folder_of(school: str, number: int, begun: dt.datetime) -> Path:
    own, older = box_folder(school, number, begun), older_box_folder(school, number)
    return own if own.exists() or not older.exists() else older


def new_box(school: str, number: int) -> MediaBox:
    """Return the box of a manuscript that was just begun, with nothing in it.

    Boxes whose manuscripts are gone go as well, once they lay there for so long: the database may be a new one, and
    the one that knows them come back.
    """
    manuscripts, boxes = current_store().manuscripts, boxed_numbers(school)
    begun = manuscripts.begun({number, *boxes.values()})
    own = box_folder(school, number, begun[number])
    with suppress(OSError):  # what is put in says so
        own.mkdir(parents=True, exist_ok=True, mode=0o700)
    known = {_folder_of(school, one, then) for one, then in begun.items()}
    for folder in boxes:
        mark = folder / "gone.json"
        if folder in known:
            with suppress(OSError):
                mark.unlink(missing_ok=True)
        elif has_lain(mark, *manuscripts.present, IN_TRASH):
            rmtree(folder, ignore_errors=True)
    return MediaBox(own)


def fetch(line: "ManuscriptLine", data: Mapping[str, Any]) -> MediaBox:
    """Return the box of a manuscript, with what it names and what lies in the folder of published units so far."""
    box, published = box_of(line), published_beside(line.school)
    for name in media_names(data):
        box.bring_back(name)
        if published:
            box.bring(name, published / "media" / name)
    return box


def free_names(line: "ManuscriptLine", data: Mapping[str, Any], kind: Kind) -> dict[str, Any]:
    """Return the data of a manuscript; a file in whose place readers have another comes under another name."""
    box, published, made = box_of(line), published_beside(line.school), dict(data)
    for name in other_content(box.folder, media_names(data), published) if published else ():
        own = box.keep((box.folder / "media" / name).read_bytes(), name, room=2**40)
        made = renamed(made, kind, current_catalog().terms, name, own.name)
    return made


@contextmanager
def laid(line: "ManuscriptLine", data: Mapping[str, Any]) -> Iterator[None]:
    """Lay the media of a manuscript where readers find them, while its file is written within; all of it or nothing."""
    published = published_beside(line.school)
    if published is None:
        yield  # nothing is published: what writes the file says so
        return
    entered = False
    try:
        with laid_beside(box_of(line).folder, media_names(data), published):
            entered = True
            yield
    except OSError as error:
        if entered:
            raise
        raise DonglingError(_NOT_LAID, status=AWAY) from error


def tidy(line: "ManuscriptLine", text: str, before: str | None) -> set[str]:
    """Once a text is published: put aside what it does not name, here, and of the text `before` where readers were.

    Return the names of all media of both texts.
    """
    named = set(media_names(data_of(text)))
    with suppress(DonglingError):  # it is published; what could not be asked is asked the next time
        _put_away(line, named)
    gone, published = set(media_names(data_of(before or ""))) - named, published_beside(line.school)
    if published and gone:
        put_aside(gone, published)
    return named | gone


def _put_away(line: "ManuscriptLine", named: set[str]) -> None:
    """Put away what is not named, nor by what was saved meanwhile; it comes back with whichever version names it.

    What lay there for long and no version that is kept names goes for good.
    """
    who, manuscripts, box = writer(), current_store().manuscripts, box_of(line)
    now = manuscripts.get(who.actor, line.number) if who else None
    if who is None or now is None:
        return
    kept = named | set(media_names(data_of(now.body)))
    for one in box.held():
        if one.name not in kept:
            box.put_away(one.name)
    if gone := box.long_away(*manuscripts.present, IN_TRASH):
        versions = [version.number for version in manuscripts.history(who.actor, line.number)]
        for name in unnamed(gone, manuscripts.texts(who.actor, line.number, versions).values()):
            box.let_go(name)


def take_along(line: "ManuscriptLine", before: str | None) -> set[str]:
    """Once a text is withdrawn: move the media that no unit names any more to where it went; the box keeps its own.

    Return the names of all media of the text.
    """
    data = data_of(before or "")
    fetch(line, data)
    named = set(media_names(data))
    if published := published_beside(line.school):
        put_aside(named, published)
    return named


def data_of(text: str) -> dict[str, Any]:
    """Return what the text of a manuscript holds; nothing of one that can't be read. What lies in it stays as it is."""
    return dict(_data_of(text))


@lru_cache(maxsize=16)
def _data_of(text: str) -> Mapping[str, Any]:
    """Read a text once: a save asks for what it was made of several times, and the next one for what it made."""
    try:
        return parse(text).data
    except YamlProblem:
        return {}
