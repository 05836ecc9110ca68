"""What the plugins think of each course: asked by the loader, and only where it may be another opinion than before."""

from collections.abc import Iterable

from dongling.catalog import Catalog
from dongling.model import Sequence, Unit
from dongling.plugins import Plugins
from dongling.problems import Problem


class Review:
    """The opinions of `plugins`."""

    def __init__(self, plugins: Plugins) -> None:
        self._plugins = plugins

    def __call__(self, item: Unit | Sequence, catalog: Catalog) -> Iterable[Problem]:
        """Return what the plugins find wrong in a unit or a sequence."""
        if isinstance(item, Unit):
            return self._plugins.check_unit(item, catalog)
        return self._plugins.check_sequence(item, catalog)
