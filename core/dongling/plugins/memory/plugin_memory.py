"""What is remembered of plugins from one run to the next: those switched off by hand, and hooks that hung.

A hook that took too long too often is not asked again until the plugin changes, or a day has gone by (it may have been
the machine), so that the next start need not wait for it. The file can be deleted at any time: then all is tried anew.
"""

import json
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import platformdirs

from dongling.problems import DonglingError, Said
from dongling.settings import Settings

log = logging.getLogger("dongling.plugins")
_NAME = "plugin-memory.json"
AGAIN = 24 * 3600.0
"""Seconds after which a hook that hung is tried again."""


@dataclass
class PluginMemory:
    """What is remembered: `off`, plugins switched off by hand; `hung`, the digest, hooks and moment of each by name."""

    file: Path | None = None
    off: set[str] = field(default_factory=set)
    hung: dict[str, tuple[str, dict[str, str], float]] = field(default_factory=dict)
    now: Callable[[], float] = time.time

    @classmethod
    def of(cls, settings: Settings) -> "PluginMemory":
        """Return what is remembered where the settings keep state; nothing where that can't be read."""
        memory = cls((settings.state or platformdirs.user_data_path("dongling")) / _NAME)
        try:
            memory._read(json.loads(memory.file.read_text(encoding="utf-8")) if memory.file else {})
        except FileNotFoundError:
            pass
        except (OSError, ValueError, TypeError, AttributeError):
            log.warning("%s can't be read; everything is tried anew", memory.file)
        return memory

    def _read(self, data: Any) -> None:
        self.off = {str(name) for name in data.get("off", ())}
        for name, kept in data.get("hung", {}).items():
            hooks = {str(hook): str(why) for hook, why in kept["hooks"].items()}
            self.hung[str(name)] = (str(kept["digest"]), hooks, float(kept.get("when", 0)))

    def hooks(self, plugin: str, digest: str) -> dict[str, str]:
        """Return the hooks of a plugin in which it hung, as it is now, and why."""
        known, hooks, when = self.hung.get(plugin, ("", {}, 0.0))
        return hooks if known == digest and abs(self.now() - when) < AGAIN else {}

    def remember(self, plugin: str, digest: str, hook: str, why: str) -> None:
        """Remember that a plugin hung in a hook; where that can't be written it is forgotten at the end of the run."""
        self.hung[plugin] = (digest, {**self.hooks(plugin, digest), hook: why}, self.now())
        try:
            self.write()
        except DonglingError as error:
            log.info("%s", error.message.en)

    def switch(self, plugin: str, *, off: bool) -> None:
        """Switch a plugin off or on, and try it anew when it is on. Raises DonglingError when that can't be written."""
        self.off = self.off | {plugin} if off else self.off - {plugin}
        self.hung.pop(plugin, None)
        self.write()

    def write(self) -> None:
        """Write everything. Raises DonglingError when that can't be done."""
        if self.file is None:
            return
        hung = {
            name: {"digest": digest, "hooks": hooks, "when": when}
            for name, (digest, hooks, when) in sorted(self.hung.items())
        }
        data = json.dumps({"off": sorted(self.off), "hung": hung}, ensure_ascii=False, indent=2)
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with NamedTemporaryFile("w", encoding="utf-8", dir=self.file.parent, delete=False) as made:
                made.write(data)
            Path(made.name).replace(self.file)
        except OSError as error:
            raise DonglingError(
                Said(f"写不了 {self.file}：{error.strerror}", f"can't write {self.file}: {error.strerror}")
            ) from None
