"""A loader that is led through changes, with one that follows it, and held against the oracle after each."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from dongling.builtin import check_unit, register_kinds, register_terms
from dongling.catalog import Catalog
from dongling.catalog.sqlite import CatalogueFile
from dongling.content import Loader
from dongling.content.holdings import Follower
from dongling.model import Sequence, Unit
from dongling.problems import Problem, Said
from tests.dongling.content.changes import Change, Ground
from tests.dongling.content.oracle import Oracle, seen

KINDS = {kind.identifier: kind for kind in register_kinds()}
TERMS = register_terms()


def opinion(item: Unit | Sequence, catalog: Catalog) -> Iterable[Problem]:
    """Hold a unit to the checks that the program brings, and say by their names which terms it has."""
    if not isinstance(item, Unit):
        return ()
    names = [catalog.terms.name(scheme, word) for scheme, words in item.terms.items() for word in words]
    said = [item.problem("name", Said(*names[:1], *names[:1]), Said("", ""), severity="warning")] if names else []
    return [*check_unit(item, catalog), *said]


class Led:
    """A loader with its file, the oracle beside it, and a process that follows."""

    def __init__(self, place: Path) -> None:
        self.ground = Ground(place / "content")
        self.file = place / "catalogue.db"
        self.oracle = Oracle()
        self.start()
        self.loader.load(self.ground.folders, KINDS, TERMS, opinion=opinion)
        self.follower = Follower(CatalogueFile(self.file, "", writes=False), KINDS)
        self._before: tuple[Catalog, list[Any]] | None = None

    def start(self) -> None:
        """Begin with what the file holds."""
        self.database = CatalogueFile(self.file, "")
        self.loader = Loader(database=self.database)

    def step(self, change: Change) -> None:
        """Do one change, load what changed, and hold the catalogue against the oracle."""
        named = self.ground.apply(change)
        if change.action == "restart":
            self.database.close()
            self.start()
            self.oracle.start_again()
            self._before = None
        if change.named and named and self.loader.load_named(named):
            self.loader.examine(self.loader.catalog, opinion)
        else:
            self.loader.load(self.ground.folders, KINDS, TERMS, opinion=opinion)
        self.compare()

    def compare(self) -> None:
        """Hold what the loader says, and what a follower sees, against the oracle; and what was held before."""
        expected = seen(self.oracle.load(self.ground.folders, KINDS, TERMS, opinion))
        catalog = self.loader.catalog
        same(seen(catalog), expected)
        self.follower.look()
        same({**seen(self.follower.catalog), "broken": expected["broken"]}, expected)
        if self._before:
            same({"before": list(self._before[0].units.items())}, {"before": self._before[1]})
        self._before = catalog, list(catalog.units.items())


def same(one: dict[str, Any], other: dict[str, Any]) -> None:
    """Hold that two catalogues say the same, and say first what is another."""
    for name, value in other.items():
        assert one[name] == value, name


def walked(place: Path, steps: Iterable[Change]) -> None:
    """Lead a loader through changes."""
    led = Led(place)
    for change in steps:
        led.step(change)
    led.database.close()
