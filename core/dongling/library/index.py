"""The index of search, brought up to one catalog after another; in memory where its folder can't be written."""

import logging
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from itertools import islice
from pathlib import Path

from dongling.catalog import Catalog, HeardTerms
from dongling.catalog.sqlite import AT_ONCE, CatalogueDamaged, some_of
from dongling.content import Documented
from dongling.model import Unit
from dongling.plugins import Plugins
from dongling.problems import AWAY, DonglingError, Said, unknown
from dongling.search import (
    Document,
    Embedder,
    Embedding,
    IndexDamaged,
    IndexUnwritable,
    Lexicon,
    SearchBackend,
    document,
)
from dongling.settings import Settings

log = logging.getLogger("dongling.library")

RETRY = 300.0
"""Seconds after which a folder that could not be written is tried again."""
_FEW = 64
"""So many changed units are indexed without asking first which of them look otherwise to search."""
_LITTLE = 1000
"""An index of so few units is waited for."""
_STALLS = 0.5
"""Unless no document of it is made for so many seconds: a plugin holds it up then, and a site goes on meanwhile."""
_ANEW = "the index is damaged; it is made anew"
Beside = Callable[[list[str]], None]
NO_FOLDER = Said("检索索引没有地方放，先放在内存里", "there is no folder for the index of search; it is kept in memory")


class Index:
    """What the backend holds of the catalog; `documented` says of which units, as the catalogue's file knows it.

    `behind` is whether its service was away when the catalog changed; `trouble` says why the index is in memory;
    `edition` counts how often it was brought up to a catalog; `progress` is, while it is being made, how many units of
    how many it has.
    """

    def __init__(
        self,
        plugins: Plugins,
        settings: Settings,
        cache: Path | None,
        lexicon: Lexicon,
        documented: Callable[[], Documented],
    ) -> None:
        """Open the backend that the settings name, with its index in `cache`, in memory without one.

        Raises DonglingError, with the nearest name, when no plugin brings it.
        """
        backends = plugins.search_backends()
        name = settings.search
        if name not in backends:
            message = Said(f"没有检索引擎“{name[:40]}”", f"there is no search backend “{name[:40]}”")
            raise unknown(message, name, backends)
        self._backend, self._plugins, self._settings = backends[name], plugins, settings
        self._make_embedder = _embedder(plugins, settings)
        self._folder, self._lexicon = cache and cache / "search", lexicon
        self._now = documented
        self.backend = self._open(self._folder)
        self.trouble: Said | None = None if cache else NO_FOLDER
        self.behind = False
        self.edition = 0
        self.progress: tuple[int, int] | None = None
        self.aside = False
        self._builder: Builder | None = None
        self._beside: Beside | None = None
        self._compared = False
        self._made = 0
        self._retry_at = float("inf") if cache is None else 0.0

    @property
    def _documented(self) -> Documented:
        """What is known of documents in the catalogue's file that is in use now: another may have taken its place."""
        return self._now()

    def learn(self, lexicon: Lexicon) -> None:
        """Take another lexicon."""
        if lexicon != self._lexicon:
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

    def update(self, catalog: Catalog, *, anew: bool = False, beside: Beside | None = None) -> None:
        """Bring the index up to the catalog: a few changes are applied, many make it anew, as does any damage.

        `beside` is called with the names of some units before their documents are made: whoever has to look at them,
        too, does so while they are decoded.
        """
        self._beside = beside
        try:
            if not self._built():
                return
            self.edition += 1
            self._bring(catalog, anew=anew)
        except IndexUnwritable as error:
            self._move(None, catalog)
            self.trouble, self._retry_at = error.message, time.monotonic() + RETRY
            log.warning("the index is kept in memory: %s", error.message.en)
        finally:
            self._beside = None

    def _built(self) -> bool:
        """Tell whether no index is being made; raise what went wrong when one was."""
        builder = self._builder
        if builder is None:
            return True
        if builder.thread.is_alive():
            return False
        self._builder = None
        if builder.outcome:
            raise builder.outcome
        return True

    def mend(self, catalog: Catalog) -> None:
        """Make the index anew, though it seems to know all units."""
        log.warning(_ANEW)
        self.keep_up(catalog, anew=True)

    def catch_up(self, catalog: Catalog) -> None:
        """Do what is owed: to a service that was away, or to a folder that could not be written."""
        if self.behind or (self._builder and not self._builder.thread.is_alive()):
            self.keep_up(catalog)
        if self.trouble and time.monotonic() >= self._retry_at:
            self._retry_at = time.monotonic() + RETRY
            try:
                self._move(self._folder, catalog)
            except IndexUnwritable:
                return
            self.trouble = None
            log.warning("the index is in its folder again")

    def _move(self, folder: Path | None, catalog: Catalog) -> None:
        """Go on with an index in another place."""
        before, self.backend = self.backend, self._open(folder)
        self._compared = False
        try:
            self._bring(catalog)
        except IndexUnwritable:
            self.backend.close()
            self.backend = before
            raise
        before.close()

    def _open(self, folder: Path | None) -> SearchBackend:
        backend = self._backend(folder, self._lexicon, self._settings)
        if self._make_embedder and isinstance(backend, Embedding):  # a plugin's may know of words only
            backend.embed_with(self._make_embedder)
        return backend

    def _bring(self, catalog: Catalog, *, anew: bool = False) -> None:
        try:
            if not anew and self._applied(catalog):
                return
        except IndexDamaged:
            log.warning(_ANEW)
        self._documented.gone.clear()
        if not self.aside:
            self._rebuild(catalog, aside=False)
            return
        self._made = 0
        self._builder = Builder(partial(self._rebuild, catalog, aside=True))
        if len(catalog.units) <= _LITTLE and self._comes_to_end(len(catalog.units)):
            self._compared = self._built()

    def _comes_to_end(self, every: int) -> bool:
        """Wait while documents are made, and then for the index; return False when the next one does not come."""
        assert self._builder
        made, thread = -1, self._builder.thread
        while thread.is_alive() and (made < self._made or made == every):
            made = self._made
            thread.join(_STALLS)
        return not thread.is_alive()

    def _rebuild(self, catalog: Catalog, *, aside: bool) -> None:
        started, every = time.perf_counter(), len(catalog.units)
        self.progress = 0, every
        try:
            self.backend.rebuild(self._counting(self._documents(catalog, catalog.units), every))
        finally:
            self.progress = None
        self._compared = not aside  # meanwhile there may have been changes
        log.info("indexed %d in %.2f s", every, time.perf_counter() - started)

    def _applied(self, catalog: Catalog) -> bool:
        """Apply what changed; return False where so much did that the index is better made anew."""
        started = time.perf_counter()
        pending, units = self._documented.pending(), len(catalog.units)
        if self._compared and pending + len(self._documented.gone) <= min(_FEW, units // 2):
            names = self._documented.pending_names()
            gone = sorted(self._documented.gone - catalog.units.keys())
        else:
            known = self.backend.known()
            if pending > units // 2 and 2 * len(known) < units:
                return False
            for _ in self._documents(catalog, self._documented.pending_names()):
                pass
            names = [name for name, digest in self._documented.digests() if known.get(name) != digest]
            gone = [name for name in known if name not in catalog.units]
            if len(names) + len(gone) > max(len(known), 1) // 2:
                return False
        if names or gone:
            self.backend.apply(self._documents(catalog, names), gone)
            log.info("indexed %d, removed %d in %.2f s", len(names), len(gone), time.perf_counter() - started)
        self._compared = True
        self._documented.gone.clear()
        return True

    def _documents(self, catalog: Catalog, names: Iterable[str]) -> Iterator[Document]:
        """Yield the documents of some units, and note the digest of each."""
        numbers: Mapping[str, int] = getattr(catalog.units, "numbers", {})
        heard = HeardTerms(catalog.terms)
        asked, left = catalog.heard_by(heard), iter(names)
        while some := list(islice(left, AT_ONCE)):
            if self._beside:
                self._beside(some)
            made = [(self._document(unit, asked), heard.taken()) for unit in self._units(catalog, some)]
            known = [(one.digest, numbers[one.identifier], of) for one, of in made if one.identifier in numbers]
            self._documented.note(known, catalog.terms)
            yield from (one for one, _ in made)

    def _units(self, catalog: Catalog, names: Iterable[str]) -> list[Unit]:
        """Return those of a few units that there are."""
        there = [name for name in names if name in catalog.units]
        try:
            return some_of(catalog.units, there)
        except CatalogueDamaged:
            if not self.aside:
                raise
        units: list[Unit] = []
        for name in there:
            with suppress(CatalogueDamaged):  # it was let go of since; what is there now is looked at when all is done
                units.append(catalog.units[name])
        return units

    def _document(self, unit: Unit, catalog: Catalog) -> Document:
        made = document(unit, catalog, self._plugins.extend_document(unit))
        self._made += 1
        return made

    def _counting(self, documents: Iterable[Document], of: int) -> Iterator[Document]:
        for i, one in enumerate(documents):
            self.progress = i, of
            yield one


class Builder:
    """A thread in which an index is made; `outcome` is what went wrong."""

    def __init__(self, build: Callable[[], None]) -> None:
        self._build = build
        self.outcome: Exception | None = None
        self.thread = threading.Thread(target=self._run, name="dongling-index", daemon=True)
        self.thread.start()

    def _run(self) -> None:
        try:
            self._build()
        except Exception as error:  # noqa: BLE001 - it is raised where the thread is asked for
            self.outcome = error


def _embedder(plugins: Plugins, settings: Settings) -> Callable[[], Embedder] | None:
    """Return what makes the embedder that the settings name; raises DonglingError when no plugin brings it."""
    if not settings.embedder:
        return None
    makers, name = plugins.embedders(), settings.embedder
    if name not in makers:
        raise unknown(Said(f"没有语义模型“{name[:40]}”", f"there is no embedder “{name[:40]}”"), name, makers)
    return partial(makers[name], settings)


def documents(catalog: Catalog, plugins: Plugins) -> dict[str, Document]:
    """Return what search is given of each unit of the catalog, what plugins add included."""
    return {unit.identifier: document(unit, catalog, plugins.extend_document(unit)) for unit in catalog.units.values()}
