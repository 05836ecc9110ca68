"""What is known of walls that a phone turns: which screen is on, and who holds a key. One small file for all workers.

Of a key only its digest is kept. The file is disposable: without it teachers pair their phones once more. Nothing of a
pupil is in it, nor of a teacher.
"""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from secrets import choice, token_urlsafe
from unicodedata import normalize

from dongling.problems import AWAY, DonglingError, Said

LASTS = 2 * 3600
"""Seconds that a wall is remembered after it was used last: two lessons and the break between them."""
CODE_LASTS = 300
"""Seconds within which a phone must take a code."""
CODES = 4
"""So many codes of a wall are good at once, the last."""
THERE = 10
"""A phone or a wall that asked within so many seconds is there."""
MOST = 2000
"""So many walls are known at once; beyond it the one that was used longest ago is forgotten."""
_LETTERS = "ACDEFGHJKMNPQRTUVWXY34679"
_LENGTH = 8
_TABLES = """
CREATE TABLE IF NOT EXISTS walls(
    id INTEGER PRIMARY KEY, unit TEXT NOT NULL, screen INTEGER NOT NULL DEFAULT 1, dark INTEGER NOT NULL DEFAULT 0,
    started REAL NOT NULL DEFAULT 0, timer REAL NOT NULL DEFAULT 0, turn INTEGER NOT NULL DEFAULT 0,
    agreed INTEGER NOT NULL DEFAULT 0, used REAL NOT NULL);
CREATE TABLE IF NOT EXISTS keys(
    digest TEXT PRIMARY KEY, wall INTEGER NOT NULL REFERENCES walls ON DELETE CASCADE, part TEXT NOT NULL,
    until REAL NOT NULL, seen REAL NOT NULL DEFAULT 0, sign INTEGER NOT NULL DEFAULT 0);
"""
_AWAY = Said(
    "现在接不上手机，放映照常，用键盘翻页；请告诉管理员",
    "phones can't be paired now, the wall works by its keys; tell the administrator",
)


@dataclass(frozen=True)
class WallState:
    """How a wall stands for whoever holds `part` of its keys (wall or phone).

    Times are seconds since 1970, 0 for not at all: when the lesson began, and when the timer ends. `sign` is the number
    that the phone shows, so that the teacher knows it; 0 while there is no phone.
    """

    unit: str
    screen: int
    dark: bool
    started: float
    timer: float
    turn: int
    agreed: bool
    part: str
    sign: int
    wall_there: bool
    phone_there: bool


class WallRecord:
    """The walls in a file of the state."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def begin(self, unit: str, key: str = "") -> str:
        """Let a wall show `unit` from its first screen; return its key.

        With the key of a wall it is that wall, and a phone that is still there comes along; another is let go.
        """
        now = time.time()
        with self._open() as known:
            self._sweep(known, now)
            wall = self._wall(known, key, now, "wall")
            if wall is None:
                key = token_urlsafe(24)
                wall = int(known.execute("INSERT INTO walls(unit, used) VALUES(?, ?)", (unit, now)).lastrowid or 0)
                self._add_key(known, key, wall, "wall", now + 24 * 3600)
            gone = "DELETE FROM keys WHERE wall = ? AND part = 'phone' AND seen < ?"
            known.execute(gone, (wall, now - 60))
            anew = "screen = 1, dark = 0, started = 0, timer = 0, turn = turn + 1, used = ?"
            known.execute(f"UPDATE walls SET unit = ?, {anew} WHERE id = ? AND unit != ?", (unit, now, wall, unit))  # noqa: S608 - all ours
        return key

    def new_code(self, key: str) -> str:
        """Return a fresh code for a phone of a wall, beside the last few: whoever looks again voids none that is used.

        A phone that was there is let go.
        """
        now, code = time.time(), "".join(choice(_LETTERS) for _ in range(_LENGTH))
        with self._open() as known:
            wall = self._wall(known, key, now, "wall")
            if wall is None:
                return ""
            last = "SELECT digest FROM keys WHERE wall = ? AND part = 'code' ORDER BY until DESC LIMIT ?"
            gone = f"part = 'phone' OR part = 'code' AND digest NOT IN ({last})"
            known.execute(f"DELETE FROM keys WHERE wall = ? AND ({gone})", (wall, wall, CODES - 1))  # noqa: S608 - all ours
            known.execute("UPDATE walls SET agreed = 0 WHERE id = ?", (wall,))
            self._add_key(known, code, wall, "code", now + CODE_LASTS)
        return code

    def let_go(self, key: str) -> None:
        """Let go of the phone of a wall, and make all its codes void."""
        with self._open() as known:
            wall = self._wall(known, key, time.time(), "wall")
            known.execute("DELETE FROM keys WHERE wall = ? AND part != 'wall'", (wall,))
            known.execute("UPDATE walls SET agreed = 0 WHERE id = ?", (wall,))

    def join(self, code: str) -> str:
        """Return a key for the phone that brings a code, which is void then; empty for a code that is none now."""
        now, key = time.time(), token_urlsafe(24)
        with self._open() as known:
            wall = self._wall(known, plain_code(code), now, "code")
            if wall is None:
                return ""
            known.execute("DELETE FROM keys WHERE wall = ? AND part = 'code'", (wall,))
            self._add_key(known, key, wall, "phone", now + 24 * 3600)
        return key

    def agree(self, key: str) -> None:
        """Let the phone that has joined turn the wall: whoever stands at the wall has seen its number."""
        with self._open() as known:
            wall = self._wall(known, key, time.time(), "wall")
            known.execute("UPDATE walls SET agreed = 1, turn = turn + 1 WHERE id = ?", (wall,))

    def state(self, key: str) -> WallState | None:
        """Return how the wall stands that a key belongs to, and note that its holder is there; None for no such key."""
        now = time.time()
        with self._open() as known:
            row = known.execute(
                "SELECT walls.*, keys.part, keys.seen FROM keys JOIN walls ON walls.id = keys.wall"
                " WHERE digest = ? AND until > ? AND used > ? AND part != 'code'",
                (_digest(key), now, now - LASTS),
            ).fetchone()
            if row is None:
                return None
            if now - row["seen"] > THERE / 3:
                known.execute("UPDATE keys SET seen = ? WHERE digest = ?", (now, _digest(key)))
                known.execute("UPDATE walls SET used = ? WHERE id = ?", (now, row["id"]))
            others = known.execute("SELECT part, seen, sign FROM keys WHERE wall = ?", (row["id"],)).fetchall()
        there = {one["part"] for one in others if now - one["seen"] < THERE} | {row["part"]}
        sign = next((one["sign"] for one in others if one["part"] == "phone"), 0)
        return WallState(
            *(row["unit"], row["screen"], bool(row["dark"]), row["started"], row["timer"], row["turn"]),
            *(bool(row["agreed"]), row["part"], sign, "wall" in there, "phone" in there),
        )

    def change(self, key: str, state: WallState) -> None:
        """Write what screen is on, whether it is dark, and its times."""
        with self._open() as known:
            known.execute(
                "UPDATE walls SET screen = ?, dark = ?, started = ?, timer = ?, turn = turn + 1"
                " WHERE id = (SELECT wall FROM keys WHERE digest = ?)",
                (state.screen, state.dark, state.started, state.timer, _digest(key)),
            )

    def end(self, key: str) -> None:
        """Forget the wall of a key, and all its keys."""
        with self._open() as known:
            known.execute("DELETE FROM walls WHERE id = (SELECT wall FROM keys WHERE digest = ?)", (_digest(key),))

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """Open the file for one transaction, with no other beside it."""
        try:
            with closing(self._connected()) as known:
                known.execute("BEGIN IMMEDIATE")
                yield known
                known.execute("COMMIT")
        except (sqlite3.Error, OSError) as error:
            raise DonglingError(_AWAY, status=AWAY) from error

    def _connected(self) -> sqlite3.Connection:
        """Return the file, open; what lies there and is no such file is begun anew, since it can be made again."""
        try:
            return _connected(self._file)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            self._file.unlink(missing_ok=True)
            return _connected(self._file)

    def _wall(self, known: sqlite3.Connection, key: str, now: float, part: str) -> int | None:
        row = known.execute(
            "SELECT walls.id FROM keys JOIN walls ON walls.id = keys.wall"
            " WHERE digest = ? AND part = ? AND until > ? AND used > ?",
            (_digest(key), part, now, now - LASTS),
        ).fetchone()
        return int(row["id"]) if row else None

    def _add_key(self, known: sqlite3.Connection, key: str, wall: int, part: str, until: float) -> None:
        sign = 10 + int(_digest(f"sign {key}"), 16) % 90 if part == "phone" else 0
        known.execute("INSERT INTO keys VALUES(?, ?, ?, ?, 0, ?)", (_digest(key), wall, part, until, sign))

    def _sweep(self, known: sqlite3.Connection, now: float) -> None:
        known.execute("DELETE FROM walls WHERE used < ?", (now - LASTS,))
        last = "SELECT id FROM walls ORDER BY used DESC LIMIT -1 OFFSET ?"
        known.execute(f"DELETE FROM walls WHERE id IN ({last})", (MOST - 1,))  # noqa: S608 - all ours


def _connected(file: Path) -> sqlite3.Connection:
    known = sqlite3.connect(file, timeout=2, isolation_level=None)
    known.row_factory = sqlite3.Row
    try:
        known.executescript(f"PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON; {_TABLES}")
    except sqlite3.Error:
        known.close()
        raise
    return known


def plain_code(typed: str) -> str:
    """Return a code as it was made: people type small letters, wide ones, spaces and hyphens."""
    plain = normalize("NFKC", typed[:64]).upper()
    return "".join(letter for letter in plain if letter.isascii() and letter.isalnum())[: 2 * _LENGTH]


def _digest(key: str) -> str:
    return sha256(key.encode("utf-8", "replace")).hexdigest()
