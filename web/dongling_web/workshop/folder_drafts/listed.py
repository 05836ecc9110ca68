"""The drafts of the folders that somebody may write."""

from collections.abc import Iterable
from itertools import islice

from dongling.accounts import Action, Actor, Thing, may
from dongling.model import Unit
from dongling.store.manuscripts.manuscript import ManuscriptLine
from dongling_web.http.context import current_catalog


def folder_drafts(by: Actor, lines: Iterable[ManuscriptLine], most: int) -> list[tuple[Unit, int]]:
    """Return the drafts of the folders that somebody may write, each with its manuscript among `lines`, 0 for none.

    A unit that was published since is no draft any more, whatever lies in another folder.
    """
    catalog, going_on = current_catalog(), {line.identifier: line.number for line in lines}
    theirs = (one for one in catalog.drafts.values() if may_write(by, one) and one.identifier not in catalog.units)
    return [(one, going_on.get(one.identifier, 0)) for one in islice(theirs, most)]


def may_write(by: Actor, unit: Unit) -> bool:
    """Tell whether somebody may go on with a draft."""
    return may(by, Action.WRITE, Thing(frozenset({unit.school})))
