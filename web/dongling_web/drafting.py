"""The drafts of this browser. There are no accounts: a draft belongs to whoever has its secret edit key.

A browser keeps its keys in a cookie, that of the current draft first. A browser without the cookie, such as a
pupil's, never makes the store open. The header of a page asks here too, and no page fails because the store does.
"""

import logging
import re
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Flask, Response, current_app, g, request

from dongling.library import Library
from dongling.problems import AWAY, DonglingError, Said
from dongling.settings import state_folders
from dongling.store.saved import KEPT
from dongling_web.errors import Refused, Trouble

if TYPE_CHECKING:
    from dongling.store import SavedDraft, Store

log = logging.getLogger("dongling.web")
COOKIE = "dongling_drafts"
MOST = 20
DAYS = KEPT.days
_HELD = "dongling.store"
PAUSE = 5
"""Seconds for which headers do not ask again after the store was away: one that is slow to say so stops no page."""
_KEY = re.compile(r"[A-Za-z0-9_-]{16,100}")
_SHUT = Said(
    "保存序列的地方现在打不开，已存的没有动，其他页面都能用；请告诉管理员",
    "where sequences are saved can't be opened now; what is saved was left alone, all other pages work",
)
_GONE = Trouble(
    404,
    "没有这个序列",
    f"链接可能抄漏了几个字，或者序列已经删除，或者{DAYS}天没有用过。",
    ways=(("/drafts", "我的序列"), ("/search", "找课程")),
)


@dataclass(frozen=True, slots=True)
class Mine:
    """The keys that a browser keeps; the first is that of its current draft."""

    keys: tuple[str, ...] = ()

    @classmethod
    def read(cls, cookie: str) -> "Mine":
        """Return what a cookie says; what can't be a key is passed over."""
        return cls(tuple(dict.fromkeys(filter(_KEY.fullmatch, cookie.split("."))))[:MOST])

    @property
    def written(self) -> str:
        """Return what the cookie is to say."""
        return ".".join(self.keys)

    @property
    def full(self) -> bool:
        """Tell whether there is no room for another."""
        return len(self.keys) >= MOST

    def with_first(self, key: str) -> "Mine":
        """Return these with `key` as the current one. None is ever pushed out: its key may be nowhere else."""
        if self.full and key not in self.keys:
            return self
        return Mine((key, *(other for other in self.keys if other != key)))

    def without(self, *gone: str) -> "Mine":
        """Return these without some."""
        return Mine(tuple(key for key in self.keys if key not in gone))


class Held:
    """The store of an app, opened when something is first asked of it."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._lock = threading.Lock()
        self._store: Store | None = None
        self._away_until = 0.0

    @property
    def away(self) -> bool:
        """Tell whether a header has just found the store away."""
        return time.monotonic() < self._away_until

    @property
    def opened(self) -> "Store | None":
        """Return the store if it is open."""
        return self._store

    def rest(self) -> None:
        """Let headers do without the store for a moment."""
        self._away_until = time.monotonic() + PAUSE

    def get(self) -> "Store":
        """Return the store; raises DonglingError when it can't be opened now. Why is for the administrator."""
        with self._lock:
            if self._store is None:
                try:
                    self._store = self._opened()
                except DonglingError as error:
                    log.error("drafts: %s", error.message.en)  # noqa: TRY400 - it is one sentence, for people
                    raise DonglingError(_SHUT, status=AWAY) from error
            return self._store

    def _opened(self) -> "Store":
        from dongling.store import Store

        _, data = state_folders(self._library.settings, self._library.content)
        return Store.open(data)

    def close(self) -> None:
        """Let go of the store."""
        with self._lock:
            if self._store is not None:
                self._store.close()
            self._store = None


def keep_store(app: Flask, library: Library) -> None:
    """Give `app` the store of a library's state; the caller closes it by `close_store`."""
    app.extensions[_HELD] = Held(library)


def close_store(app: Flask) -> None:
    """Close what `app` has opened of its store."""
    held: Held = app.extensions[_HELD]
    held.close()


def store_if_open(app: Flask) -> "Store | None":
    """Return the store of `app` when something was asked of it already."""
    held: Held = app.extensions[_HELD]
    return held.opened


def current_store() -> "Store":
    """Return the store of the app that answers now; raises DonglingError when it is away."""
    return _held().get()


def _held() -> Held:
    held = current_app.extensions[_HELD]
    assert isinstance(held, Held)
    return held


def has_drafts() -> bool:
    """Tell whether this browser keeps any draft, so that its pages are not everybody's."""
    return _name() in request.cookies


def _name() -> str:
    """Return the name of the cookie; with https one that no other site of the same domain can set."""
    return f"__Host-{COOKIE}" if request.is_secure else COOKIE


def mine() -> Mine:
    """Return the keys of this browser, as this request has left them."""
    if "mine" not in g:
        g.mine = Mine.read(request.cookies.get(_name(), ""))
    kept = g.mine
    assert isinstance(kept, Mine)
    return kept


def living() -> "list[SavedDraft]":
    """Return the drafts of this browser that are still there."""
    keys = mine().keys
    return list(filter(None, map(current_store().by_edit_key, keys))) if keys else []


def has_room() -> bool:
    """Tell whether this browser can keep one more; drafts that are gone take no room."""
    return not mine().full or len(living()) < MOST


def remember(response: Response, key: str) -> None:
    """Make a draft the current one of this browser; where there is no room for one more, it stays out.

    A change to what is the current one already leaves the cookie alone: its answer may come after that of another
    tab, which has begun a draft meanwhile.
    """
    known = mine()
    if known.keys[:1] == (key,) and request.method == "POST":
        g.pop("my_draft", None)
        return
    if known.full and key not in known.keys:
        known = Mine(tuple(draft.edit_key for draft in living()))
    keep(response, known.with_first(key))


def forget(response: Response, *keys: str) -> None:
    """Take drafts out of this browser."""
    keep(response, mine().without(*keys))


def keep(response: Response, kept: Mine) -> None:
    """Write the cookie."""
    g.mine = kept
    g.pop("my_draft", None)
    secure = request.is_secure
    if kept.keys:
        response.set_cookie(_name(), kept.written, max_age=KEPT, secure=secure, httponly=True, samesite="Lax")
    else:
        response.delete_cookie(_name(), secure=secure, httponly=True, samesite="Lax")


def found_draft(key: str) -> "SavedDraft":
    """Return the draft that an edit key opens; Refused, with a way on, for any other key."""
    store = current_store()
    found = store.by_edit_key(key)
    if found is None:
        raise Refused(_read_only(key) if store.by_read_key(key) else _GONE)
    return found


def _read_only(key: str) -> Trouble:
    return Trouble(
        403,
        "这是只读链接",
        "用它只能看，不能改，什么也没有动；要改，就打开它，取用为自己的序列。",
        ways=((f"/shared/{key}", "看这个序列"), ("/drafts", "我的序列")),
    )


def current_draft() -> "SavedDraft | None":
    """Return the first draft of this browser that is still there; raises DonglingError when the store is away."""
    keys = mine().keys
    return next(filter(None, map(current_store().by_edit_key, keys)), None) if keys else None


def my_draft() -> "SavedDraft | None":
    """Return the current draft for a page's header and its buttons; None also while the store is away."""
    if "my_draft" not in g:
        g.my_draft = None
        try:
            if not _held().away:
                g.my_draft = current_draft()
        except Exception as error:  # noqa: BLE001 - of any store; a page is more than its header
            log.warning("drafts away: %s", type(error).__name__)
            _held().rest()
    found: SavedDraft | None = g.my_draft
    return found


def my_step(unit: str) -> int:
    """Return which step of the current draft a unit is; 0 when it is none."""
    draft = my_draft()
    steps = draft.draft.steps if draft else ()
    return next((number for number, step in enumerate(steps, 1) if step.unit == unit), 0)
