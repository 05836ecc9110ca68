"""What the plugins think of each course, asked again only where it may have changed."""

from dongling.catalog import Catalog
from dongling.model import Unit
from dongling.plugins import Plugins
from dongling.problems import Problem, in_order


class Review:
    """The opinions of `plugins` on the units of one catalog after another.

    A unit that is as before is not checked again, unless what units are held against changed: facts, places,
    kinds or terms.
    """

    def __init__(self, plugins: Plugins) -> None:
        self._plugins = plugins
        self._ground: object = None
        self._opinions: dict[str, tuple[Unit, list[Problem]]] = {}

    def reviewed(self, catalog: Catalog) -> Catalog:
        """Return the catalog with what the plugins find wrong in its units and sequences; tell them it is loaded."""
        ground = (catalog.facts, catalog.places, catalog.kinds, catalog.terms.every)
        if ground != self._ground:
            self._ground, self._opinions = ground, {}
        before, self._opinions = self._opinions, {}
        for name, unit in catalog.units.items():
            known = before.get(name)
            same = known is not None and known[0] is unit
            self._opinions[name] = known if known and same else (unit, self._plugins.check_unit(unit, catalog))
        problems = [problem for _, of_unit in self._opinions.values() for problem in of_unit]
        for sequence in catalog.sequences.values():
            problems += self._plugins.check_sequence(sequence, catalog)
        reviewed = catalog.with_problems(in_order([*catalog.problems, *problems]))
        self._plugins.catalog_loaded(reviewed)
        return reviewed
