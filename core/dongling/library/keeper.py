"""The keeper of the catalogue: loads it and keeps its file sound, or follows another process that does."""

from collections.abc import Callable, Collection, Generator, Iterable, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from dongling.catalog import Catalog
from dongling.catalog.sqlite import CatalogueDamaged, CatalogueFile, CatalogueUnwritable
from dongling.content import Documented, Follower, Loader, Opinion
from dongling.library.catalogue_place import CataloguePlace
from dongling.library.collector import quiet
from dongling.plugins import Plugins
from dongling.problems import Problem

V = TypeVar("V")
_TRIES = 3
"""A file that was made anew may not be writable, and then it is memory: more than this can't go wrong."""


class _Elsewhere(Exception):
    """The catalogue lies in another file now."""


class Keeper:
    """Keeps the catalogue of content folders. `catalog` is the one of now.

    What is wrong with the catalogue's file never reaches a caller: it is made anew, or kept in memory.
    """

    def __init__(
        self, content: Iterable[Path], plugins: Plugins, place: CataloguePlace, *, rehash: bool = False
    ) -> None:
        """With `rehash` no file is believed to be as it was before it was read once."""
        self._rehash = rehash
        self._content, self._plugins, self._place = tuple(content), plugins, place
        self.catalog = Catalog()
        self._loader: Loader | None = None
        self._is_new = self._ended = False
        self._follower: Follower | None = None
        if place.database is not None:
            self._begin()

    def _begin(self) -> None:
        database = self._place.database
        try:
            self._loader = Loader(database=database, rehash=self._rehash)
        except CatalogueDamaged as error:
            self._place.database = self._place.remade(error)
            self._loader = Loader(database=self._place.database, rehash=self._rehash)

    @property
    def writes(self) -> bool:
        """Whether this process reads the content itself."""
        return self._loader is not None

    @property
    def loader(self) -> Loader:
        """What reads the content, in a process that does."""
        if self._loader is None:
            raise RuntimeError("another process reads the content")
        return self._loader

    @property
    def documented(self) -> Documented:
        """Which documents were made; nothing is known of them in a process that only reads."""
        return self._loader.documented if self._loader else Documented(None)

    def stop(self) -> None:
        """Come to an end soon: what is being read is left for the next run."""
        self._ended = True
        if self._loader:
            self._loader.stop()

    @property
    def state(self) -> object:
        """What changes whenever anything of the catalogue or its problems does."""
        return self._loader.state if self._loader else id(self.catalog)

    def load(self, *, patient: bool = False, seconds: float = float("inf")) -> None:
        """Read what changed in the folders, as far as the `seconds` go."""
        self._safely(lambda loader: self._whole(loader, patient=patient, seconds=seconds))

    def load_named(self, paths: Collection[str]) -> bool:
        """Read these files where that will do; else return False."""
        done = self._safely(lambda loader: loader.load_named(paths))
        self.catalog = self.loader.catalog
        return done

    def examine(self, opinion: Opinion, names: Iterable[str] | None = None) -> None:
        """Find what is wrong with what may be thought of otherwise than before; with `names`, of these units alone."""
        self._safely(lambda loader: loader.examine(self.catalog, opinion, names))

    def render(self, seconds: float) -> bool:
        """Keep what pages show of bodies, for so long; return whether any are left."""
        return self._safely(lambda loader: loader.render(seconds))

    def rest(self) -> None:
        """Let go of the memory that a load took."""
        if self._place.database is not None:
            self._place.database.rest()

    def mend(self) -> bool:
        """Make the catalogue's file anew if damage was met; return whether it was."""
        database = self._place.database
        if database is None or not database.damage:
            return False
        self._anew(CatalogueDamaged(database.damage))
        self._safely(lambda _: None)
        return True

    def news(self) -> tuple[list[Problem], list[Problem]]:
        """Return the problems that came and those that went since the last time."""
        return self.loader.news()

    def _whole(self, loader: Loader, *, patient: bool = False, seconds: float = float("inf")) -> None:
        kinds, terms = self._plugins.kinds(), self._plugins.terms()
        self.catalog = loader.load(self._content, kinds, terms, patient=patient, seconds=seconds, opinion=None)

    def _safely(self, do: Callable[[Loader], V]) -> V:
        """Return what is done with the loader; where the catalogue's file won't have it, with another file."""
        database = self._place.database
        if database is None:
            raise RuntimeError("another process reads the content")
        for _ in range(_TRIES):
            with suppress(_Elsewhere), self._held(database), quiet():
                self._place.settle(database)
                if self._is_new:
                    self._whole(self.loader)
                    self._is_new = False
                return do(self.loader)
            database = self._place.database or database
        return do(self.loader)

    @contextmanager
    def _held(self, database: CatalogueFile) -> Generator[None]:
        """See to the catalogue's file when it can't be written, or is damaged; raise _Elsewhere: try again."""
        try:
            yield
        except CatalogueUnwritable as error:
            try:
                self._place.retreat(database, error)
                self.loader.take_back()
            except (CatalogueUnwritable, CatalogueDamaged) as why:
                self._anew(why)
            raise _Elsewhere from error
        except CatalogueDamaged as error:
            if self._ended:  # it is closed, not damaged
                raise
            self._anew(error)
            raise _Elsewhere from error

    def _anew(self, error: Exception) -> None:
        self._place.database = self._place.remade(error)
        self._loader, self._is_new = Loader(database=self._place.database, rehash=self._rehash), True

    def follow(self) -> bool:
        """Take what the process that writes has written since; return whether there was anything new.

        Raises CatalogueDamaged as long as its file is of no use.
        """
        if self._follower is None or not self._follower.in_place:
            self._follower = Follower(self._place.followed(), self._plugins.kinds())
        elif not self._follower.look():
            return False
        self.catalog = self._follower.catalog
        return True

    def take_over(self, *, apart: bool = False) -> bool:
        """Become the process that reads the content, when no other one is any more; return whether it did.

        With `apart` it reads the content for itself in any case, and keeps the catalogue in memory.
        """
        if not self._place.take():
            if not apart:
                return False
            self._place.copy()
        self._begin()
        self._follower = None
        return True

    @property
    def folders(self) -> Mapping[Path, tuple[int, int]]:
        """The folders that the last look went into."""
        return self._loader.folders if self._loader else {}
