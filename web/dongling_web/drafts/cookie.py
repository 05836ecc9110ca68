"""The keys of drafts that a browser holds: in one cookie those of its drafts, in another those of its trash."""

from dataclasses import dataclass

from flask import g, request

from dongling.store import is_key

COOKIE = "dongling_drafts"
TRASH = "dongling_trash"
MOST = 50
MOST_IN_TRASH = 50


@dataclass(frozen=True, slots=True)
class DraftKeys:
    """The keys that a browser keeps; the first is that of its current draft, or of what was deleted last."""

    keys: tuple[str, ...] = ()

    @classmethod
    def read(cls, cookie: str, most: int = MOST) -> "DraftKeys":
        """Return what a cookie says; what can't be a key is passed over."""
        return cls(tuple(dict.fromkeys(filter(is_key, cookie.split("."))))[:most])

    @property
    def written(self) -> str:
        """Return what the cookie is to say."""
        return ".".join(self.keys)

    @property
    def full(self) -> bool:
        """Tell whether there is no room for another."""
        return len(self.keys) >= MOST

    def with_first(self, key: str) -> "DraftKeys":
        """Return these with `key` as the current one. None is ever pushed out: its key may be nowhere else."""
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
    """Return the name of a cookie; with https one that no other site of the same domain can set."""
    return f"__Host-{name}" if request.is_secure else name


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
