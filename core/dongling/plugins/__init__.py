"""Plugins: where they come from, the hooks, and the one place that calls them."""

from dongling.plugins.answers import judges
from dongling.plugins.contract import refusal
from dongling.plugins.discovery import GROUP, OWN, FoundPlugin, PluginInfo, found_plugins
from dongling.plugins.gate.aftermath import aftermath
from dongling.plugins.gate.door import MEASURED, Bounds, Door, PluginFailed, end
from dongling.plugins.gate.own_memory import resident
from dongling.plugins.gate.own_time import OwnTime
from dongling.plugins.gate.shared_state import SharedState, Watched
from dongling.plugins.hookspecs import hookimpl
from dongling.plugins.manager import Plugins
from dongling.plugins.memory.digests import plugin_digests
from dongling.plugins.memory.known_plugins import KnownPlugins, forget_fault, known_file, left_out_by_sites
from dongling.plugins.memory.plugin_memory import PluginMemory

__all__ = [
    "GROUP",
    "MEASURED",
    "OWN",
    "Bounds",
    "Door",
    "FoundPlugin",
    "KnownPlugins",
    "OwnTime",
    "PluginFailed",
    "PluginInfo",
    "PluginMemory",
    "Plugins",
    "SharedState",
    "Watched",
    "aftermath",
    "end",
    "forget_fault",
    "found_plugins",
    "hookimpl",
    "judges",
    "known_file",
    "left_out_by_sites",
    "plugin_digests",
    "refusal",
    "resident",
]
