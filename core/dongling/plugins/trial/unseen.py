"""Plugins that nobody has tried yet, and a command that is about to load them: they are tried first, as by a site.

Else one that ends its process would end the command, without a word. What is found out is kept where sites keep it.
"""

import json
import logging
import os
import select
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from os import _exit
from typing import Any

from dongling.plugins.contributions import REGISTERING
from dongling.plugins.discovery import found_plugins
from dongling.plugins.manager import IMPORT
from dongling.plugins.memory.digests import plugin_digests
from dongling.plugins.memory.known_plugins import KnownPlugins, known_file
from dongling.plugins.memory.plugin_memory import PluginMemory
from dongling.plugins.trial.parent import die_with
from dongling.plugins.trial.tryout import LOOK, Tryout
from dongling.problems import Said
from dongling.settings import Settings

_AT_MOST = 3
"""On a busy machine a command waits so many times as long as a plugin may take,"""
_WAITS = 30.0
"""or for so many seconds."""
log = logging.getLogger("dongling.plugins")


def left_out_first(settings: Settings) -> dict[str, Said]:
    """Try the plugins that are new or changed; return who is left out by a command, and why."""
    file = known_file(settings)
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    known = KnownPlugins(file, partial(plugin_digests, settings.plugin))
    memory = PluginMemory.of(settings)
    installed = {plugin.name: plugin for plugin in found_plugins(settings.plugin) if not plugin.builtin}
    hung = {name for name in memory.hung.keys() & installed.keys() if _hung(memory, name, installed[name].digest)}
    names = [name for name in known.untried if name in installed.keys() - hung - {*settings.plugins_off} - memory.off]
    late: dict[str, Said] = {}
    judged: dict[str, Said | None] = {}
    for verdict in _verdicts(settings, names) if names else ():
        name, fault = verdict["plugin"], Said(**verdict["fault"]) if verdict["fault"] else None
        if fault and verdict["hangs"]:
            late[name] = fault
            if verdict["sure"]:
                memory.remember(name, installed[name].digest, "import", fault.en)
        else:
            judged[name] = fault
    if judged:
        known.note_trial(judged)
    return {**known.left_out, **late}


def _hung(memory: PluginMemory, name: str, digest: str) -> bool:
    """Tell whether a plugin hung while it was loaded, not long ago: it is left out for that."""
    return not {"import", *REGISTERING}.isdisjoint(memory.hooks(name, digest))


def _verdicts(settings: Settings, names: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Yield what is found out of plugins, which are tried in a process of its own: this one stays as it was."""
    reads, writes = os.pipe()
    parent, pid = os.getpid(), os.fork()
    if not pid:
        try:
            die_with(parent)
            _try(settings, names, writes)
        finally:
            _exit(0)
    os.close(writes)
    with os.fdopen(reads, "rb") as told:
        for line in told:
            yield json.loads(line)
    os.waitpid(pid, 0)


def _try(settings: Settings, names: Sequence[str], pipe: int) -> None:
    patience = (settings.plugin_patience or float("inf")) * IMPORT
    tryout = Tryout(settings, names, patience, max(_AT_MOST, _WAITS / patience))
    tryout.go_on()
    while not tryout.over:
        for verdict in tryout.look():
            if verdict.slow:
                log.warning("plugin %s is new and takes its time; waiting for it", verdict.plugin)
                continue
            fault = {"zh": verdict.fault.zh, "en": verdict.fault.en} if verdict.fault else None
            told = {"plugin": verdict.plugin, "fault": fault, "hangs": verdict.hangs, "sure": verdict.had_its_time}
            os.write(pipe, json.dumps(told).encode() + b"\n")
        select.select(tryout.news, [], [], LOOK)
