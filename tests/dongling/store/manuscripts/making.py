"""Manuscripts for the tests of the store."""

from dongling.accounts import Grant, Role
from dongling.store import Store
from dongling.store.accounts.person import Person
from dongling.store.manuscripts.manuscript import NewManuscript

EDITOR_EAST = Grant(Role.EDITOR, "east")
EDITOR_WEST = Grant(Role.EDITOR, "west")
TEXT = "编号: a\n名称: 走\n"


def begun(store: Store, by: Person, title: str = "走", school: str = "east") -> int:
    """Return the number of a manuscript that somebody has begun."""
    return store.manuscripts.begin(by.actor, NewManuscript(school, "walk", TEXT, title, "a"))
