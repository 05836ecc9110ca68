"""The keys of drafts that a browser holds: in one cookie those of its drafts, in another those of its trash."""

from dataclasses import dataclass

from flask import g, request

from dongling.store import is_key, shelf_number
from dongling_web.http.own_address import base_path

COOKIE = "dongling_drafts"
TRASH = "dongling_trash"
MOST = 50
MOST_IN_TRASH = 50


@dataclass(frozen=True, slots=True)
class DraftKeys:
    """The keys that a browser keeps; the first is that of its current draft, or of what was deleted last.

    Where the current one lies on a shelf, its place there stands among them: no secret, and never more than one.
    """

    keys: tuple[str, ...] = ()

    @classmethod
    def read(cls, cookie: str, most: int = MOST) -> "DraftKeys":
        """Return what a cookie says; what can't be a key is passed over."""
        said = tuple(dict.fromkeys(cookie.split(".")))
        known = {*tuple(filter(is_key, said))[:most], *tuple(filter(shelf_number, said))[:1]}
        return cls(tuple(key for key in said if key in known))

    @property
    def secrets(self) -> tuple[str, ...]:
        """Return the keys that open a draft for whoever has them."""
        return tuple(filter(is_key, self.keys))

    @property
    def written(self) -> str:
        """Return what the cookie is to say."""
        return ".".join(self.keys)

    @property
    def full(self) -> bool:
        """Tell whether there is no room for another."""
        return len(self.secrets) >= MOST

    def with_first(self, key: str) -> "DraftKeys":
        """Return these with `key` as the current one. None is ever pushed out: its key may be nowhere else."""
        if shelf_number(key):
            return DraftKeys(self.secrets).before(key)
        if self.full and key not in self.keys:
            return self
        return self.before(key)

    def before(self, *keys: str) -> "DraftKeys":
        """Return these with others before them, however many there are."""
        return DraftKeys((*keys, *(other for other in self.keys if other not in keys)))

    def without(self, *gone: str) -> "DraftKeys":
        """Return these without some."""
        return DraftKeys(tuple(key for key in self.keys if key not in gone))


def has_drafts() -> bool:
    """Tell whether this browser keeps any draft, so that its pages are not everybody's."""
    return cookie_name(COOKIE) in request.cookies


def cookie_name(name: str) -> str:
    """Return the name of a cookie; with https one that no other site of the same domain can set.

    Below a base path that can't be had: the cookie is for that path alone, so that two sites of a host keep apart.
    """
    if not request.is_secure:
        return name
    return f"__Secure-{name}" if base_path() else f"__Host-{name}"


def mine() -> DraftKeys:
    """Return the keys of this browser, as this request has left them."""
    if "mine" not in g:
        g.mine = DraftKeys.read(request.cookies.get(cookie_name(COOKIE), ""))
    kept = g.mine
    assert isinstance(kept, DraftKeys)
    return kept


def trashed() -> DraftKeys:
    """Return the keys of what this browser has deleted, the last first."""
    return DraftKeys.read(request.cookies.get(cookie_name(TRASH), ""), MOST_IN_TRASH)
