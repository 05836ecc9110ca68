"""Finds, isolates and orders plugins; all that others call of them.

A plugin is other people's code: one that can't be imported, asks for an unknown argument, or raises, hangs or answers
something else while it registers is left out whole and named; one that does so later is contained and named. pluggy
only reads the hooks off a module: its loader aborts at the first failure, and one raising hook ends its call.
"""

import logging
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dongling.accounts import PluginAction
from dongling.model import Kind, Sequence, Term, Unit
from dongling.plugins.contract import refusal
from dongling.plugins.contributions import CONTENT, REGISTERING, claims, described
from dongling.plugins.discovery import FoundPlugin, PluginInfo, found_plugins
from dongling.plugins.gate.carriers import KIND_LETS, LETS, GatedImporter, GatedKind, gated_exporter
from dongling.plugins.gate.door import FOREVER, Bounds, Door, ask
from dongling.plugins.gate.ledger import Ledger
from dongling.plugins.gate.watch import Overtime
from dongling.plugins.hookspecs import DECLARED
from dongling.plugins.memory.plugin_memory import PluginMemory
from dongling.plugins.module_hooks import Loaded, loaded
from dongling.plugins.notes import PluginNotes
from dongling.problems import Problem, Said, in_order, one_line

if TYPE_CHECKING:
    from flask import Blueprint
    from markupsafe import Markup

    from dongling.catalog import Catalog
    from dongling.exporters import Exporter
    from dongling.importers import Importer
    from dongling.search import MakeEmbedder, SearchBackend
    from dongling.settings import Settings

log = logging.getLogger("dongling.plugins")
IMPORT = 10.0
"""Seconds that the import of a plugin may take."""
_PATIENT = 0.5
_ITEM = (("item", "catalog"), LETS)
_GIVEN = {"export": _ITEM, "left_out": _ITEM, "kind": (("do", "given"), KIND_LETS)}
"""What methods of carriers are given and may raise, by what they do."""


class Plugins:
    """The plugins of one run, each with a typed method for each hook. Built-ins come first, then by name.

    `ledger` tells how each fares; `patience` is how many times as long as declared a hook may take.
    """

    def __init__(self, memory: PluginMemory | None = None, patience: float = 1.0) -> None:
        self.ledger = Ledger()
        self._notes = PluginNotes()
        self._doors: dict[str, tuple[Door, ...]] = dict.fromkeys(DECLARED, ())
        self._found: dict[str, FoundPlugin] = {}
        self._infos: dict[str, PluginInfo] = {}
        self._brought: dict[str, dict[str, list[Any]]] = {}
        self._memory, self._patience = memory or PluginMemory(), patience
        self._left_out: dict[str, Said] = {}
        self._lock = threading.RLock()

    @classmethod
    def load(cls, settings: "Settings", left_out: Mapping[str, Said] | None = None) -> "Plugins":
        """Return the installed plugins, and those of `--plugin FILE`, without what settings leave out.

        `left_out` are plugins that would stop the process, and why; each counts as failed.
        """
        plugins = cls(PluginMemory.of(settings), settings.plugin_patience)
        every = found_plugins(settings.plugin)
        for name in settings.plugins_off:
            if name not in {plugin.name for plugin in every}:
                plugins._notes.unknown_off(name, [plugin.name for plugin in every if not plugin.builtin])
        off = {*settings.plugins_off, *plugins._memory.off}
        plugins._left_out = dict(left_out or {})
        plugins._add([(plugin, not plugin.builtin and (settings.safe_mode or plugin.name in off)) for plugin in every])
        for hook in CONTENT:
            plugins._bring(hook)
        return plugins

    def register(self, plugin: object, name: str) -> None:
        """Add a plugin that is already at hand, such as a test's own."""
        self.take_in([FoundPlugin(name, "", "given", lambda: plugin)])

    def take_in(self, plugins: Iterable[FoundPlugin]) -> None:
        """Load plugins beside those that are there already, as at a start."""
        self._add([(plugin, False) for plugin in plugins])
        for hook in CONTENT:
            self._bring(hook)

    # How a plugin comes in

    def _add(self, every: Iterable[tuple[FoundPlugin, bool]]) -> None:
        coming = [plugin for plugin, off in every if self._admit(plugin, off=off)]
        doors = [self.door(plugin.name, "import", partial(loaded, plugin), Bounds(seconds=IMPORT)) for plugin in coming]
        for name, answer in ask(doors, {}, stagger=_PATIENT):
            if isinstance(answer, Loaded):
                self._take(name, answer)

    def _admit(self, plugin: FoundPlugin, *, off: bool) -> bool:
        """Note a plugin; return whether it is to be loaded."""
        name = plugin.name
        if name in self._infos and self._infos[name].status != "off":
            self._second_of_a_name(plugin)
            return False
        info = PluginInfo(name, plugin.version, "off" if off else "ok", origin=plugin.origin, api=plugin.api)
        self._found[name], self._infos[name] = plugin, replace(info, builtin=plugin.builtin)
        if off:
            return False
        harmful = None if plugin.builtin else self._left_out.get(name)
        if why := harmful or refusal(plugin.api):
            self._leave_out(name, "import" if harmful else "contract", why)
            return False
        hung = self._memory.hooks(name, plugin.digest) if name in self._memory.hung else {}
        for hook, reason in hung.items():
            self._remembered(name, hook, reason)
        return self._infos[name].status == "ok"

    def _second_of_a_name(self, plugin: FoundPlugin) -> None:
        first = self._infos[plugin.name].origin
        shown = f"{plugin.name} ({plugin.origin})"
        message = Said(f"没有装载：已有同名插件（{first}）", f"left out: another plugin has this name ({first})")
        self._infos[shown] = PluginInfo(shown, plugin.version, "failed", problem=message, origin=plugin.origin)
        self._notes.add(plugin.name, "name", message)

    def _remembered(self, name: str, hook: str, reason: str) -> None:
        why = Said(
            f"上次没有答完（{reason}），插件改了或过一天再试",
            f"it hung last time ({reason}); tried again once it changes, or in a day",
        )
        if hook == "import" or hook in REGISTERING:
            self._leave_out(name, hook, why)
        else:
            self.ledger.record(name, hook).off = why
            self._notes.add(name, hook, Said(f"不再调用：{why.zh}", f"not called any more: {why.en}"))

    def _take(self, name: str, plugin: Loaded) -> None:
        for advice in plugin.advice:
            self._notes.add(name, f"contract {advice.en[:60]}", advice, severity="warning", shown="contract")
        with self._lock:
            for hook, impl in plugin.hooks.items():
                function = partial(_commands, impl.function) if hook == "register_commands" else impl.function
                names = () if hook == "register_commands" else tuple(impl.argnames)
                bounds = Bounds(names, DECLARED[hook].answer.taken, DECLARED[hook].seconds)
                door = self.door(name, hook, function, bounds)
                order = list(self._infos)
                every = sorted((*self._doors[hook], door), key=lambda one: order.index(one.plugin))
                self._doors[hook] = tuple(every)

    def door(self, plugin: str, doing: str, function: Callable[..., Any], bounds: Bounds) -> Door:
        """Return a way into a plugin. Built-ins may take as long as they need, others so many times their budget."""
        trusted = self._infos[plugin].builtin or not self._patience
        seconds = FOREVER if trusted else bounds.seconds * self._patience
        record = self.ledger.record(plugin, doing)
        return Door((plugin, doing), function, replace(bounds, seconds=seconds), record, self._failed)

    # What happens when a plugin fails

    def _failed(self, door: Door, error: BaseException) -> None:
        """Tell of a failed call, and leave out or switch off who may do no more harm."""
        known = self._notes.has(door.plugin, door.hook)
        if not known:
            log.info("plugin %s failed in %s", door.plugin, door.hook, exc_info=error)
        registering = door.hook == "import" or door.hook in REGISTERING
        if isinstance(error, Overtime):
            self._over_time(door, error, final=registering)
        if registering:
            self._leave_out(door.plugin, door.hook, _said(error))
        elif not known:
            why = _said(error)
            self._notes.add(door.plugin, door.hook, Said(f"出错：{why.zh}", f"failed: {why.en}"))

    def _over_time(self, door: Door, error: Overtime, *, final: bool) -> None:
        if not (door.record.too_slow or final):
            return
        reason = str(error) or f"over {door.seconds:g} s"
        if door.record.off is None:
            door.record.off = Said("太慢，不再调用", "too slow, not called any more")
            message = Said(
                f"{door.record.strikes}次超过{door.seconds:g}秒，在插件改动之前不再调用",
                f"over {door.seconds:g} s {door.record.strikes} times: not called any more until the plugin changes",
            )
            self._notes.add(door.plugin, f"{door.hook} slow", message, shown=door.hook)
        slow = self._found[door.plugin]
        if slow.origin != "given":
            self._memory.remember(door.plugin, slow.digest, door.hook, reason)

    def _leave_out(self, name: str, doing: str, why: Said) -> None:
        with self._lock:
            self._doors = {
                hook: tuple(door for door in doors if door.plugin != name) for hook, doors in self._doors.items()
            }
            self._brought.pop(name, None)
            message = Said(f"没有装载：{why.zh}", f"left out: {why.en}")
            self._infos[name] = replace(self._infos[name], status="failed", problem=message, brings={})
            self._notes.add(name, doing, message)

    def leave_out(self, name: str, why: Said) -> None:
        """Leave a plugin out for a reason that takes the place of what was said of it."""
        if name in self._infos:
            self._notes.drop(name)
            self._leave_out(name, "import", why)

    def note(self, plugin: str, doing: str, message: Said) -> None:
        """Note what another part found wrong with a plugin, such as a page that can't be added."""
        self._notes.add(plugin, doing, message)

    # What plugins bring

    def _bring(self, hook: str, *, own: bool = True) -> None:
        doors = [door for door in self._doors[hook] if hook not in self._brought.setdefault(door.plugin, {})]
        doors = [door for door in doors if own or not self._infos[door.plugin].builtin]
        for name, items in ask(doors, {}, stagger=_PATIENT):
            with self._lock:
                if self._infos[name].status == "failed":
                    continue
                self._brought[name][hook] = [self._gated(name, hook, item) for item in items]
                brings = {**self._infos[name].brings, **described(hook, items)}
                self._infos[name] = replace(self._infos[name], brings=brings)

    def _gated(self, name: str, hook: str, item: Any) -> Any:
        def door(doing: str, method: Callable[..., Any], take: Callable[[Any], Any], seconds: float) -> Door:
            names, lets = _GIVEN.get(doing.partition(" ")[0], (("given",), LETS))
            return self.door(name, doing, method, Bounds(names, take, seconds, lets))

        if hook == "register_exporters":
            return gated_exporter(item, door)
        if hook == "register_kinds":
            return GatedKind.of(item, door)
        return GatedImporter(item, door) if hook == "register_importers" else item

    def _owned(self, hook: str) -> dict[object, tuple[str, Any]]:
        """Return what every plugin brings by `hook`, with its name; the first keeps a name that two claim."""
        self._bring(hook)
        by_claim: dict[object, tuple[str, Any]] = {}
        for name in list(self._infos):
            for item in self._brought.get(name, {}).get(hook, []):
                claim = claims(hook, item)
                first = by_claim.setdefault(claim, (name, item))
                if first[1] is not item and not (first[0] == name and claim == item):
                    self._notes.claimed(name, f"{hook} {claim}", str(claim), first[0])
        return by_claim

    def _all(self, hook: str) -> list[Any]:
        return [item for _, item in self._owned(hook).values()]

    def gather(self, *, own: bool = True) -> None:
        """Ask every plugin for everything it brings, pages and backends included; without `own`, only others'.

        The parts that are built in are heavy to load, and nothing is wrong with what they bring.
        """
        for hook in REGISTERING:
            if own:
                self._all(hook)
            else:
                self._bring(hook, own=False)

    def owner(self, hook: str, claim: object) -> str:
        """Return which plugin brings a thing by `hook`; empty when none does."""
        return self._owned(hook).get(claim, ("", None))[0]

    def courses(self) -> list[Path]:
        """Return the content folders of plugins."""
        return [Path(folder) for folder in self._all("register_courses")]

    def kinds(self) -> dict[str, Kind]:
        """Return the kinds of unit by identifier."""
        return {kind.identifier: kind for kind in self._all("register_kinds")}

    def terms(self) -> list[Term]:
        """Return the terms that plugins register."""
        return self._all("register_terms")

    def words(self) -> list[str]:
        """Return proper names and synonym groups."""
        return self._all("register_words")

    def embedders(self) -> "dict[str, MakeEmbedder]":
        """Return what makes embedders, by name."""
        return dict(self._all("register_embedders"))

    def search_backends(self) -> "dict[str, type[SearchBackend]]":
        """Return the search backends by name."""
        return dict(self._all("register_search_backends"))

    def exporters(self) -> "dict[str, Exporter]":
        """Return the exporters by name."""
        return {exporter.name: exporter for exporter in self._all("register_exporters")}

    def importers(self) -> "dict[str, Importer]":
        """Return the importers by name."""
        return {importer.name: importer for importer in self._all("register_importers")}

    def actions(self) -> dict[str, PluginAction]:
        """Return the actions that plugins add, by name."""
        return {action.name: action for action in self._all("register_actions")}

    def pages(self) -> "list[Blueprint]":
        """Return the blueprints of pages; this is the first to need Flask."""
        return self._all("register_pages")

    def owned_pages(self) -> "list[tuple[str, Blueprint]]":
        """Return the blueprints of pages, each with the plugin that brings it."""
        return list(self._owned("register_pages").values())

    def navigation(self) -> list[tuple[str, tuple[str, str]]]:
        """Return what plugins want in the menu: (plugin, (address, name))."""
        return list(self._owned("register_navigation").values())

    def add_commands(self, cli: click.Group) -> None:
        """Add the commands of every plugin to the program, each plugin's apart."""
        for command in self._all("register_commands"):
            cli.add_command(command)

    # What plugins think, add and are told

    def check_unit(self, unit: Unit, catalog: "Catalog") -> list[Problem]:
        """Return what plugins say of a unit."""
        opinions = self._joined("check_unit", unit=unit, catalog=catalog)
        return [unit.source.located(problem) for problem in in_order(opinions)]  # places in texts only of what is shown

    def check_sequence(self, sequence: Sequence, catalog: "Catalog") -> list[Problem]:
        """Return what plugins say of a sequence."""
        opinions = self._joined("check_sequence", sequence=sequence, catalog=catalog)
        return [sequence.source.located(problem) for problem in opinions]

    def extend_document(self, unit: Unit) -> dict[str, object]:
        """Return the fields that plugins add to a unit's document."""
        return dict(self._joined("extend_document", unit=unit))

    def unit_panels(self, unit: Unit, catalog: "Catalog") -> "list[Markup | str]":
        """Return the panels that plugins put beside a unit."""
        return self._joined("unit_panels", unit=unit, catalog=catalog)

    def catalog_loaded(self, catalog: "Catalog") -> None:
        """Tell plugins that all courses are loaded."""
        self._joined("catalog_loaded", catalog=catalog)

    def _joined(self, hook: str, **values: Any) -> list[Any]:
        doors = self._doors[hook]
        answers = ask(doors, values, waited_for=DECLARED[hook].waited_for) if doors else ()
        return [item for _, items in answers for item in items]

    # How plugins fare

    @property
    def infos(self) -> list[PluginInfo]:
        """Return every plugin that was found, with its state."""
        return [self._notes.added_to(info) for info in list(self._infos.values())]

    @property
    def problems(self) -> list[Problem]:
        """Return what went wrong with plugins so far."""
        return self._notes.problems


def _commands(function: Callable[..., Any]) -> list[click.Command]:
    own = click.Group()  # each plugin's commands apart, so that none can replace another's
    function(cli=own)
    return list(own.commands.values())


def _said(error: BaseException) -> Said:
    if isinstance(error, Overtime):
        return Said(f"没有按时答完 {error}".strip(), f"it did not answer in time {error}".strip())
    line = one_line(error)
    return Said(line, line)
