"""The chain: each row is sealed with the one before, and the head, sealed too, says which is the last.

Whoever notes something does so in the transaction that does it: both happen, or neither. Writers take turns, on SQLite
as ever, elsewhere at the head's row.
"""

from collections.abc import Iterable
from dataclasses import asdict, astuple, dataclass

from sqlalchemy import Connection, delete, func, insert, select, update

from dongling.accounts import Actor
from dongling.store.audit.did import Did
from dongling.store.audit.entry import SITE, AuditEntry, number_of, sound_thing
from dongling.store.audit.tables import audit, audit_head
from dongling.store.database.database import present_of
from dongling.store.database.seal import seal
from dongling.store.database.tables import people

UNKNOWN = "?"
"""The digest of what came before, where that was lost."""
_ROW = 1
_A, _H = audit.c, audit_head.c


@dataclass(frozen=True, slots=True)
class ChainHead:
    """Where the chain ends, and the last row that was let go before it begins."""

    count: int = 0
    digest: str = ""
    cut: int = 0
    cut_digest: str = ""


def note(connection: Connection, by: Actor, did: Did, thing: str, school: str = "") -> None:
    """Note that `by` did something to a thing, in the transaction that does it.

    `thing` is an identifier or a count, never a text, a password or a key; `school` is the identifier of the school
    whose it is, empty for what is of several or of the district.
    """
    note_each(connection, by, did, [(thing, school)])


def note_each(connection: Connection, by: Actor, did: Did, things: Iterable[tuple[str, str]]) -> None:
    """Note that `by` did the same to several things, each with its school, a row each."""
    head = find_head(connection, locked=True)
    if head is None:
        head = _append(connection, _mended(connection), SITE, Did.AUDIT_MENDED, [("", "")])
    set_head(connection, _append(connection, head, by, did, things))


def find_head(connection: Connection, *, locked: bool = False) -> ChainHead | None:
    """Return the head; None when it was lost or changed by something else than this program."""
    wanted = select(_H.count, _H.digest, _H.cut, _H.cut_digest, _H.seal).where(_H.id == _ROW)
    row = connection.execute(wanted.with_for_update() if locked else wanted).first()
    head = ChainHead(*row[:-1]) if row else None
    return head if row and head and row.seal == seal(*astuple(head)) else None


def set_head(connection: Connection, head: ChainHead) -> None:
    """Keep the head."""
    values = asdict(head) | {"seal": seal(*astuple(head))}
    if not connection.execute(update(audit_head).where(_H.id == _ROW).values(values)).rowcount:
        connection.execute(delete(audit_head))
        connection.execute(insert(audit_head).values(id=_ROW, **values))


def cut_named(number: int, digest: str) -> str:
    """Return how the row that tells of a cut names the last row that went."""
    return f"{number} {digest}"


def _append(
    connection: Connection, head: ChainHead, by: Actor, did: Did, things: Iterable[tuple[str, str]]
) -> ChainHead:
    present = present_of(connection)
    last = connection.execute(select(func.max(_A.number))).scalar() or 0  # above a row that somebody else put in, too
    who = number_of(by)
    named = connection.execute(select(people.c.name).where(people.c.id == who)).scalar() if who > 0 else ""
    lines = []
    for thing, school in things:
        kept = (who, named or "", did.value, sound_thing(thing), school)
        entry = AuditEntry(max(head.count, last) + 1, present.now, present.counted, *kept)
        head = ChainHead(entry.number, entry.digest(head.digest), head.cut, head.cut_digest)
        lines.append(asdict(entry) | {"digest": head.digest})
    connection.execute(insert(audit), lines)
    return head


def _mended(connection: Connection) -> ChainHead:
    """Return a head from what rows there are; on a new database that is none."""
    first = connection.execute(select(func.min(_A.number))).scalar()
    if first is None:
        return ChainHead(cut_digest=UNKNOWN)
    last = connection.execute(select(_A.number, _A.digest).order_by(_A.number.desc()).limit(1)).one()
    return ChainHead(last.number, last.digest, first - 1, UNKNOWN if first > 1 else "")
