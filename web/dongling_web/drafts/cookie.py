"""The keys of drafts that a browser holds, in its cookie."""

from dataclasses import dataclass

from flask import g, request

from dongling.store import KEPT, is_key

COOKIE = "dongling_drafts"
MOST = 20
DAYS = KEPT.days


@dataclass(frozen=True, slots=True)
class DraftKeys:
    """The keys that a browser keeps; the first is that of its current draft."""

    keys: tuple[str, ...] = ()

    @classmethod
    def read(cls, cookie: str) -> "DraftKeys":
        """Return what a cookie says; what can't be a key is passed over."""
        return cls(tuple(dict.fromkeys(filter(is_key, cookie.split("."))))[:MOST])

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
        return DraftKeys((key, *(other for other in self.keys if other != key)))

    def without(self, *gone: str) -> "DraftKeys":
        """Return these without some."""
        return DraftKeys(tuple(key for key in self.keys if key not in gone))


def has_drafts() -> bool:
    """Tell whether this browser keeps any draft, so that its pages are not everybody's."""
    return _name() in request.cookies


def _name() -> str:
    """Return the name of the cookie; with https one that no other site of the same domain can set."""
    return f"__Host-{COOKIE}" if request.is_secure else COOKIE


def mine() -> DraftKeys:
    """Return the keys of this browser, as this request has left them."""
    if "mine" not in g:
        g.mine = DraftKeys.read(request.cookies.get(_name(), ""))
    kept = g.mine
    assert isinstance(kept, DraftKeys)
    return kept
