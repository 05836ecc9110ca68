"""Discovery of plugins: in installed distributions (entry point group `dongling`) and in files named by hand.

Only metadata is read here. Each distribution is looked at by itself, so that the broken one of somebody else's library
hides nothing.
"""

import importlib.util
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from importlib.metadata import EntryPoint, distributions
from pathlib import Path
from typing import Any, Literal

from dongling.plugins.contract import declared_in
from dongling.problems import Said

OWN = "dongling"
GROUP = "dongling"
CONTRACT = "dongling.contract"
Status = Literal["ok", "troubled", "failed", "off"]


@dataclass(frozen=True)
class FoundPlugin:
    """A plugin that was found and not loaded yet; `load` may raise anything.

    `origin` is its distribution or file, `api` the edition of the contract that it declares, if any, and `code` the
    folder or file that its code lies in, if that is known.
    """

    name: str
    version: str
    origin: str
    load: Callable[[], object]
    builtin: bool = False
    api: str = ""
    code: Callable[[], Path | None] = lambda: None

    @property
    def digest(self) -> str:
        """Return a name that changes when the plugin does: its version, and the state of each file of its code."""
        code = self.code()
        parts: list[object] = [self.name, self.version, self.origin]
        if code is not None:
            files = [code] if code.is_file() else sorted(path for path in code.rglob("*") if path.suffix in _CODE)
            parts += [(str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in files]
        return sha256(repr(parts).encode()).hexdigest()[:20]


_CODE = {".py", ".html", ".so", ".pyd"}


@dataclass(frozen=True)
class PluginInfo:
    """A plugin and its state, as `dongling plugins` shows it. `brings` lists names by what they are.

    Status: `ok`; `troubled`, which works but for what `problems` say; `failed`, left out whole; `off`, not asked for.
    """

    name: str
    version: str
    status: Status
    brings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    problem: Said | None = None
    origin: str = ""
    api: str = ""
    builtin: bool = False
    problems: tuple[Said, ...] = ()

    def as_json(self, lang: Literal["zh", "en"]) -> dict[str, Any]:
        """Return the object that `plugins --json` prints."""
        return {
            "name": self.name,
            "version": self.version,
            "status": self.status,
            "brings": {what: list(names) for what, names in self.brings.items()},
            "problem": self.problem.in_(lang) if self.problem else None,
            "problems": [problem.in_(lang) for problem in self.problems],
            "api": self.api,
            "origin": self.origin,
        }


def found_plugins(files: Iterable[Path] = ()) -> list[FoundPlugin]:
    """Return the plugins that are installed or named, built-ins first, then by name."""
    return sorted([*_installed(), *map(_file, files)], key=lambda plugin: (not plugin.builtin, plugin.name))


def _installed() -> Iterator[FoundPlugin]:
    seen: set[str] = set()
    for dist in distributions():
        try:
            data = dist.metadata  # read once: whoever asks a distribution for its name has all of it read anew
            name: Any = data["Name"]
            if name is None or name in seen:
                continue
            points = [point for point in dist.entry_points if point.group in (GROUP, CONTRACT)]
        except Exception:  # noqa: BLE001, S112 - metadata that can't be read is no plugin's
            continue
        seen.add(name)
        api = next((point.value for point in points if point.group == CONTRACT and point.name == "api"), "")
        yield from (_of(point, (name, data["Version"]), api) for point in points if point.group == GROUP)


def _of(point: EntryPoint, origin: tuple[str, str], api: str) -> FoundPlugin:
    name, version = origin

    def code() -> Path | None:
        spec = importlib.util.find_spec(point.value.partition(":")[0].partition(".")[0])
        place = spec.origin if spec else None
        if place is None:
            return None
        return Path(place).parent if Path(place).stem == "__init__" else Path(place)

    return FoundPlugin(point.name, version, name, point.load, builtin=name == OWN, api=api, code=code)


def _file(path: Path) -> FoundPlugin:
    def load() -> object:
        spec = importlib.util.spec_from_file_location(f"dongling_file_{path.stem}", path)
        if spec is None or spec.loader is None:
            raise ImportError(f"{path} is not a Python file")
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module
        spec.loader.exec_module(module)
        return module

    return FoundPlugin(
        path.stem, "", str(path), load, api=declared_in(path), code=lambda: path if path.is_file() else None
    )
