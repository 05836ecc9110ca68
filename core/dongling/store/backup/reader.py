"""Reads a backup that may come from anywhere: each line is held against those before it, and nothing is trusted."""

import gzip
import hashlib
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from pydantic import ValidationError

from dongling.problems import DonglingError, Said
from dongling.store.backup.format import FORMAT, LINE, DraftRow, End, Head, Line, TableRow, VersionRow
from dongling.store.backup.table_rows import UnfitValueError, carried, unpacked
from dongling.store.drafts.retention import MOST

LONGEST = 2_000_000
"""Bytes of a line; the longest draft there can be is shorter."""
_NO_BACKUP = Said("不是 dongling backup 写的，或者坏了", "`dongling backup` did not write it, or it is damaged")
_CUT = Said("不完整，后面的丢了", "it is cut short")
_ALTERED = Said("内容和校验和对不上", "it does not match its checksum")
_NEWER = Said("是更新的 dongling 写的，先更新 dongling", "a newer dongling wrote it: update dongling first")
_TWICE = Said("同一份草稿出现两次", "a draft is there twice")
_TOO_LONG = Said("这一行太长", "the line is too long")
_NO_ROOM = Said("解开后放不下，先腾出空间", "there is no room for what it unpacks to: free some space first")
_NO_TABLE = Said("这一行不属于任何一张表", "the line belongs to no table")
_DISORDER = Said("版本的顺序不对", "its versions are out of order")


def read(file: BinaryIO, room: int) -> Iterator[Head | DraftRow | VersionRow | TableRow]:
    """Yield what a backup holds; whoever takes it must wait for the end, where the checksum stands.

    The head comes first where it names tables, and their rows last.

    Raises DonglingError, with the line, for anything that is wrong or that needs more than `room` bytes.
    """
    digest, held, number = hashlib.sha256(), _Held(), 0
    for number, text in enumerate(_lines(file, room), 1):
        line = _parsed(text, number)
        if isinstance(line, End) and line.checksum != digest.hexdigest():
            raise wrong(_ALTERED, number)
        if why := held.refuses(line):
            raise wrong(why, number)
        digest.update(text)
        if isinstance(line, DraftRow | VersionRow | TableRow) or (isinstance(line, Head) and line.tables):
            yield line
    if not held.ended:
        raise wrong(_CUT, number)


def wrong(why: Said, line: int = 0) -> DonglingError:
    """Return what is said of a file that is no good backup."""
    at = Said(f"第{line}行：", f"line {line}: ") if line else Said("", "")
    return DonglingError(
        Said(
            f"这个备份不能用（{at.zh}{why.zh}）。什么也没有变，换一个备份文件",
            f"this backup can't be used ({at.en}{why.en}). Nothing was changed; take another file",
        )
    )


class _Held:
    """What was read so far, and what may follow it."""

    def __init__(self) -> None:
        self.head: Head | None = None
        self.draft: DraftRow | None = None
        self.ended = False
        self._keys: set[str | int] = set()
        self._tables = {table.name: table for table in carried()}
        self._drafts = self._versions = self._rows = self._of_draft = self._last = 0

    def refuses(self, line: Line) -> Said | None:
        """Return why `line` can't follow, else None."""
        if (self.head is None) != isinstance(line, Head):
            return _NO_BACKUP
        if self.ended:
            return _ALTERED
        if isinstance(line, VersionRow):
            return self._version(line)
        if isinstance(line, Head):
            self.head = line
            known = 1 <= line.version <= FORMAT and set(line.tables) <= set(self._tables)
            return None if known else _NEWER
        if self.draft is not None and self._last != self.draft.version:
            return _CUT
        return self._row(line) if isinstance(line, TableRow) else self._draft_or_end(line)

    def _draft_or_end(self, line: DraftRow | End) -> Said | None:
        return self._draft(line) if isinstance(line, DraftRow) else self._end(line)

    def _row(self, line: TableRow) -> Said | None:
        self._rows += 1
        if self.head is None or line.table not in self.head.tables:
            return _NO_TABLE
        try:
            unpacked(self._tables[line.table], line.values)
        except UnfitValueError as error:
            return Said(f"读不懂 {line.table}.{error}", f"can't read {line.table}.{error}")
        return None

    def _draft(self, draft: DraftRow) -> Said | None:
        keys: set[str | int] = {draft.edit_hash, draft.read_hash, *([draft.id] if draft.id else [])}
        twice = draft.edit_hash == draft.read_hash or not keys.isdisjoint(self._keys)
        self._keys |= keys
        self.draft, self._of_draft, self._last = draft, 0, 0
        self._drafts += 1
        return _TWICE if twice else None

    def _version(self, version: VersionRow) -> Said | None:
        self._versions += 1
        self._of_draft += 1
        in_order = self.draft is not None and self._last < version.number <= self.draft.version
        self._last = version.number
        return None if in_order and self._of_draft <= MOST else _DISORDER

    def _end(self, end: End) -> Said | None:
        self.ended = True
        told = self.head if self.head and self.head.version == 1 else end
        same = (told.drafts, told.versions, end.rows or 0) == (self._drafts, self._versions, self._rows)
        return None if same else _ALTERED


def _parsed(text: bytes, number: int) -> Line:
    try:
        return LINE.validate_json(text)
    except DonglingError as error:
        raise wrong(error.message, number) from None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        what = ".".join(map(str, first["loc"])) or "row"
        why = Said(f"读不懂 {what}", f"can't read {what}: {first['msg']}")
        raise wrong(why if number > 1 else _NO_BACKUP, number) from None


def _lines(file: BinaryIO, room: int) -> Iterator[bytes]:
    """Yield the lines; what unpacks to more than there is room for ends early, however small it was packed."""
    with gzip.GzipFile(fileobj=file) as packed:
        while text := _line(packed):
            room -= len(text)
            if len(text) > LONGEST:
                raise wrong(_TOO_LONG)
            if room < 0:
                raise wrong(_NO_ROOM)
            yield text


def _line(packed: gzip.GzipFile) -> bytes:
    try:
        return packed.readline(LONGEST + 1)
    except EOFError:
        raise wrong(_CUT) from None
    except (OSError, zlib.error):  # gzip's own error is an OSError
        raise wrong(_NO_BACKUP) from None
