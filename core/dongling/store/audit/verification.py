"""Whether the chain holds: where a row was changed, taken out, put in or cut off, each told by its number.

Nothing mends a break. An administrator can say that it was seen: a row of the chain names it by its code from then on.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Connection, select

from dongling.problems import Said
from dongling.store.audit.chain import UNKNOWN, ChainHead, cut_named, find_head
from dongling.store.audit.did import Did
from dongling.store.audit.entry import AuditEntry
from dongling.store.audit.tables import audit

_A = audit.c
_AT_ONCE = {"yield_per": 500}
_SHORT = 24
"""So many characters of a digest tell one state of a row from another."""
_HEAD = Said(
    "审计的头丢了，或者被改过：末尾少没少，说不准",
    "the head of the audit was lost or changed: whether its end was cut off is not known",
)
_BEGINNING = Said("审计开头的几行不是到期去掉的", "the first rows of the audit went without their two years being over")
_END = Said("审计的最后一行被换过", "the last row of the audit was put in another's place")


class ChainBreak(NamedTuple):
    """A place where the chain breaks: its code, by which it is known again while it is the same, and a sentence."""

    code: str
    said: Said


@dataclass(frozen=True, slots=True)
class Verification:
    """How many rows there are, where the chain breaks, and where it does so as an administrator has seen."""

    rows: int
    breaks: tuple[Said, ...]
    seen: tuple[Said, ...] = ()
    unseen: tuple[str, ...] = ()
    """The codes of `breaks`."""


def verified(connection: Connection) -> Verification:
    """Read the whole chain and return how it is."""
    walk, known = ChainWalk(find_head(connection)), seen_breaks(connection)
    every = tuple(walk.breaks(connection))
    new = [one for one in every if one.code not in known]
    seen = tuple(one.said for one in every if one.code in known)
    return Verification(walk.rows, tuple(one.said for one in new), seen, tuple(one.code for one in new))


def seen_breaks(connection: Connection) -> frozenset[str]:
    """Return the codes of the breaks that an administrator has seen, as rows of the chain have them."""
    return frozenset(connection.execute(select(_A.thing).where(_A.did == Did.AUDIT_SEEN)).scalars())


class ChainWalk:
    """A walk along the chain, from its beginning to the end that the head names."""

    def __init__(self, head: ChainHead | None) -> None:
        self.rows = 0
        self._head = head
        self._next = head.cut + 1 if head else 0
        self._before = self._sound = head.cut_digest if head else UNKNOWN
        self._cut = cut_named(0, "")

    def breaks(self, connection: Connection, up_to: int | None = None) -> Iterator[ChainBreak]:
        """Yield each place where the chain breaks, or those up to the row `up_to`."""
        wanted = select(audit).order_by(_A.number)
        wanted = wanted if up_to is None else wanted.where(_A.number <= up_to)
        for row in connection.execute(wanted, execution_options=_AT_ONCE):
            yield from self._at(AuditEntry(*row[:-1]), row.digest)
        if up_to is None:
            yield from self._ends()

    def _at(self, entry: AuditEntry, digest: str) -> Iterator[ChainBreak]:
        self.rows += 1
        if entry.number < self._next or (self._head and entry.number > self._head.count):
            yield _put_in(entry, digest)
            return
        if entry.number > self._next and self._next:
            yield _missing(self._next, entry.number - 1)
            self._before = UNKNOWN
        if entry.did == Did.AUDIT_MENDED:
            yield _mended(entry.number)
        if entry.did == Did.AUDIT_CUT:
            self._cut = entry.thing
        if UNKNOWN in self._befores or digest in map(entry.digest, self._befores):
            self._sound = digest
        else:
            yield _changed(entry, digest)
        self._next, self._before = entry.number + 1, digest

    @property
    def _befores(self) -> tuple[str, str]:
        """Return the digests after which a row may come: the last one, and that before a row that was put in."""
        return self._before, self._sound

    def _ends(self) -> Iterator[ChainBreak]:
        if self._head is None:
            yield ChainBreak(f"head {self._next - 1} {self._before[:_SHORT]}", _HEAD)
        elif self._next <= self._head.count:
            yield _missing(self._next, self._head.count)
        elif self._before != self._head.digest:
            yield ChainBreak(f"end {self._head.count} {self._before[:_SHORT]}", _END)
        if self._head and self._head.cut and self._cut != cut_named(self._head.cut, self._head.cut_digest):
            yield ChainBreak(f"beginning {self._head.cut} {self._head.cut_digest[:_SHORT]}", _BEGINNING)


def _missing(first: int, last: int) -> ChainBreak:
    if first == last:
        said = Said(f"审计第{first}行被拿走了", f"row {first} of the audit was taken out")
    else:
        said = Said(f"审计第{first}到{last}行被拿走了", f"rows {first} to {last} of the audit were taken out")
    return ChainBreak(f"missing {first}-{last}", said)


def _changed(entry: AuditEntry, digest: str) -> ChainBreak:
    said = Said(
        f"审计第{entry.number}行被改过，或是放进来的", f"row {entry.number} of the audit was changed, or put in"
    )
    return ChainBreak(f"changed {entry.number} {_as_it_is(entry, digest)}", said)


def _put_in(entry: AuditEntry, digest: str) -> ChainBreak:
    said = Said(f"审计第{entry.number}行是放进来的", f"row {entry.number} of the audit was put in")
    return ChainBreak(f"put-in {entry.number} {_as_it_is(entry, digest)}", said)


def _mended(number: int) -> ChainBreak:
    said = Said(
        f"审计的头在第{number}行以前丢过，在那里少没少说不准",
        f"the head of the audit was lost before row {number}: whether rows were cut off there is not known",
    )
    return ChainBreak(f"mended {number}", said)


def _as_it_is(entry: AuditEntry, digest: str) -> str:
    """Return what a row is now: when it is changed once more, nobody has seen that yet."""
    return entry.digest(str(digest))[:_SHORT]
