"""Content folders under watch: whatever is saved in them is loaded.

Only the folders that a look into the content accepted are watched, each by itself, so that no link is followed. What
watching misses (a folder put in another's place, a network disk, a system that has no watches left) a slow poll finds.
Whatever happens to the watch, it begins anew.
"""

import logging
import os
import threading
import time
from collections.abc import Callable, Collection, Generator, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

log = logging.getLogger("dongling.library")

TICK = 0.5
"""Seconds after which it is asked whether the folders are still the same ones, and `idle` is called."""
POLL = 3.0
"""Seconds after which all files are looked at again, with a watch or without."""
SHARE = 0.02
"""A look that takes long is taken less often: never more of the time than this."""
RETRY = 10.0
"""Seconds until watching is tried again where the system can't."""
STALLED = 120.0
"""Seconds without a sign of life after which the watch counts as stalled."""

State = Literal["off", "following", "watching", "polling", "restarting", "stalled", "stopped"]


Folders = Mapping[Path, tuple[int, int]]
"""Folders that a look went into, with device and number."""


@dataclass(frozen=True)
class Errands:
    """What a watcher calls: `reload` with the paths that changed, with None to look at everything; `idle` in between.

    `waiting` tells whether to look again soon; `folders` which folders the last look went into.
    """

    reload: Callable[[Collection[str] | None], object]
    idle: Callable[[], object]
    waiting: Callable[[], bool]
    folders: Callable[[], Folders]


class Watcher:
    """Looks after content folders in a thread of its own, from `start` until `stop` is set."""

    def __init__(self, folders: Iterable[Path], errands: Errands, stop: threading.Event) -> None:
        self._folders, self._errands, self._stop = tuple(folders), errands, stop
        self._state: State = "off"
        self._alive = 0.0
        self._owed = True
        self._next_look = 0.0
        self._failed = ""

    @property
    def state(self) -> State:
        """Return how the watch fares: `watching`, `polling` where the system can't watch, or what is wrong with it."""
        if self._state in {"watching", "polling"} and time.monotonic() - self._alive > STALLED:
            return "stalled"
        return self._state

    def start(self) -> threading.Thread:
        """Begin with a reload; return the thread."""
        self._state, self._alive = "watching", time.monotonic()
        thread = threading.Thread(target=self._run, name="dongling-watch", daemon=True)
        thread.start()
        return thread

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                self._watch()
            except BaseException:  # a panic of the library that watches is no Exception, and must not end the thread
                self._state = "restarting"
                log.exception("watching failed; it begins anew")
                self._stop.wait(TICK)
        self._state = "stopped"

    def _watch(self) -> None:
        """Watch the folders that are there now, until they are others."""
        self._look(None)
        folders = dict(self._errands.folders()) or dict.fromkeys(self._folders, (0, 0))
        names = {os.path.abspath(folder) for folder in folders}  # noqa: PTH100 - links stay what they are
        first = True
        with closing(self._ticks(names)) as ticks:
            for changed in ticks:
                self._alive = time.monotonic()
                whole = first or self._due(folders) or not changed.isdisjoint(names)
                if whole or changed:  # first: what was saved before the watch was there
                    self._look(None if whole else changed)
                    if whole and self._errands.folders() != folders:
                        return
                else:
                    self._errands.idle()
                if not changed.isdisjoint(names):  # the watch of a folder ends with it, even if one like it comes
                    return
                first = False

    def _ticks(self, names: Iterable[str]) -> Generator[set[str]]:
        """Yield the names of what changed, twice a second at least; ends when watching should be tried anew."""
        import watchfiles

        try:
            for changes in watchfiles.watch(
                *names,
                recursive=False,
                ignore_permission_denied=True,
                stop_event=self._stop,
                step=50,
                debounce=400,
                rust_timeout=int(TICK * 1000),
                yield_on_timeout=True,
            ):
                self._state = "watching"
                yield {name for _, name in changes}
        except FileNotFoundError:  # a folder has gone since it was looked into
            self._stop.wait(TICK)
        except (OSError, RuntimeError) as error:
            if self._state != "polling":
                log.warning("can't watch (%s): files are looked at every few seconds instead", error)
            self._state = "polling"
            until = time.monotonic() + RETRY
            while time.monotonic() < until and not self._stop.wait(TICK):
                yield set()

    def _due(self, folders: Folders) -> bool:
        """Tell whether to look at everything though nothing was said to have changed."""
        if self._owed or time.monotonic() >= self._next_look or self._errands.waiting():
            return True
        return any(_number(folder) != folders.get(folder) for folder in self._folders)

    def _look(self, changed: Collection[str] | None) -> None:
        """Reload what changed, or everything; a reload that failed is tried again."""
        begun = time.monotonic()
        self._owed = True
        try:
            self._errands.reload(changed)
            self._owed, self._failed = False, ""
        except Exception as error:
            if self._failed != (why := repr(error)):
                log.exception("reload failed; the catalog of before stays")
            self._failed = why
        if changed is None:
            self._next_look = time.monotonic() + max(POLL, (time.monotonic() - begun) / SHARE)


def _number(folder: Path) -> tuple[int, int] | None:
    try:
        stat = folder.stat()
    except OSError:
        return None
    return stat.st_dev, stat.st_ino
