"""The housekeeper of a site that serves: it counts the time, sweeps, and makes the backup of the day, in a thread.

Where nothing was saved yet it does without the database library, which takes a tenth of a site's memory.
"""

import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from dongling.problems import DonglingError

if TYPE_CHECKING:
    from dongling.store.store import Store

log = logging.getLogger("dongling.store")
EVERY = 600
"""Seconds between two rounds; each does only what is due."""


PATIENCE = 20
"""Seconds that the end waits for a round; a backup that is cut short leaves nothing behind."""


class Housekeeper:
    """Keeps house as long as it runs. `store` opens the store, or says None as long as nothing was saved.

    Both are asked in each round: a disk that can't be used now may be there in the next.
    """

    def __init__(self, store: "Callable[[], Store | None]", data: Callable[[], Path]) -> None:
        self._store, self._data = store, data
        self._ended = threading.Event()
        self._said = ""
        self._thread = threading.Thread(target=self._run, name="housekeeper", daemon=True)

    def start(self) -> None:
        """Begin with a round."""
        self._thread.start()

    def end(self) -> None:
        """End after the round that runs."""
        self._ended.set()
        self._thread.join(PATIENCE)

    def round(self) -> None:
        """Do what is due. What can't be done is logged once, and tried again in the next round."""
        try:
            store = self._store()
            if store is not None:
                from dongling.store.daily_backup import back_up_daily

                store.tend()
                back_up_daily(store, self._data())
            self._said = ""
        except DonglingError as error:
            if error.message.en != self._said:
                log.error("%s", error.message.en)  # noqa: TRY400 - it is one sentence, for people
            self._said = error.message.en

    def _run(self) -> None:
        while True:
            try:
                self.round()
            except Exception:
                log.exception("the round of the housekeeper failed; the site goes on")
            if self._ended.wait(EVERY):
                return
