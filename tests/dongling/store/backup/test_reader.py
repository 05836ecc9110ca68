"""A backup from anywhere: each thing that can be wrong in it is said, and nothing of it is taken."""

import gzip
import hashlib
import io
import json
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongling.problems import DonglingError
from dongling.store.backup.format import DraftRow, Head, TableRow, VersionRow
from dongling.store.backup.reader import LONGEST, read
from tests.dongling.store.making import NO_HURRY

Line = dict[str, Any]
Change = Callable[[list[Line]], object]
_WHEN = "2026-09-01T08:00:00Z"


def version(number: int, **more: Any) -> Line:
    """Return the line of a version."""
    draft = {"name": "一", "steps": [{"unit": "a"}], "description": "", "taken_from": ""}
    return {"row": "version", "number": number, "saved": _WHEN, "did": ["改", "changed"], "draft": draft | more}


def sound() -> list[Line]:
    """Return the lines of a sound backup, but the last: two drafts, of two versions and of one."""
    head = {"row": "head", "format": "dongling-backup", "version": 1, "made": _WHEN, "drafts": 2, "versions": 3}
    draft = {"row": "draft", "version": 2, "created": _WHEN, "used": _WHEN}
    first = draft | {"edit_hash": "a" * 64, "read_hash": "b" * 64}
    second = draft | {"edit_hash": "c" * 64, "read_hash": "d" * 64, "version": 7}
    return [head, first, version(1), version(2), second, version(7)]


def packed(lines: list[Line], end: Line | None = None) -> bytes:
    """Return lines as a backup, with the checksum that they have."""
    text = b"".join(json.dumps(line).encode() + b"\n" for line in lines)
    last = {"row": "end", "checksum": hashlib.sha256(text).hexdigest()} if end is None else end
    return gzip.compress(text + json.dumps(last).encode() + b"\n")


def all_of(backup: bytes, room: int = sys.maxsize) -> list[Head | DraftRow | VersionRow | TableRow]:
    """Read a backup to its end."""
    return list(read(io.BytesIO(backup), room))


def test_a_sound_backup_is_read() -> None:
    assert [row.row for row in all_of(packed(sound()))] == ["draft", "version", "version", "draft", "version"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda lines: lines.pop(0), "第1行：不是 dongling backup 写的"),
        (lambda lines: lines[0].update(format="another"), "第1行：不是 dongling backup 写的"),
        (lambda lines: lines[0].update(version=4), "第1行：是更新的 dongling 写的"),
        (lambda lines: lines[0].update(drafts=3), "第7行：内容和校验和对不上"),
        (lambda lines: lines.insert(2, lines[0]), "第3行：不是 dongling backup 写的"),
        (lambda lines: lines.pop(1), "第2行：版本的顺序不对"),
        (lambda lines: lines.pop(3), "第4行：不完整"),
        (lambda lines: lines.pop(5), "第6行：不完整"),
        (lambda lines: lines.insert(3, version(1)), "第4行：版本的顺序不对"),
        (lambda lines: lines[5].update(number=8), "第6行：版本的顺序不对"),
        (lambda lines: lines[4].update(edit_hash="a" * 64), "第5行：同一份草稿出现两次"),
        (lambda lines: lines[4].update(read_hash="c" * 64), "第5行：同一份草稿出现两次"),
        (lambda lines: lines[1].update(edit_hash="x"), "第2行：读不懂 draft.edit_hash"),
        (lambda lines: lines[1].update(version=2**31), "第2行：读不懂 draft.version"),
        (lambda lines: lines[1].update(sql="DROP"), "第2行：读不懂 draft.sql"),
        (lambda lines: lines[2].update(saved="2026-09-01"), "第3行：读不懂 version.saved"),
        (lambda lines: lines[2].update(draft=version(1, name="名" * 81)["draft"]), "第3行：名字的字数是81，最多80"),
        (
            lambda lines: lines[2].update(draft=version(1, steps=[{}])["draft"]),
            "第3行：读不懂 version.draft.steps.0.unit",
        ),
        (lambda lines: lines[2].update(row="table"), "第3行：读不懂"),
    ],
)
def test_each_thing_that_is_wrong_is_said_with_its_line(change: Change, said: str) -> None:
    lines = sound()
    change(lines)
    with pytest.raises(DonglingError, match=rf"这个备份不能用（{said}.*）。什么也没有变"):
        all_of(packed(lines))


def test_what_was_altered_after_it_was_written_is_known_by_the_checksum() -> None:
    with pytest.raises(DonglingError, match="第7行：内容和校验和对不上"):
        all_of(packed(sound(), {"row": "end", "checksum": "0" * 64}))
    with pytest.raises(DonglingError, match="第8行"):
        all_of(packed(sound()) + packed(sound()))


@NO_HURRY
@given(st.data())
def test_a_backup_that_was_cut_or_spoilt_anywhere_is_refused(data: st.DataObject) -> None:
    whole = packed(sound())
    place = data.draw(st.integers(0, len(whole) - 1))
    with pytest.raises(DonglingError, match="这个备份不能用"):
        all_of(whole[:place])
    spoilt = bytearray(whole)
    spoilt[place] ^= data.draw(st.integers(1, 255))
    with suppress(DonglingError):  # but for the bits of gzip's own head that say nothing
        assert all_of(bytes(spoilt)) == all_of(whole)


@NO_HURRY
@given(st.binary(max_size=300))
def test_any_other_file_is_refused(content: bytes) -> None:
    for backup in (content, gzip.compress(content)):
        with pytest.raises(DonglingError, match="这个备份不能用"):
            all_of(backup)


def test_what_unpacks_to_more_than_there_is_room_for_ends_early() -> None:
    bomb = gzip.compress(b'{"row":"head' + b" " * 30_000_000)
    assert len(bomb) < 40_000
    with pytest.raises(DonglingError, match="这一行太长"):
        all_of(bomb)
    many = packed(sound() + [version(7)] * 5_000)
    with pytest.raises(DonglingError, match="版本的顺序不对"):
        all_of(many)
    with pytest.raises(DonglingError, match="解开后放不下，先腾出空间"):
        all_of(packed(sound()), room=300)


def test_the_longest_draft_fits_a_line() -> None:
    steps = [{"unit": "\0" * 80, "minutes": 2000, "note": "\0" * 1000}] * 200
    lines = sound()
    lines[5] = version(7, name="\0" * 80, description="\0" * 1000, steps=steps)
    assert len(json.dumps(lines[5])) < LONGEST
    assert len(all_of(packed(lines))) == 5
