"""Discovery of plugins: in installed distributions (entry point group `dongling`) and in files named by hand."""

import importlib.util
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, Literal

from dongling.problems import Said

OWN = "dongling"
Status = Literal["ok", "failed", "off"]


@dataclass(frozen=True)
class FoundPlugin:
    """A plugin that was found and not loaded yet; `load` may raise anything."""

    name: str
    version: str
    origin: str
    load: Callable[[], object]
    builtin: bool = False


@dataclass(frozen=True)
class PluginInfo:
    """A plugin and its state, as `dongling plugins` shows it. `brings` lists names by what they are."""

    name: str
    version: str
    status: Status
    brings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    problem: Said | None = None
    origin: str = ""

    def as_json(self, lang: Literal["zh", "en"]) -> dict[str, Any]:
        """Return the object that `plugins --json` prints."""
        return {
            "name": self.name,
            "version": self.version,
            "status": self.status,
            "brings": {what: list(names) for what, names in self.brings.items()},
            "problem": self.problem.in_(lang) if self.problem else None,
        }


def found_plugins(files: Iterable[Path] = ()) -> list[FoundPlugin]:
    """Return the plugins that are installed or named, built-ins first, then by name."""
    return sorted([*_installed(), *map(_file, files)], key=lambda plugin: (not plugin.builtin, plugin.name))


def _installed() -> Iterator[FoundPlugin]:
    for point in entry_points(group="dongling"):
        dist = point.dist
        name = dist.name if dist else "?"
        yield FoundPlugin(point.name, dist.version if dist else "", name, point.load, builtin=name == OWN)


def _file(path: Path) -> FoundPlugin:
    def load() -> object:
        spec = importlib.util.spec_from_file_location(f"dongling_file_{path.stem}", path)
        if spec is None or spec.loader is None:
            raise ImportError(f"{path} is not a Python file")
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module
        spec.loader.exec_module(module)
        return module

    return FoundPlugin(path.stem, "", str(path), load)
