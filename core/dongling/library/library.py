"""The one object that others hold: folders, plugins, catalog and search put together, and kept up to date."""

import logging
import threading
from collections.abc import Iterable
from pathlib import Path

from dongling.catalog import Catalog
from dongling.content import Loader
from dongling.library.index import Index, open_backend
from dongling.library.review import Review
from dongling.library.watcher import watch
from dongling.plugins import Plugins
from dongling.problems import DonglingError, Problem, Said, in_order
from dongling.search import Lexicon, Part, Query, Results, SearchBackend, lexicon
from dongling.settings import Settings, state_folders

log = logging.getLogger("dongling.library")


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

        Raises DonglingError for a folder that is not there, an unknown search backend or an unusable state
        folder. What is wrong inside a folder never raises: it is in `problems`.
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

    @property
    def lexicon(self) -> Lexicon:
        """Return what search knows beside the units."""
        return lexicon(self.catalog, self.plugins.words())

    @property
    def generation(self) -> str:
        """Return a name that changes exactly when search results may change."""
        return self._search_backend().generation()

    def search(self, query: Query) -> Results:
        """Answer a query; hits name units of the catalog."""
        return self._search_backend().search(query)

    def complete(self, prefix: str, limit: int = 8) -> list[str]:
        """Return words and titles for what was typed so far."""
        return self._search_backend().complete(prefix, limit)

    def explain(self, query: Query, identifier: str) -> list[Part]:
        """Return what makes up the score of a hit."""
        return self._search_backend().explain(query, identifier)

    def reload(self) -> bool:
        """Read what changed in the folders; return whether anything did. What is new is found before it is checked."""
        with self._lock:
            before = self.catalog
            self._load()
            if self._index is not None:
                self._index.backend.learn(self.lexicon)
                self._index.keep_up(self.catalog)
            self.catalog = self._review.reviewed(self.catalog)
            return before.units != self.catalog.units or before.problems != self.catalog.problems

    def watch(self) -> threading.Thread:
        """Reload whenever a file of the content is saved, until `close`; returns the watching thread."""
        return watch(self.content, self.reload, self._catch_up, self._stop)

    def close(self) -> None:
        """Stop watching and let go of the index."""
        self._stop.set()
        if self._index is not None:
            self._index.backend.close()

    def _load(self) -> None:
        self.catalog = self._loader.load(self.content, self.plugins.kinds(), self.plugins.terms())

    def _search_backend(self) -> SearchBackend:
        if self._index is None:
            raise DonglingError(Said("这个目录打开时没有检索", "this library was opened without search"))
        return self._index.backend

    def _open_search(self, *, must: bool) -> None:
        cache, _ = state_folders(self.settings, self.content)
        self._index = Index(open_backend(self.plugins, self.settings, cache, self.lexicon), self.plugins)
        if must:
            self._index.update(self.catalog)
        else:
            self._index.keep_up(self.catalog)

    def _catch_up(self) -> None:
        """Bring the index up to the catalog where a service that was away left it behind."""
        if self._index is not None and self._index.behind:
            with self._lock:
                self._index.keep_up(self.catalog)


def _must_be_folder(folder: Path) -> None:
    if not folder.is_dir():
        what = Said("不是文件夹", "is not a folder") if folder.exists() else Said("不存在", "does not exist")
        raise DonglingError(
            Said(
                f"文件夹 {folder} {what.zh}。写出内容文件夹的路径，或先建一个：mkdir {folder}",
                f"{folder} {what.en}. Name a content folder, or make one: mkdir {folder}",
            )
        )
