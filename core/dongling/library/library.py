"""The one object that others hold: folders, plugins, catalog and search put together, and kept up to date."""

import threading
from collections.abc import Callable, Iterable
from functools import cached_property, partial
from pathlib import Path
from typing import TypeVar

from dongling.catalog import Catalog
from dongling.content import Loader
from dongling.library.index import Index
from dongling.library.news import tell
from dongling.library.review import Review
from dongling.library.watcher import Errands, State, Watcher
from dongling.plugins import Plugins
from dongling.problems import AWAY, DonglingError, Problem, Said, in_order
from dongling.search import IndexDamaged, Lexicon, Part, Query, Results, SearchBackend, lexicon
from dongling.settings import Settings, StateUnusable, cache_folder

T = TypeVar("T")


_PATIENCE = 5.0
"""Seconds that a search waits while the index is brought up to date, when it found it damaged."""
_MENDING = Said("检索正在重建，过一会儿再搜", "search is being made anew; try again in a moment")


class Library:
    """A catalog of content folders with its plugins and its search.

    `catalog` is swapped whole on reload; take it once per page. Safe to use from several threads.
    """

    def __init__(self, folders: Iterable[Path], settings: Settings, plugins: Plugins) -> None:
        self.folders = tuple(folders)
        self.settings, self.plugins = settings, plugins
        self.catalog = Catalog()
        self._loader = Loader()
        self._index: Index | None = None
        self._review = Review(plugins)
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._watcher = Watcher(
            self.content, Errands(partial(self.reload, patient=True), self._catch_up, self._waits), self._stop
        )

    @classmethod
    def open(
        cls,
        folders: Iterable[Path | str] = (),
        settings: Settings | None = None,
        *,
        plugins: Plugins | None = None,
        search: bool = True,
        check: bool = True,
        must_search: bool = True,
    ) -> "Library":
        """Load `folders`, those of `--school` and those of plugins; with `search`, bring the index up to date.

        Without `check` the plugins are asked for their opinion only at the first reload: a site need not wait for it.
        Without `must_search` a search service may be away: `watch` brings the index up to date once it is back.

        Raises DonglingError for a folder that is not there, an unknown search backend, or a state folder inside
        content. What is wrong inside a folder never raises: it is in `problems`; where the index can't be written it is
        kept in memory, and `search_trouble` says why.
        """
        settings = settings or Settings()
        given = [Path(folder) for folder in folders] + list(settings.school)
        for folder in given:
            _must_be_folder(folder)
        library = cls(given, settings, plugins or Plugins.load(settings))
        library._load()
        if search:
            library._open_search(must=must_search)
        if check:
            library.catalog = library._review.reviewed(library.catalog)
        return library

    @property
    def content(self) -> tuple[Path, ...]:
        """Return every content folder, each once: those given, then those of plugins."""
        return tuple({path.resolve(): path for path in (*self.folders, *self.plugins.courses())}.values())

    @property
    def problems(self) -> list[Problem]:
        """Return what is wrong in the content and with plugins, in order."""
        return in_order([*self.catalog.problems, *self.plugins.problems])

    @cached_property
    def cache(self) -> Path | None:
        """Return the folder for what can be made again; None where there can be none."""
        try:
            return cache_folder(self.settings, self.content)
        except StateUnusable:
            return None

    @property
    def search_trouble(self) -> Said | None:
        """Return why the index is in memory, to be made anew at each start; None where it lies in its folder."""
        return self._index.trouble if self._index else None

    @property
    def watcher(self) -> State:
        """Return how the watch over the content fares; `off` where nobody asked for one."""
        return self._watcher.state

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

    def complete(self, prefix: str, limit: int = 8) -> list[str]:
        """Return words and titles for what was typed so far."""
        return self._asked(lambda backend: backend.complete(prefix, limit))

    def explain(self, query: Query, identifier: str) -> list[Part]:
        """Return what makes up the score of a hit."""
        return self._asked(lambda backend: backend.explain(query, identifier))

    def reload(self, *, patient: bool = False) -> bool:
        """Read what changed in the folders; return whether anything did. What is new is found before it is checked.

        With `patient`, many files that are missing at once are believed to be gone only by a second look.
        """
        with self._lock:
            before = self.catalog
            self._load(patient=patient)
            if self._index is not None:
                self._index.learn(self.lexicon)
                self._index.keep_up(self.catalog)
            self.catalog = self._review.reviewed(self.catalog)
            tell(self.catalog.problems, before.problems, self.settings.lang)
            return before.units != self.catalog.units or before.problems != self.catalog.problems

    def watch(self) -> threading.Thread:
        """Reload whenever a file of the content is saved, until `close`; returns the watching thread."""
        return self._watcher.start()

    def close(self) -> None:
        """Stop watching and let go of the index."""
        self._stop.set()
        if self._index is not None:
            self._index.backend.close()

    def _load(self, *, patient: bool = False) -> None:
        self.catalog = self._loader.load(self.content, self.plugins.kinds(), self.plugins.terms(), patient=patient)

    def _waits(self) -> bool:
        return self._loader.waiting

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

    def _open_search(self, *, must: bool) -> None:
        self._index = Index(self.plugins, self.settings, self.cache, self.lexicon)
        if must:
            self._index.update(self.catalog)
        else:
            self._index.keep_up(self.catalog)

    def _catch_up(self) -> None:
        """Do what the index owes: to a service that was away, or to its folder that could not be written."""
        if self._index is not None:
            with self._lock:
                self._index.catch_up(self.catalog)


def _must_be_folder(folder: Path) -> None:
    if not folder.is_dir():
        what = Said("不是文件夹", "is not a folder") if folder.exists() else Said("不存在", "does not exist")
        raise DonglingError(
            Said(
                f"文件夹 {folder} {what.zh}。写出内容文件夹的路径，或先建一个：mkdir {folder}",
                f"{folder} {what.en}. Name a content folder, or make one: mkdir {folder}",
            )
        )
