"""The one object that others hold: folders, plugins, catalog and search put together, and kept up to date."""

import logging
import threading
import time
from collections.abc import Iterable
from pathlib import Path

from dongling.catalog import Catalog
from dongling.lexicon import Lexicon, lexicon
from dongling.loading import Loader
from dongling.model import Unit
from dongling.plugins import Plugins
from dongling.problems import AWAY, DonglingError, Problem, Said, did_you_mean, in_order
from dongling.searching import Document, Part, Query, Results, SearchBackend, document
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
        self._backend: SearchBackend | None = None
        self._behind = False
        self._ground: object = None
        self._thought: dict[str, tuple[Unit, list[Problem]]] = {}
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
            library._check()
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
            if self._backend is not None:
                self._backend.learn(self.lexicon)
                self._keep_up()
            self._check()
            return before.units != self.catalog.units or before.problems != self.catalog.problems

    def watch(self) -> threading.Thread:
        """Reload whenever a file of the content is saved, until `close`; returns the watching thread."""
        thread = threading.Thread(target=self._watch, name="dongling-watch", daemon=True)
        thread.start()
        return thread

    def close(self) -> None:
        """Stop watching and let go of the index."""
        self._stop.set()
        if self._backend is not None:
            self._backend.close()

    def _load(self) -> None:
        self.catalog = self._loader.load(self.content, self.plugins.kinds(), self.plugins.terms())

    def _check(self) -> None:
        """Ask the plugins what they think of each course; of a unit that is as before, only if its ground changed."""
        catalog = self.catalog
        ground = (catalog.facts, catalog.places, catalog.kinds, catalog.terms.every)
        if ground != self._ground:
            self._ground, self._thought = ground, {}
        before, self._thought = self._thought, {}
        for name, unit in catalog.units.items():
            known = before.get(name)
            same = known is not None and known[0] is unit
            self._thought[name] = known if known and same else (unit, self.plugins.check_unit(unit, catalog))
        found = [problem for _, problems in self._thought.values() for problem in problems]
        for sequence in catalog.sequences.values():
            found += self.plugins.check_sequence(sequence, catalog)
        self.catalog = catalog.with_problems(in_order([*catalog.problems, *found]))
        self.plugins.catalog_loaded(self.catalog)

    def _search_backend(self) -> SearchBackend:
        if self._backend is None:
            raise DonglingError(Said("这个目录打开时没有检索", "this library was opened without search"))
        return self._backend

    def _open_search(self, *, must: bool) -> None:
        backends = self.plugins.search_backends()
        name = self.settings.search
        if name not in backends:
            guess = did_you_mean(name, backends)
            raise DonglingError(
                Said(f"没有检索引擎“{name}”。{guess.zh}", f"there is no search backend “{name}”. {guess.en}")
            )
        cache, _ = state_folders(self.settings, self.content)
        self._backend = backends[name](cache / "search", self.lexicon, self.settings)
        if must:
            self._index()
        else:
            self._keep_up()

    def _keep_up(self) -> None:
        """Bring the index up to the catalog; while the search service is away, it stays behind."""
        try:
            self._index()
            self._behind = False
        except DonglingError as error:
            if error.status != AWAY:
                raise
            if not self._behind:
                log.warning("the index stays behind: %s", error.message.en)
            self._behind = True

    def _index(self) -> None:
        """Bring the index up to the catalog: a few changes are applied, many make it anew."""
        backend, started = self._search_backend(), time.perf_counter()
        documents = self._documents()
        known = backend.known()
        changed = [doc for doc in documents.values() if known.get(doc.identifier) != doc.digest]
        gone = [identifier for identifier in known if identifier not in documents]
        if not changed and not gone:
            return
        if len(changed) + len(gone) > len(known) // 2:
            backend.rebuild(documents.values())
        else:
            backend.apply(changed, gone)
        log.info("indexed %d, removed %d in %.2f s", len(changed), len(gone), time.perf_counter() - started)

    def _documents(self) -> dict[str, Document]:
        catalog = self.catalog
        return {
            unit.identifier: document(unit, catalog, self.plugins.extend_document(unit))
            for unit in catalog.units.values()
        }

    def _watch(self) -> None:
        from watchfiles import watch

        places = [*self.content, *(folder.resolve().parent / "seeds" for folder in self.content)]
        watched = [place for place in places if place.is_dir()]
        first = True
        for changes in watch(
            *watched, stop_event=self._stop, step=50, debounce=400, rust_timeout=500, yield_on_timeout=True
        ):
            try:
                if changes or first:  # what was saved before watching began is found by the first look
                    self.reload()
                elif self._behind:
                    with self._lock:
                        self._keep_up()
                first = False
            except Exception:
                log.exception("reload failed; the catalog of before stays")


def _must_be_folder(folder: Path) -> None:
    if not folder.is_dir():
        what = Said("不是文件夹", "is not a folder") if folder.exists() else Said("不存在", "does not exist")
        raise DonglingError(
            Said(
                f"文件夹 {folder} {what.zh}。写出内容文件夹的路径，或先建一个：mkdir {folder}",
                f"{folder} {what.en}. Name a content folder, or make one: mkdir {folder}",
            )
        )
