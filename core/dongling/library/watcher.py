"""Content folders under watch: whatever is saved in them is loaded."""

import logging
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

log = logging.getLogger("dongling.library")


def watch(
    folders: Iterable[Path], reload: Callable[[], object], idle: Callable[[], object], stop: threading.Event
) -> threading.Thread:
    """Call `reload` at first and whenever a file under `folders` or in the seeds beside one is saved, until `stop`.

    In between `idle` is called twice a second. Returns the watching thread.
    """
    thread = threading.Thread(
        target=_watch, args=(tuple(folders), reload, idle, stop), name="dongling-watch", daemon=True
    )
    thread.start()
    return thread


def _watch(
    folders: tuple[Path, ...], reload: Callable[[], object], idle: Callable[[], object], stop: threading.Event
) -> None:
    import watchfiles

    places = [*folders, *(folder.resolve().parent / "seeds" for folder in folders)]
    watched = [place for place in places if place.is_dir()]
    first = True
    for changes in watchfiles.watch(
        *watched, stop_event=stop, step=50, debounce=400, rust_timeout=500, yield_on_timeout=True
    ):
        try:
            if changes or first:  # what was saved before watching began is found by the first look
                reload()
            else:
                idle()
            first = False
        except Exception:
            log.exception("reload failed; the catalog of before stays")
