"""The one object that others hold: folders, plugins, catalog and search put together, and kept up to date."""

import logging
import threading
import time
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TypeVar

from dongling.catalog import PUPIL, Catalog
from dongling.catalog.sqlite import CatalogueDamaged
from dongling.library.catalogue_place import CataloguePlace, edition_of
from dongling.library.collector import REST, quiet
from dongling.library.heap import share_heap
from dongling.library.index import Index
from dongling.library.keeper import Keeper
from dongling.library.news import tell
from dongling.library.review import Review
from dongling.library.watcher import Errands, State, Watcher
from dongling.plugins import Plugins
from dongling.problems import AWAY, DonglingError, Problem, Said, in_order
from dongling.search import Embedding, IndexDamaged, Lexicon, Part, Query, Results, SearchBackend, lexicon
from dongling.settings import Settings, StateUnusable, cache_folder, data_folder, published_folder

T = TypeVar("T")
log = logging.getLogger("dongling.library")


BEGIN = 2.0
"""Seconds of reading after which a site begins with what it has."""
SLICE = 5.0
"""Seconds of reading after which a site shows what it has by then."""
ENDING = 10.0
"""Seconds that a reload has to come to its end when the library is closed."""
STRANGE = 10.0
"""Seconds after which the catalogue of another process counts as that of another site."""
DRAWING = 0.05
"""Seconds of every quiet moment in which bodies are made ready for pages."""
TICK = 0.3
"""Seconds between two looks at what another process wrote."""
_PATIENCE = 5.0
"""Seconds that a search waits while the index is brought up to date, when it found it damaged."""
_MENDING = Said("检索正在重建，过一会儿再搜", "search is being made anew; try again in a moment")


@dataclass(frozen=True)
class Progress:
    """How far a site is that has just begun: files that are `left` to read, units `indexed` out of `units`."""

    left: int
    indexed: int
    units: int


class Library:
    """A catalog of content folders with its plugins and its search.

    `catalog` is swapped whole on reload; take it once per page. Safe to use from several threads.
    """

    def __init__(self, folders: Iterable[Path], settings: Settings, plugins: Plugins, *, follows: bool = False) -> None:
        self.folders = tuple(folders)
        self.settings, self.plugins = settings, plugins
        self._place = CataloguePlace(self.cache, edition_of(plugins, settings, self.loaded), follows=follows)
        self.keeper = Keeper(self.loaded, plugins, self._place, rehash=settings.rehash)
        self._index: Index | None = None
        self._taught: Catalog | None = None
        self._review, self._is_site = Review(plugins), False
        self._lock = threading.Lock()
        self._stop, self._follows = threading.Event(), threading.Event()
        errands = Errands(self._look_again, self._catch_up, self._waits, lambda: self.keeper.folders)
        self._watcher = Watcher(self.loaded, errands, self._stop)

    @classmethod
    def open(
        cls,
        folders: Iterable[Path | str] = (),
        settings: Settings | None = None,
        *,
        plugins: Plugins | None = None,
        search: bool = True,
        check: bool = True,
        wait: bool = True,
    ) -> "Library":
        """Load `folders`, those of `--school` and those of plugins; with `search`, bring the index up to date.

        Without `check` the plugins are asked for their opinion only at the first reload. Without `wait`, a site begins
        with what is there after a moment, and `watch` sees to the rest: files that are still to be read, an index that
        is made anew, a search service that is away. Where another process keeps the catalogue, its one is followed.

        Raises DonglingError for a folder that is not there, an unknown search backend, or a state folder inside
        content. What is wrong inside a folder never raises: it is in `problems`; where the index can't be written it is
        kept in memory, and `search_trouble` says why.
        """
        settings = settings or Settings()
        given = [Path(folder) for folder in folders] + list(settings.school)
        for folder in given:
            _must_be_folder(folder)
        library = cls(given, settings, plugins or Plugins.load(settings), follows=not wait)
        try:
            library._begin(search=search, check=check, wait=wait)
        except BaseException:
            library.close()
            raise
        return library

    def _begin(self, *, search: bool, check: bool, wait: bool) -> None:
        if not wait:
            share_heap()
        if self.keeper.writes or not self._followed():
            self.keeper.load(seconds=float("inf") if wait else BEGIN)
        if search:
            self._open_search(wait=wait, check=check)
        self._is_site = not wait
        self._rest()
        if self.keeper.writes:
            if check:
                self._examine()
            self.keeper.news()

    def _followed(self) -> bool:
        """Wait for the catalogue of another process; return False when this one keeps one of its own instead."""
        until = time.monotonic() + STRANGE
        while True:
            try:
                return self.keeper.follow()
            except CatalogueDamaged:  # it is not there yet, or being made, or of a site with other plugins
                if self.keeper.take_over(apart=time.monotonic() > until):
                    return False
                time.sleep(TICK)

    @property
    def catalog(self) -> Catalog:
        """Return what is loaded, as it is now."""
        return self.keeper.catalog

    @property
    def content(self) -> tuple[Path, ...]:
        """Return every content folder, each once: those given, then those of plugins."""
        return tuple({path.resolve(): path for path in (*self.folders, *self.plugins.courses())}.values())

    @cached_property
    def published(self) -> Path | None:
        """Return the folder of what schools publish from the site, None where nobody does."""
        return published_folder(self.settings, self.content)

    @property
    def loaded(self) -> tuple[Path, ...]:
        """Return every folder that is loaded: those of the content, and what is published from the site."""
        return (*self.content, *([self.published] if self.published else []))

    @property
    def problems(self) -> list[Problem]:
        """Return what is wrong in the content and with plugins, in order."""
        return in_order([*self.catalog.problems, *self.plugins.problems])

    @property
    def counts(self) -> tuple[int, int]:
        """Return how many errors and how many warnings there are in the content and with plugins."""
        problems = self.catalog.problems
        errors, warnings = getattr(problems, "counts", None) or _counted(problems)
        more_errors, more_warnings = _counted(self.plugins.problems)
        return errors + more_errors, warnings + more_warnings

    @cached_property
    def cache(self) -> Path | None:
        """Return the folder for what can be made again; None where there can be none."""
        try:
            return cache_folder(self.settings, self.content)
        except StateUnusable:
            return None

    @cached_property
    def data(self) -> Path:
        """Return the folder for what is precious; worked out once, since content may lie in a hundred folders.

        Raises DonglingError as `data_folder`, and is tried again then.
        """
        return data_folder(self.settings, self.content)

    @property
    def store_place(self) -> Path | str:
        """Return where what people save lies: the URL of a database, or the folder `data`."""
        return self.settings.database or self.data

    @property
    def search_trouble(self) -> Said | None:
        """Return why the index is in memory, to be made anew at each start; None where it lies in its folder."""
        return self._index.trouble if self._index else None

    @property
    def embedder_trouble(self) -> Said | None:
        """Return why search goes by words alone though the settings name an embedder; None when all is well."""
        backend: object = self._index.backend if self._index else None
        return backend.embedder_trouble if isinstance(backend, Embedding) else None

    @property
    def embedded(self) -> tuple[int, int]:
        """Return of how many units meaning is known, and of how many units; (0, 0) where words alone decide."""
        backend: object = self._index.backend if self._index else None
        return backend.embedded if isinstance(backend, Embedding) else (0, 0)

    @property
    def watcher(self) -> State:
        """Return how the watch over the content fares: `following` where another process watches, `off` where none."""
        return "following" if self._follows.is_set() else self._watcher.state

    @property
    def progress(self) -> Progress | None:
        """Return how far the content is read and indexed; None when all of it is."""
        left = self.keeper.loader.left if self.keeper.writes else 0
        indexed, units = (self._index and self._index.progress) or (0, 0)
        return Progress(left, indexed, units) if left or units else None

    @property
    def lexicon(self) -> Lexicon:
        """Return what search knows beside the units."""
        return lexicon(self.catalog, self.plugins.words())

    @property
    def generation(self) -> str:
        """Return a name that changes exactly when search results may change."""
        return self._asked(lambda backend: backend.generation())

    def search(self, query: Query) -> Results:
        """Answer a query; hits name units of the catalog."""
        return self._asked(lambda backend: backend.search(query))

    def complete(self, prefix: str, limit: int = 8, door: str = PUPIL) -> list[str]:
        """Return words and titles for what was typed so far, of units that a door shows."""
        view = {} if door == PUPIL else {"door": door}  # a backend may know of no doors
        return self._asked(lambda backend: backend.complete(prefix, limit, **view))

    def explain(self, query: Query, identifier: str) -> list[Part]:
        """Return what makes up the score of a hit."""
        return self._asked(lambda backend: backend.explain(query, identifier))

    def reload(self, *, patient: bool = False) -> bool:
        """Read what changed in the folders; return whether anything did. What is new is found before it is checked.

        With `patient`, many files that are missing at once are believed to be gone only by a second look.
        """
        return self._reload(None, patient=patient)

    def _look_again(self, paths: Collection[str] | None) -> None:
        """Read what changed among these paths where that will do, else in all folders; for SLICE seconds at most."""
        self._reload(paths, patient=True, seconds=SLICE)

    def _reload(self, paths: Collection[str] | None, *, patient: bool, seconds: float = float("inf")) -> bool:
        with self._lock:
            if not self.keeper.writes:
                return self._follow()
            before = self.keeper.state
            self.keeper.mend()
            if paths is None or not self.keeper.load_named(paths):
                self.keeper.load(patient=patient, seconds=seconds)
            if self.keeper.loader.left:
                return True
            if self._index is not None:
                self._teach(self._index)
                self._index.keep_up(self.catalog)
            self._rest()
            self._examine(before)
            tell(*self.keeper.news(), self.settings.lang)
            return before != self.keeper.state

    def _teach(self, index: Index) -> None:
        """Teach search the names of the catalogue, where it is another one than the last."""
        if self._taught is not self.catalog:
            index.learn(self.lexicon)
            self._taught = self.catalog

    def _rest(self) -> None:
        """Take what a site has loaded out of later collections, once all is."""
        if self._is_site and not (self.keeper.writes and self.keeper.loader.left):
            self.keeper.rest()
            REST.begin()

    def _follow(self) -> bool:
        """Take what another process wrote."""
        if not self.keeper.follow():
            return False
        if self._index is not None:
            self._teach(self._index)
        self.plugins.catalog_loaded(self.catalog)
        return True

    def watch(self) -> threading.Thread:
        """Reload whenever a file of the content is saved, until `close`; returns the watching thread.

        While another process does so, what it wrote is taken; once it is gone, this one takes its place.
        """
        if self.keeper.writes:
            return self._watcher.start()
        self._follows.set()
        thread = threading.Thread(target=self._attend, name="dongling-follow", daemon=True)
        thread.start()
        return thread

    def _attend(self) -> None:
        while not self._stop.wait(TICK):
            try:
                with self._lock:
                    if self.keeper.take_over():
                        break
                    self._follow()
            except CatalogueDamaged:  # the process that writes makes it anew
                continue
            except Exception:
                log.exception("following failed; the catalog of before stays")
        self._follows.clear()
        if not self._stop.is_set():
            log.warning("the process that kept the catalogue is gone: this one keeps it now")
            self._watcher.start()

    def close(self) -> None:
        """Stop watching and let go of the index."""
        self._stop.set()
        self.keeper.stop()
        waited = self._lock.acquire(timeout=ENDING)
        try:
            if self._index is not None:
                self._index.backend.close()
            self._place.close()
        finally:
            if waited:
                self._lock.release()

    def _examine(self, before: object = None) -> None:
        self.keeper.examine(self._review)
        if before != self.keeper.state:
            self.plugins.catalog_loaded(self.catalog)

    def _waits(self) -> bool:
        return self.keeper.writes and (self.keeper.loader.waiting or self._place.damaged)

    def _asked(self, ask: Callable[[SearchBackend], T]) -> T:
        """Return what the backend answers; an index that turns out damaged is made anew first."""
        if self._index is None:
            raise DonglingError(Said("这个目录打开时没有检索", "this library was opened without search"))
        edition = self._index.edition
        try:
            return ask(self._index.backend)
        except IndexDamaged:
            if not self._lock.acquire(timeout=_PATIENCE):
                raise DonglingError(_MENDING, status=AWAY) from None
        try:
            if self._index.edition == edition:
                self._index.mend(self.catalog)
        finally:
            self._lock.release()
        return ask(self._index.backend)

    def _open_search(self, *, wait: bool, check: bool) -> None:
        self._index = Index(self.plugins, self.settings, self.cache, self.lexicon, lambda: self.keeper.documented)
        self._index.aside = not wait
        if wait:
            examine = self.keeper.writes and check
            beside = partial(self.keeper.examine, self._review) if examine else None
            with quiet():
                self._index.update(self.catalog, beside=beside)
        elif self.keeper.writes and not self.keeper.loader.left:
            self._index.keep_up(self.catalog)

    def _catch_up(self) -> None:
        """Do what the index owes: to a service that was away, or to its folder that could not be written.

        Then see to the bodies that no page was made of yet: what is saved waits a moment for that, no reader does.
        """
        if not self.keeper.writes:
            return
        with self._lock:
            if self._index is not None:
                self._index.catch_up(self.catalog)
            if self._is_site and not self.keeper.loader.left:
                self.keeper.render(DRAWING)


def _counted(problems: Iterable[Problem]) -> tuple[int, int]:
    counts = [problem.counts for problem in problems]
    return sum(errors for errors, _ in counts), sum(warnings for _, warnings in counts)


def _must_be_folder(folder: Path) -> None:
    if not folder.is_dir():
        what = Said("不是文件夹", "is not a folder") if folder.exists() else Said("不存在", "does not exist")
        raise DonglingError(
            Said(
                f"文件夹 {folder} {what.zh}。写出内容文件夹的路径，或先建一个：mkdir {folder}",
                f"{folder} {what.en}. Name a content folder, or make one: mkdir {folder}",
            )
        )
