"""The media of a unit that is being written: a folder of its own, until the unit is published and after.

A file is named by what it holds, so it never changes: an older version of the unit, and what readers see, keep theirs.
What strangers sent is cleaned before it lies there, and put in its place whole or not at all.
"""

import datetime as dt
import errno
import json
import os
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO

from dongling.media.age_mark import has_lain
from dongling.media.bare_pictures import bare_picture
from dongling.media.bare_tracks import empty_boxes, without_tags
from dongling.media.cue_files import cue_fault
from dongling.media.media_file import FOLDER, MOST_BYTES, MediaFault, MediaFile, must_be, must_be_drawing
from dongling.model import MEDIA_TYPES, is_media_name
from dongling.problems import Said

_NOTES, _AWAY = "notes", "away"
_LONGEST = 40
"""Characters of what stays of a file's own name."""
_SHOWN = 60
_ODD = re.compile(r"[^0-9A-Za-z一-鿿]+")
_SAME = {".jpeg": ".jpg", ".mov": ".mp4"}
"""Suffixes that mean another."""
_INSTEAD = {
    ".heic": Said("在手机的相机设置里选“兼容性最佳”，或存成 JPEG", "save it as JPEG; phones can be set to do so"),
    ".heif": Said("在手机的相机设置里选“兼容性最佳”，或存成 JPEG", "save it as JPEG; phones can be set to do so"),
    ".gif": Said("存成 PNG；会动的存成片子（.mp4）", "save it as PNG; what moves as a film (.mp4)"),
    ".docx": Said("存成 PDF", "save it as PDF"),
    ".pptx": Said("存成 PDF", "save it as PDF"),
    ".srt": Said("存成 WebVTT（.vtt）", "save it as WebVTT (.vtt)"),
}
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@dataclass(frozen=True)
class Boxed:
    """A file of a box: its name, its bytes, what was changed as it came in, and which file it was made of."""

    name: str
    size: int
    changes: tuple[str, ...] = ()
    before: str = ""


class MediaBox:
    """The files of one unit that is being written, in `media/` of a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def held(self) -> tuple[Boxed, ...]:
        """Return the files, as they came."""
        try:
            there = [(one.stat(), one.name) for one in os.scandir(self.folder / FOLDER) if _is_whole(one)]
        except OSError:
            return ()
        there.sort(key=lambda one: (one[0].st_mtime_ns, one[1]))
        return tuple(Boxed(name, stat.st_size, *self._noted(name)) for stat, name in there)

    def take(self, sent: IO[bytes], name: str, most: int, room: int) -> Boxed:
        """Take a file that somebody sent under a name, cleaned; return it as it lies there.

        `most` is how many bytes any file may have, `room` how many the school has left. Raises MediaFault.
        """
        said = _said(name)
        suffix = f".{said.rpartition('.')[2].lower()}"
        suffix = _SAME.get(suffix, suffix)
        if suffix not in MEDIA_TYPES:
            raise _not_taken(said, suffix)
        _must_fit(sent, said, min(most, MOST_BYTES[MEDIA_TYPES[suffix][0]]))
        with self._writing(said) as begun:
            suffix, changes = _cleaned(sent, begun, said, suffix)
            return self._put(begun, said, suffix, room, changes)

    def keep(self, data: bytes, like: str, *, before: str = "", room: int = 0) -> Boxed:
        """Put in what was made of a file that lies there already, named `like` it. Raises MediaFault."""
        with self._writing(like) as begun:
            begun.write(data)
            changes = self._noted(before)[0] if before else ()
            return self._put(begun, _own_stem(like), PurePosixPath(like).suffix, room, changes, before)

    def bring(self, name: str, source: Path) -> None:
        """Have a file of a unit's folder here too, under its own name, unless there is one; a fault leaves it out."""
        target = self.folder / FOLDER / name
        if not is_media_name(name):
            return
        with suppress(OSError):
            if not target.exists() and source.is_file() and not source.is_symlink():
                target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                link_or_copy(source, target)

    def drop(self, name: str) -> None:
        """Take a file away for good."""
        if not is_media_name(name):
            return
        for path in (self.folder / FOLDER / name, self.folder / _NOTES / f"{name}.json"):
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def put_away(self, name: str) -> None:
        """Have a file no longer among the others, yet there to be brought back; one that can't be moved stays."""
        away = self.folder / _AWAY
        if is_media_name(name):
            with suppress(OSError):
                away.mkdir(exist_ok=True, mode=0o700)
                (self.folder / FOLDER / name).replace(away / name)

    def bring_back(self, name: str) -> None:
        """Have a file that was put away among the others again, unless it is there; a fault leaves it where it is."""
        target, away = self.folder / FOLDER / name, self.folder / _AWAY / name
        if is_media_name(name) and not target.exists() and away.is_file():
            with suppress(OSError):
                away.replace(target)
                away.with_name(f"{name}.json").unlink(missing_ok=True)

    def long_away(self, now: dt.datetime, counted: int, kept: dt.timedelta) -> list[str]:
        """Return the files that were put away so long ago, by both witnesses; that is counted from the first look."""
        try:
            names = [one.name for one in os.scandir(self.folder / _AWAY) if is_media_name(one.name)]
        except OSError:
            return []
        return [name for name in names if has_lain(self.folder / _AWAY / f"{name}.json", now, counted, kept)]

    def let_go(self, name: str) -> None:
        """Let a file that was put away go for good."""
        if is_media_name(name):
            notes = () if (self.folder / FOLDER / name).exists() else (self.folder / _NOTES / f"{name}.json",)
            for path in (self.folder / _AWAY / name, self.folder / _AWAY / f"{name}.json", *notes):
                with suppress(OSError):
                    path.unlink(missing_ok=True)

    def _noted(self, name: str) -> tuple[tuple[str, ...], str]:
        try:
            noted = json.loads((self.folder / _NOTES / f"{name}.json").read_text(encoding="utf-8"))
            return tuple(map(str, noted["changes"])), str(noted["before"])
        except (OSError, ValueError, KeyError, TypeError):
            return (), ""

    @contextmanager
    def _writing(self, said: str) -> Iterator[BinaryIO]:
        """Hand out a file that is begun; it is gone at the end unless it was put in its place. Raises MediaFault."""
        try:
            (self.folder / FOLDER).mkdir(parents=True, exist_ok=True, mode=0o700)
            with tempfile.NamedTemporaryFile(dir=self.folder / FOLDER, prefix=".", delete=False) as begun:
                try:
                    yield begun  # type: ignore[misc]  # its wrapper has all that a BinaryIO has, and typeshed does not say so
                finally:
                    Path(begun.name).unlink(missing_ok=True)
        except OSError as error:
            raise _not_stored(said, error) from error

    def _put(
        self, begun: BinaryIO, said: str, suffix: str, room: int, changes: tuple[str, ...], before: str = ""
    ) -> Boxed:  # fmt: skip
        begun.flush()
        size = begun.seek(0, 2)
        name = f"{_stem(said, suffix)}-{_digest(begun)}{suffix}"
        target = self.folder / FOLDER / name
        if not target.exists():
            if size > room:
                raise _no_room(said)
            os.fsync(begun.fileno())
            Path(begun.name).chmod(0o600)
            self._note(name, changes, before)
            with suppress(FileExistsError):
                os.link(begun.name, target)
        return Boxed(name, size, changes, before)

    def _note(self, name: str, changes: tuple[str, ...], before: str) -> None:
        (self.folder / _NOTES).mkdir(exist_ok=True, mode=0o700)
        noted = json.dumps({"changes": changes, "before": before})
        (self.folder / _NOTES / f"{name}.json").write_text(noted, encoding="utf-8")


def box_weight(*folders: Path) -> int:
    """Return the bytes of all files below some folders; a file that lies there in two places counts once."""
    seen: dict[tuple[int, int], int] = {}
    for folder in folders:
        for above, _, names in os.walk(folder):
            for name in names:
                with suppress(OSError):
                    stat = (Path(above) / name).lstat()
                    seen[stat.st_dev, stat.st_ino] = stat.st_size
    return sum(seen.values())


def link_or_copy(source: Path, target: Path) -> None:
    """Have a file in a second place: the same where that can be, else a copy, there whole or not at all."""
    try:
        os.link(source, target)
    except FileExistsError:
        return
    except OSError:
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".") as begun, source.open("rb") as held:
            shutil.copyfileobj(held, begun)
            begun.flush()
            os.fsync(begun.fileno())
            with suppress(FileExistsError):
                os.link(begun.name, target)


def _is_whole(one: os.DirEntry[str]) -> bool:
    return not one.name.startswith(".") and one.is_file(follow_symlinks=False)


def _cleaned(sent: IO[bytes], begun: BinaryIO, said: str, suffix: str) -> tuple[str, tuple[str, ...]]:
    """Write what was sent as it may stay; return its suffix and what was changed. Raises MediaFault."""
    sort = MEDIA_TYPES[suffix][0]
    sent.seek(0)
    if sort == "picture":
        made = bare_picture(MediaFile(said, sent.read(), ""))
        begun.write(made.data)
        return made.suffix, made.changes
    changes: tuple[str, ...] = ()
    if suffix == ".mp3":
        changes = without_tags(sent, begun, said)
    else:
        shutil.copyfileobj(sent, begun)
    begun.flush()
    begun.seek(0)
    must_be(begun, said, suffix)
    begun.seek(0)
    if suffix in (".mp4", ".m4a"):
        changes = empty_boxes(begun, said)
    elif sort == "drawing":
        must_be_drawing(begun.read(), said)
    elif sort == "subtitles" and (fault := cue_fault(begun.read())):
        raise MediaFault(
            Said(f"“{said}”里有不收的东西：{fault}", f"“{said}” holds what is not taken: {fault}"),
            Said("只写时间和要念的话，存成 UTF-8 的 WebVTT", "write times and words only, as WebVTT in UTF-8"),
        )
    return suffix, changes


def _said(name: str) -> str:
    """Return how a file is called in a sentence: the last part of its name, without what is no character of a line."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    shown = "".join(one for one in last if unicodedata.category(one)[0] != "C").strip()
    return shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN // 2]}…{shown[-_SHOWN // 3 :]}"


def _stem(said: str, suffix: str) -> str:
    kept = _ODD.sub("-", said.rpartition(".")[0]).strip("-")[:_LONGEST].strip("-")
    return kept or MEDIA_TYPES[suffix][0]


def _own_stem(name: str) -> str:
    """Return the name of a file that lies in a box without its digest."""
    stem, _, suffix = name.rpartition(".")
    return f"{re.sub(r'-[0-9a-f]{12}$', '', stem)}.{suffix}"


def _digest(file: BinaryIO) -> str:
    file.seek(0)
    summed = sha256()
    while block := file.read(256 * 1024):
        summed.update(block)
    return summed.hexdigest()[:12]


def _must_fit(sent: IO[bytes], said: str, most: int) -> None:
    size = sent.seek(0, 2)
    if size == 0:
        raise MediaFault(
            Said(f"“{said}”是空的", f"“{said}” is empty"), Said("重新选一次", "choose it once more")
        )  # fmt: skip
    if size > most:
        mega = 10**6 if most % 10**6 == 0 else 2**20
        shown = f"{most // mega} MB" if most >= mega else f"{most // 1024} KB"
        raise MediaFault(
            Said(f"“{said}”太大，这种文件最多{shown}", f"“{said}” is too large: at most {shown}"),
            Said("压小一点再放", "make it smaller"),
        )


def _not_taken(said: str, suffix: str) -> MediaFault:
    fix = Said(f"可以放：{' '.join(MEDIA_TYPES)}", f"these can be put in: {' '.join(MEDIA_TYPES)}")
    return MediaFault(
        Said(f"“{said}”这种文件不收", f"“{said}” is a file of a sort that is not taken"), _INSTEAD.get(suffix, fix)
    )


def _no_room(said: str) -> MediaFault:
    return MediaFault(
        Said(f"“{said}”没有存：学校的地方满了", f"“{said}” was not stored: the school's room is full"),
        Said("先把拿出来的、不用的删去，或请管理员放大", "delete what is not used, or ask for more room"),
    )


def _not_stored(said: str, error: OSError) -> MediaFault:
    if error.errno in _FULL:
        why = Said(f"“{said}”没有存：磁盘满了", f"“{said}” was not stored: the disk is full")
    else:
        why = Said(f"“{said}”没有存：放文件的文件夹写不了", f"“{said}” was not stored: the folder can't be written")
    return MediaFault(why, Said("请告诉管理员；别的都没有动", "tell the administrator; nothing else was changed"))
