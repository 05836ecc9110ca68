"""A plugin's module on its way in: imported in a worker, its hooks read and held against those there are."""

import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pluggy

from dongling.plugins import hookspecs
from dongling.plugins.contract import leaving, unknown_hook
from dongling.plugins.discovery import FoundPlugin
from dongling.plugins.hookspecs import DECLARED
from dongling.problems import Said

_READER = pluggy.PluginManager("dongling")
TAKES = {name: tuple(inspect.signature(getattr(hookspecs, name)).parameters) for name in DECLARED}
"""The arguments that each hook can take."""


@dataclass(frozen=True)
class Loaded:
    """What was read off a plugin: its hooks by name, and what its author should know."""

    hooks: dict[str, pluggy.HookImpl]
    advice: tuple[Said, ...]


def loaded(plugin: FoundPlugin) -> Loaded:
    """Import a plugin and read its hooks; raises whatever its code raises, and TypeError for a hook that can't be."""
    module = plugin.load()
    hooks: dict[str, pluggy.HookImpl] = {}
    advice: list[Said] = []
    for impl in _impls(module, plugin.name):
        name = impl.function.__name__ if impl.opts.get("specname") is None else str(impl.opts["specname"])
        if name not in DECLARED:
            advice.append(unknown_hook(name, DECLARED))
            continue
        _hold(name, impl)
        hooks[name] = impl
        advice.extend(leaving(name, impl.argnames))
    return Loaded(hooks, tuple(advice))


def _impls(module: object, name: str) -> Iterator[pluggy.HookImpl]:
    for attribute in dir(module):
        options = _READER.parse_hookimpl_opts(module, attribute)
        if options is not None:
            yield pluggy.HookImpl(module, name, getattr(module, attribute), options)


def _hold(name: str, impl: pluggy.HookImpl) -> None:
    if impl.hookwrapper or impl.wrapper:
        raise TypeError(f"{name}: hook wrappers are not called here; write a plain hook")
    function: Any = impl.function
    if inspect.iscoroutinefunction(function) or inspect.isasyncgenfunction(function):
        raise TypeError(f"{name}: a hook is a plain function, not async")
    if unknown := set(impl.argnames) - set(TAKES[name]):
        raise TypeError(f"{name} has no argument {', '.join(sorted(unknown))}; it may take {', '.join(TAKES[name])}")
    free = [p for p in inspect.signature(function).parameters.values() if p.kind is not p.VAR_KEYWORD]
    needed = [p.name for p in free if p.default is p.empty and p.kind is not p.VAR_POSITIONAL]
    if more := set(needed) - set(impl.argnames):
        raise TypeError(f"{name} has no argument {', '.join(sorted(more))}; it may take {', '.join(TAKES[name])}")
