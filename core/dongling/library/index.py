"""The index of search, brought up to one catalog after another; in memory where its folder can't be written."""

import logging
import time
from collections.abc import Mapping
from pathlib import Path

from dongling.catalog import Catalog
from dongling.plugins import Plugins
from dongling.problems import AWAY, DonglingError, Said, unknown
from dongling.search import Document, IndexDamaged, IndexUnwritable, Lexicon, SearchBackend, document
from dongling.settings import Settings

log = logging.getLogger("dongling.library")

RETRY = 300.0
"""Seconds after which a folder that could not be written is tried again."""
_ANEW = "the index is damaged; it is made anew"
NO_FOLDER = Said("检索索引没有地方放，先放在内存里", "there is no folder for the index of search; it is kept in memory")


class Index:
    """What the backend holds of the catalog.

    `behind` is whether its service was away when the catalog changed; `trouble` says why the index is in memory;
    `edition` counts how often it was brought up to a catalog.
    """

    def __init__(self, plugins: Plugins, settings: Settings, cache: Path | None, lexicon: Lexicon) -> None:
        """Open the backend that the settings name, with its index in `cache`, in memory without one.

        Raises DonglingError, with the nearest name, when no plugin brings it.
        """
        backends = plugins.search_backends()
        name = settings.search
        if name not in backends:
            message = Said(f"没有检索引擎“{name[:40]}”", f"there is no search backend “{name[:40]}”")
            raise unknown(message, name, backends)
        self._backend, self._plugins, self._settings = backends[name], plugins, settings
        self._folder, self._lexicon = cache and cache / "search", lexicon
        self.backend = self._open(self._folder)
        self.trouble: Said | None = None if cache else NO_FOLDER
        self.behind = False
        self.edition = 0
        self._retry_at = float("inf") if cache is None else 0.0

    def learn(self, lexicon: Lexicon) -> None:
        """Take another lexicon."""
        self._lexicon = lexicon
        self.backend.learn(lexicon)

    def keep_up(self, catalog: Catalog, *, anew: bool = False) -> None:
        """Bring the index up to the catalog; while the search service is away, it stays behind."""
        try:
            self.update(catalog, anew=anew)
            self.behind = False
        except DonglingError as error:
            if error.status != AWAY:
                raise
            if not self.behind:
                log.warning("the index stays behind: %s", error.message.en)
            self.behind = True

    def update(self, catalog: Catalog, *, anew: bool = False) -> None:
        """Bring the index up to the catalog: a few changes are applied, many make it anew, as does any damage."""
        current = documents(catalog, self._plugins)
        self.edition += 1
        try:
            _bring(self.backend, current, anew=anew)
        except IndexUnwritable as error:
            self._move(None, current)
            self.trouble, self._retry_at = error.message, time.monotonic() + RETRY
            log.warning("the index is kept in memory: %s", error.message.en)

    def mend(self, catalog: Catalog) -> None:
        """Make the index anew, though it seems to know all units."""
        log.warning(_ANEW)
        self.keep_up(catalog, anew=True)

    def catch_up(self, catalog: Catalog) -> None:
        """Do what is owed: to a service that was away, or to a folder that could not be written."""
        if self.behind:
            self.keep_up(catalog)
        if self.trouble and time.monotonic() >= self._retry_at:
            self._retry_at = time.monotonic() + RETRY
            try:
                self._move(self._folder, documents(catalog, self._plugins))
            except IndexUnwritable:
                return
            self.trouble = None
            log.warning("the index is in its folder again")

    def _move(self, folder: Path | None, current: Mapping[str, Document]) -> None:
        """Go on with an index in another place."""
        backend = self._open(folder)
        try:
            _bring(backend, current)
        except IndexUnwritable:
            backend.close()
            raise
        self.backend, before = backend, self.backend
        before.close()

    def _open(self, folder: Path | None) -> SearchBackend:
        return self._backend(folder, self._lexicon, self._settings)


def _bring(backend: SearchBackend, current: Mapping[str, Document], *, anew: bool = False) -> None:
    started = time.perf_counter()
    try:
        known = {} if anew else backend.known()
        changed = [doc for doc in current.values() if known.get(doc.identifier) != doc.digest]
        gone = [identifier for identifier in known if identifier not in current]
        if not changed and not gone and not anew:
            return
        if len(changed) + len(gone) <= len(known) // 2:
            backend.apply(changed, gone)
            log.info("indexed %d, removed %d in %.2f s", len(changed), len(gone), time.perf_counter() - started)
            return
    except IndexDamaged:
        log.warning(_ANEW)
    backend.rebuild(current.values())
    log.info("indexed %d in %.2f s", len(current), time.perf_counter() - started)


def documents(catalog: Catalog, plugins: Plugins) -> dict[str, Document]:
    """Return what search is given of each unit of the catalog, what plugins add included."""
    return {unit.identifier: document(unit, catalog, plugins.extend_document(unit)) for unit in catalog.units.values()}
