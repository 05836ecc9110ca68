"""Audits for the tests: rows of one's own, and hands that get into the file."""

from typing import Any

from sqlalchemy import text

from dongling.accounts import OPERATOR, Grant, Role
from dongling.store import AuditEntry, Did, Store, Wanted
from tests.dongling.store.accounts.making import PASSWORD
from tests.dongling.store.making import Clock, by_hand

EAST, WEST = Grant(Role.TEACHER, "east"), Grant(Role.TEACHER, "west")


def noted(store: Store, *things: str) -> None:
    """Note that something was done to each of these."""
    for thing in things:
        store.audit.note(OPERATOR, Did.PLUGIN_ENABLED, thing)


def rows(store: Store, **wanted: Any) -> list[AuditEntry]:
    """Return what there is, the oldest first."""
    return list(store.audit.every(OPERATOR, Wanted(**wanted)))[::-1]


def told(store: Store) -> list[tuple[str, str, str, str]]:
    """Return by whom (name or number) what was done to which thing of which school, the oldest first."""
    return [(one.name or str(one.person), one.did, one.thing, one.school) for one in rows(store)]


def tamper(store: Store, statement: str, **values: object) -> None:
    """Change the database as somebody would who gets at it; `:name` stands for a value."""
    with by_hand(store) as connection:
        connection.execute(text(statement), values)


def breaks(store: Store) -> list[str]:
    """Return what the doctor says of the chain."""
    return [said.zh for said in store.examine().audit.breaks]


def lived(store: Store, clock: Clock, days: int) -> None:
    """Let days pass in which the store is looked at every day."""
    clock.live(store, days, step=5)


__all__ = ["EAST", "PASSWORD", "WEST", "breaks", "lived", "noted", "rows", "tamper", "told"]
