"""The index of search, brought up to one catalog after another."""

import logging
import time
from pathlib import Path

from dongling.catalog import Catalog
from dongling.plugins import Plugins
from dongling.problems import AWAY, DonglingError, Said, did_you_mean
from dongling.search import Document, Lexicon, SearchBackend, document
from dongling.settings import Settings

log = logging.getLogger("dongling.library")


def open_backend(plugins: Plugins, settings: Settings, cache: Path, lexicon: Lexicon) -> SearchBackend:
    """Return the backend that the settings name, with its index in `cache`.

    Raises DonglingError, with the nearest name, when no plugin brings it.
    """
    backends = plugins.search_backends()
    name = settings.search
    if name not in backends:
        guess = did_you_mean(name, backends)
        raise DonglingError(
            Said(f"没有检索引擎“{name}”。{guess.zh}", f"there is no search backend “{name}”. {guess.en}")
        )
    return backends[name](cache / "search", lexicon, settings)


class Index:
    """What `backend` holds of the catalog. `behind` is whether its service was away when the catalog changed."""

    def __init__(self, backend: SearchBackend, plugins: Plugins) -> None:
        self.backend, self._plugins = backend, plugins
        self.behind = False

    def keep_up(self, catalog: Catalog) -> None:
        """Bring the index up to the catalog; while the search service is away, it stays behind."""
        try:
            self.update(catalog)
            self.behind = False
        except DonglingError as error:
            if error.status != AWAY:
                raise
            if not self.behind:
                log.warning("the index stays behind: %s", error.message.en)
            self.behind = True

    def update(self, catalog: Catalog) -> None:
        """Bring the index up to the catalog: a few changes are applied, many make it anew."""
        started = time.perf_counter()
        found = documents(catalog, self._plugins)
        known = self.backend.known()
        changed = [doc for doc in found.values() if known.get(doc.identifier) != doc.digest]
        gone = [identifier for identifier in known if identifier not in found]
        if not changed and not gone:
            return
        if len(changed) + len(gone) > len(known) // 2:
            self.backend.rebuild(found.values())
        else:
            self.backend.apply(changed, gone)
        log.info("indexed %d, removed %d in %.2f s", len(changed), len(gone), time.perf_counter() - started)


def documents(catalog: Catalog, plugins: Plugins) -> dict[str, Document]:
    """Return what search is given of each unit of the catalog, what plugins add included."""
    return {unit.identifier: document(unit, catalog, plugins.extend_document(unit)) for unit in catalog.units.values()}
