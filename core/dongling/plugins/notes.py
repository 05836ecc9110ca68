"""What went wrong with plugins: one list that the program, the log, the page and `/healthz` all show."""

import logging
from collections.abc import Iterable
from dataclasses import replace

from dongling.plugins.discovery import PluginInfo
from dongling.problems import Problem, Said, Severity, did_you_mean

log = logging.getLogger("dongling.plugins")
_HINT = Said(
    "请插件作者修好；现在可用 --plugins-off 或 --safe-mode 不装载它",
    "its author should mend it; meanwhile leave it out by --plugins-off or --safe-mode",
)
_OFF = "plugins-off"


class PluginNotes:
    """Problems by plugin and by what it did; each is said once."""

    def __init__(self) -> None:
        self._by_key: dict[tuple[str, str], Problem] = {}

    def has(self, plugin: str, doing: str) -> bool:
        """Whether it was said already."""
        return (plugin, doing) in self._by_key

    def add(self, plugin: str, doing: str, message: Said, *, severity: Severity = "error", shown: str = "") -> None:
        """Note a problem of a plugin and tell the log of it, once. `shown` is what it did, if `doing` is only a key."""
        if self.has(plugin, doing):
            return
        where = shown or doing
        sentence = Said(f"插件 {plugin}（{where}）{message.zh}", f"plugin {plugin} ({where}): {message.en}")
        self._by_key[plugin, doing] = Problem(severity, "plugin", sentence, f"plugin:{plugin}", hint=_HINT)
        log.warning("%s", sentence.en)

    def drop(self, plugin: str) -> None:
        """Say nothing of a plugin any more."""
        self._by_key = {key: problem for key, problem in self._by_key.items() if key[0] != plugin}

    def claimed(self, plugin: str, doing: str, claim: str, first: str) -> None:
        """Note that another plugin has a name already."""
        message = Said(
            f"“{claim}”已由插件 {first} 提供，用的是那一个",
            f"“{claim}” is brought by plugin {first}, whose one is used",
        )
        self.add(plugin, doing, message)

    def unknown_off(self, name: str, known: Iterable[str]) -> None:
        """Note that a plugin which is to be left out is not there."""
        message = Said(f"没有插件“{name[:40]}”", f"there is no plugin “{name[:40]}”")
        hint = did_you_mean(name, known, Said("看 dongling plugins", "see `dongling plugins`"))
        self._by_key[_OFF, name] = Problem("warning", "plugin", message, f"plugin:{name[:40]}", hint=hint)
        log.warning("--plugins-off: %s", message.en)

    def added_to(self, info: PluginInfo) -> PluginInfo:
        """Return what is known of a plugin with its problems; one that works in part is in trouble."""
        own = [problem for (plugin, _), problem in list(self._by_key.items()) if plugin == info.name]
        if not own:
            return info
        wrong = any(problem.severity == "error" for problem in own)
        status = "troubled" if info.status == "ok" and wrong else info.status
        messages = tuple(problem.message for problem in own)
        return replace(info, status=status, problem=info.problem or messages[0], problems=messages)

    @property
    def problems(self) -> list[Problem]:
        """Return all of them in the order in which they were found."""
        return list(self._by_key.values())
