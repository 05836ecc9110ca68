"""Shelves for tests: people of two schools, and what they have saved."""

from dongling.accounts import Actor
from dongling.problems import Said
from dongling.store import SavedDraft, ShelfKey, Store
from dongling.store.accounts.person import Person
from dongling.store.shelf.item import Sharing
from dongling.store.shelf.shelf import ShelfQuery
from tests.dongling.store.making import DID, draft

COPIED = Said("抄来", "copied")


def placed(store: Store, person: Person, name: str = "从家门口到大运河", *units: str) -> SavedDraft:
    """Save a draft on somebody's shelf."""
    return store.shelf.create(person.actor, draft(name, *units), DID)


def names(
    store: Store,
    person: Person,
    *,
    folder: int = 0,
    year: int = 0,
    trash: bool = False,
    words: str = "",
    units: tuple[str, ...] = (),
) -> list[str]:
    """Return what is listed of somebody's shelf."""
    listing = store.shelf.listed(person.actor, ShelfQuery(folder, year, trash=trash, words=words, units=units), 0, 50)
    assert listing.total == len(listing.items)
    return [item.saved.draft.name if item.saved else "" for item in listing.items]


def key(saved: SavedDraft, by: Actor | Person) -> ShelfKey:
    """Return what opens a draft on a shelf for somebody."""
    return ShelfKey(saved.shelf_number, by.actor if isinstance(by, Person) else by)


def shared(store: Store, person: Person, sharing: Sharing, school: str = "east", name: str = "一条河") -> SavedDraft:
    """Save a draft and share it."""
    saved = placed(store, person, name)
    store.shelf.shares.share(person.actor, saved.shelf_number, sharing, school)
    return saved
