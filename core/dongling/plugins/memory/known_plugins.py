"""What is known of plugins from trials and crashes, kept until the plugin changes: who is left out, and why.

Sites write it, all others read it: what would stop a site would stop `dongling check`, too.
"""

import json
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

import platformdirs

from dongling.plugins.memory.digests import plugin_digests
from dongling.problems import Said
from dongling.settings import Settings

_NAME = "plugins.json"
HOUR = 3600.0
DEATHS = 2
"""After so many deaths within an hour a plugin is left out."""


@dataclass
class Known:
    """What is known of one plugin as `digest` tells it: whether it was tried, and what speaks against it."""

    digest: str
    tried: bool = False
    fault: Said | None = None
    deaths: list[float] = field(default_factory=list)


def known_file(settings: Settings) -> Path:
    """Return the file in which the sites of one state, or of one person, keep what they know of plugins."""
    return (settings.state / "cache" if settings.state else platformdirs.user_cache_path("dongling")) / _NAME


def left_out_by_sites(settings: Settings) -> dict[str, Said]:
    """Return which plugins a site of this state leaves out as they are now, and why; nothing in safe mode."""
    if settings.safe_mode:
        return {}
    faults = {name: one for name, one in (_read(known_file(settings)) or {}).items() if one.fault}
    if not faults:  # the digests read all code of all plugins
        return {}
    now = plugin_digests(settings.plugin)
    return {name: one.fault for name, one in faults.items() if one.fault and now.get(name) == one.digest}


def forget_fault(settings: Settings, plugin: str) -> None:
    """Know nothing of a plugin any more: it is tried anew, as if it were new."""
    file = known_file(settings)
    every = _read(file) or {}
    if every.pop(plugin, None):
        _written(file, every)


class KnownPlugins:
    """What is known of the plugins of a site, kept in `file`; in memory where there is none, or it can't be written.

    `digests` tells what the plugins are now; what was known of another form of one is forgotten. Other sites may keep
    theirs in the same file.
    """

    def __init__(self, file: Path | None, digests: Callable[[], Mapping[str, str]]) -> None:
        self._file, self._digests = file, digests
        self._now: Mapping[str, str] = {}
        self._every: dict[str, Known] = {}
        self._kept = True
        self.look()

    def look(self) -> None:
        """See which plugins are there now, and what others have noted of them."""
        self._now = self._digests()
        self._take_over()

    def _take_over(self) -> None:
        """Read the file, unless what is known here could not be written to it."""
        if self._file is not None and self._kept:
            self._every = _read(self._file) or {}
        for name, digest in self._now.items():
            if name not in self._every or self._every[name].digest != digest:
                self._every[name] = Known(digest)

    @property
    def _known(self) -> dict[str, Known]:
        return {name: self._every[name] for name in self._now}

    @property
    def untried(self) -> list[str]:
        """Return the names of those that are new or changed."""
        return [name for name, one in self._known.items() if not one.tried]

    @property
    def left_out(self) -> dict[str, Said]:
        """Return who is left out, and why."""
        return {name: one.fault for name, one in self._known.items() if one.fault}

    def note_trial(self, faults: Mapping[str, Said | None]) -> None:
        """Note how a trial ended, for each plugin that was in it: None for one that loads."""
        self._take_over()
        for name in faults.keys() & self._now.keys():
            self._every[name].tried, self._every[name].fault = True, faults[name]
        self._write()

    def note_death(self, name: str, how: Said, *, surely: bool = False) -> bool:
        """Note that a worker died or hung inside a plugin; return whether that was once too often.

        Once is that when it is `surely` its doing, and not that of whoever was there at the time.
        """
        self._take_over()
        one = self._known.get(name)
        if one is None or one.fault:
            return False
        now = time.time()
        one.deaths = [*(then for then in one.deaths if 0 <= now - then < HOUR), now]
        if surely or len(one.deaths) >= DEATHS:
            one.fault = how
        self._write()
        return one.fault is not None

    def _write(self) -> None:
        self._kept = self._file is not None and _written(self._file, self._every)


def _written(file: Path, every: Mapping[str, Known]) -> bool:
    """Write what is known; return whether that could be done."""
    fresh = file.with_suffix(".part")
    with suppress(OSError):
        fresh.write_text(json.dumps({name: asdict(one) for name, one in every.items()}), encoding="utf-8")
        fresh.replace(file)
        return True
    return False


def _read(file: Path) -> dict[str, Known] | None:
    """Return what a file tells; None when it is none, which does not matter: it is disposable."""
    try:
        return {
            name: Known(
                str(one["digest"]),
                bool(one["tried"]),
                Said(str(one["fault"]["zh"]), str(one["fault"]["en"])) if one["fault"] else None,
                [float(then) for then in one["deaths"]],
            )
            for name, one in json.loads(file.read_bytes()).items()
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
