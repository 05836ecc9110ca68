"""The store that the site holds open, and what becomes of a request while it is away."""

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask, current_app

from dongling.library import Library
from dongling.problems import AWAY, DonglingError, Said

if TYPE_CHECKING:
    from dongling.store import Housekeeper, Store


log = logging.getLogger("dongling.web")

_HELD = "dongling.store"
PAUSE = 5
"""Seconds for which headers do not ask again after the store was away: one that is slow to say so stops no page."""
_SHUT = Said(
    "保存序列的地方现在打不开，已存的没有动，其他页面都能用；请告诉管理员",
    "where sequences are saved can't be opened now; what is saved was left alone, all other pages work",
)
SLOW = 1
"""Seconds after which the headers of other pages do not wait beside one that waits already."""


class StoreHolder:
    """The store of an app, opened when something is first asked of it."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._lock = threading.Lock()
        self._store: Store | None = None
        self._away_until = self._failed = 0.0
        self._asking: dict[int, float] = {}

    @property
    def away(self) -> bool:
        """Tell whether a header has just found the store away, or waits for it so long that it may well be."""
        now = time.monotonic()
        return now < self._away_until or any(now - since > SLOW for since in list(self._asking.values()))

    @contextmanager
    def asked(self) -> Iterator[None]:
        """Ask the store something for a header; while that takes long, or when it fails, other headers go without."""
        thread = threading.get_ident()
        self._asking[thread] = time.monotonic()
        try:
            yield
        except Exception:
            self.rest()
            raise
        finally:
            self._asking.pop(thread, None)

    @property
    def opened(self) -> "Store | None":
        """Return the store if it is open."""
        return self._store

    def rest(self) -> None:
        """Let headers do without the store for a moment."""
        self._away_until = time.monotonic() + PAUSE

    def get(self) -> "Store":
        """Return the store; raises DonglingError when it can't be opened now. Why is for the administrator."""
        begun = time.monotonic()
        with self._lock:
            if self._store is None and self._failed > begun:  # whoever waited while another tried in vain
                raise DonglingError(_SHUT, status=AWAY)
            if self._store is None:
                try:
                    self._store = self._opened()
                except DonglingError as error:
                    self._failed = time.monotonic()
                    log.error("drafts: %s", error.message.en)  # noqa: TRY400 - it is one sentence, for people
                    raise DonglingError(_SHUT, status=AWAY) from error
            return self._store

    def _opened(self) -> "Store":
        from dongling.store import Store

        return Store.open(self._library.store_place)

    @property
    def data(self) -> Path:
        """Return the folder of what is saved."""
        return self._library.data

    def if_any(self) -> "Store | None":
        """Return the store where something was saved already; None else, so that nobody makes it by looking."""
        there = self._library.settings.database or any(self.data.glob("drafts.db*"))
        return self.get() if there else None

    def close(self) -> None:
        """Let go of the store."""
        with self._lock:
            if self._store is not None:
                self._store.close()
            self._store = None


def keep_store(app: Flask, library: Library) -> None:
    """Give `app` the store of a library's state; the caller closes it by `close_store`."""
    app.extensions[_HELD] = StoreHolder(library)


def housekeeper(app: Flask) -> "Housekeeper":
    """Return who keeps house in the store of `app`, yet to be started by the process that serves."""
    from dongling.store import Housekeeper

    held: StoreHolder = app.extensions[_HELD]
    return Housekeeper(held.if_any, lambda: held.data)


def store_if_any(app: Flask) -> "Store | None":
    """Return the store of `app` where something was saved already; raises DonglingError when it is away."""
    held: StoreHolder = app.extensions[_HELD]
    return held.if_any()


def close_store(app: Flask) -> None:
    """Close what `app` has opened of its store."""
    held: StoreHolder = app.extensions[_HELD]
    held.close()


def store_if_open(app: Flask) -> "Store | None":
    """Return the store of `app` when something was asked of it already."""
    held: StoreHolder = app.extensions[_HELD]
    return held.opened


def current_store() -> "Store":
    """Return the store of the app that answers now; raises DonglingError when it is away."""
    return _held().get()


def store_is_away() -> bool:
    """Tell whether a header has just found the store away, so that the next does not ask."""
    return _held().away


def asked_for_header() -> AbstractContextManager[None]:
    """Ask the store something that a header shows; when it does not answer, the next headers do not ask."""
    return _held().asked()


def _held() -> StoreHolder:
    held = current_app.extensions[_HELD]
    assert isinstance(held, StoreHolder)
    return held
