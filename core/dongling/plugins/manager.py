"""Finds, isolates and orders plugins; the only place that calls hooks.

A plugin is other people's code: one that fails to import, misspells a hook, asks for an unknown argument or
raises while it registers is left out whole and named; one that raises later is contained and named. pluggy
itself does neither (its entry point loader aborts at the first failure, and one raising hook ends the call),
so entry points are loaded here one by one and hooks are called implementation by implementation.
"""

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import pluggy

from dongling.model import Kind, Sequence, Term, Unit
from dongling.plugins import hookspecs
from dongling.plugins.contributions import REGISTERING, claims, described, valid
from dongling.plugins.discovery import FoundPlugin, PluginInfo, found_plugins
from dongling.problems import Problem, Said, in_order, one_line

if TYPE_CHECKING:
    from flask import Blueprint
    from markupsafe import Markup

    from dongling.catalog import Catalog
    from dongling.exporters import Exporter
    from dongling.importers import Importer
    from dongling.search import SearchBackend
    from dongling.settings import Settings


log = logging.getLogger("dongling.plugins")
_CONTENT = ("register_courses", "register_kinds", "register_terms", "register_words")
_HINT = Said(
    "请插件作者修好；现在可用 --plugins-off 或 --safe-mode 不装载它",
    "its author should mend it; meanwhile leave it out by --plugins-off or --safe-mode",
)


class Plugins:
    """The plugins of one run, each with a typed method for each hook. Built-ins come first, then by name."""

    def __init__(self) -> None:
        self._manager = pluggy.PluginManager("dongling")
        self._manager.add_hookspecs(hookspecs)
        self._brought: dict[str, dict[str, list[Any]]] = {}
        self._infos: dict[str, PluginInfo] = {}
        self._problems: dict[tuple[str, str], Problem] = {}

    @classmethod
    def load(cls, settings: "Settings") -> "Plugins":
        """Return the installed plugins, and those of `--plugin FILE`, without what settings leave out."""
        plugins = cls()
        for plugin in found_plugins(settings.plugin):
            plugins._add(plugin, off=_is_off(plugin, settings))
        for hook in _CONTENT:
            plugins._bring(hook)
        return plugins

    def _add(self, plugin: FoundPlugin, *, off: bool) -> None:
        name = plugin.name
        if name in self._infos and self._infos[name].status != "off":
            other = self._infos[name].origin
            message = Said(f"已有同名插件（{other}）", f"another plugin has this name ({other})")
            self._note(name, "name", message)
            return
        self._infos[name] = PluginInfo(name, plugin.version, "off" if off else "ok", origin=plugin.origin)
        if off:
            return
        try:
            self._manager.register(plugin.load(), name=name)
            self._manager.check_pending()
            self._refuse_wrappers(name)
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001 - SystemExit from a plugin's import must not end the program
            self._fail(name, "import", error)

    def _refuse_wrappers(self, name: str) -> None:
        for caller in vars(self._manager.hook).values():
            for impl in caller.get_hookimpls():
                if impl.plugin_name == name and (impl.hookwrapper or impl.wrapper):
                    raise TypeError(f"{caller.name}: hook wrappers are not called here; write a plain hook")

    def register(self, plugin: object, name: str) -> None:
        """Add a plugin that is already at hand, such as a test's own."""
        self._add(FoundPlugin(name, "", "given", lambda: plugin), off=False)
        for hook in _CONTENT:
            self._bring(hook)

    def _fail(self, name: str, doing: str, error: BaseException) -> None:
        log.info("plugin %s left out (%s)", name, doing, exc_info=error)
        if self._manager.has_plugin(name):
            self._manager.unregister(name=name)
        self._brought.pop(name, None)
        message = Said(f"没有装载：{one_line(error)}", f"left out: {one_line(error)}")
        self._infos[name] = replace(self._infos[name], status="failed", problem=message, brings={})
        self._note(name, doing, message)

    def _note(self, name: str, doing: str, message: Said) -> None:
        sentence = Said(f"插件 {name}（{doing}）{message.zh}", f"plugin {name} ({doing}): {message.en}")
        self._problems.setdefault((name, doing), Problem("error", "plugin", sentence, f"plugin:{name}", hint=_HINT))

    def _answer(self, impl: pluggy.HookImpl, hook: str) -> Any:
        if hook != "register_commands":
            return impl.function()
        own = click.Group()  # each plugin's commands apart, so that none can replace another's
        impl.function(cli=own)
        return list(own.commands.values())

    def _bring(self, hook: str) -> None:
        for impl in self._impls(hook):
            if hook in self._brought.setdefault(impl.plugin_name, {}):
                continue
            try:
                items = valid(hook, self._answer(impl, hook))
            except Exception as error:  # noqa: BLE001 - whatever a plugin raises, the others work
                self._fail(impl.plugin_name, hook, error)
                continue
            self._brought[impl.plugin_name][hook] = items
            brings = {**self._infos[impl.plugin_name].brings, **described(hook, items)}
            self._infos[impl.plugin_name] = replace(self._infos[impl.plugin_name], brings=brings)

    def _impls(self, hook: str) -> list[pluggy.HookImpl]:
        order = list(self._infos)
        impls = getattr(self._manager.hook, hook).get_hookimpls()
        return sorted(impls, key=lambda impl: order.index(impl.plugin_name))

    def _all(self, hook: str) -> list[Any]:
        """Return what every plugin brings by `hook`; the first keeps a name that two claim."""
        self._bring(hook)
        by_claim: dict[object, tuple[str, Any]] = {}
        for name in list(self._infos):
            for item in self._brought.get(name, {}).get(hook, []):
                claim = claims(hook, item)
                first = by_claim.setdefault(claim, (name, item))
                if first[1] is not item:
                    message = Said(
                        f"“{claim}”已由插件 {first[0]} 提供，用的是那一个",
                        f"“{claim}” is brought by plugin {first[0]}, whose one is used",
                    )
                    self._note(name, f"{hook} {claim}", message)
        return [item for _, item in by_claim.values()]

    def _contained(self, hook: str, **arguments: Any) -> Iterator[Any]:
        for impl in self._impls(hook):
            try:
                answer = impl.function(**_wanted(impl, arguments))
                yield list(answer) if isinstance(answer, Iterable) and not isinstance(answer, Mapping | str) else answer
            except Exception as error:
                if (impl.plugin_name, hook) not in self._problems:
                    log.info("plugin %s raised in %s", impl.plugin_name, hook, exc_info=error)
                self._note(impl.plugin_name, hook, Said(f"出错：{one_line(error)}", f"raised {one_line(error)}"))

    def gather(self) -> None:
        """Ask every plugin for everything it brings, pages and backends included."""
        for hook in REGISTERING:
            self._all(hook)

    def courses(self) -> list[Path]:
        """Return the content folders of plugins."""
        return self._all("register_courses")

    def kinds(self) -> dict[str, Kind]:
        """Return the kinds of unit by identifier."""
        return {kind.identifier: kind for kind in self._all("register_kinds")}

    def terms(self) -> list[Term]:
        """Return the terms that plugins register."""
        return self._all("register_terms")

    def words(self) -> list[str]:
        """Return proper names and synonym groups."""
        return self._all("register_words")

    def search_backends(self) -> "dict[str, type[SearchBackend]]":
        """Return the search backends by name."""
        return dict(self._all("register_search_backends"))

    def exporters(self) -> "dict[str, Exporter]":
        """Return the exporters by name."""
        return {exporter.name: exporter for exporter in self._all("register_exporters")}

    def importers(self) -> "dict[str, Importer]":
        """Return the importers by name."""
        return {importer.name: importer for importer in self._all("register_importers")}

    def pages(self) -> "list[Blueprint]":
        """Return the blueprints of pages; this is the first to need Flask."""
        return self._all("register_pages")

    def add_commands(self, cli: click.Group) -> None:
        """Add the commands of every plugin to the program, each plugin's apart."""
        for command in self._all("register_commands"):
            cli.add_command(command)

    def check_unit(self, unit: Unit, catalog: "Catalog") -> list[Problem]:
        """Return what plugins say of a unit."""
        opinions = _problems_in(self._contained("check_unit", unit=unit, catalog=catalog))
        return [unit.source.located(problem) for problem in in_order(opinions)]  # places in texts only of what is shown

    def check_sequence(self, sequence: Sequence, catalog: "Catalog") -> list[Problem]:
        """Return what plugins say of a sequence."""
        opinions = _problems_in(self._contained("check_sequence", sequence=sequence, catalog=catalog))
        return [sequence.source.located(problem) for problem in opinions]

    def extend_document(self, unit: Unit) -> dict[str, object]:
        """Return the fields that plugins add to a unit's document."""
        answers = self._contained("extend_document", unit=unit)
        return {str(k): v for more in answers if isinstance(more, Mapping) for k, v in more.items()}

    def unit_panels(self, unit: Unit, catalog: "Catalog") -> "list[Markup | str]":
        """Return the panels that plugins put beside a unit."""
        return [p for panels in self._contained("unit_panels", unit=unit, catalog=catalog) for p in panels or ()]

    def catalog_loaded(self, catalog: "Catalog") -> None:
        """Tell plugins that all courses are loaded."""
        for _ in self._contained("catalog_loaded", catalog=catalog):
            pass

    @property
    def infos(self) -> list[PluginInfo]:
        """Return every plugin that was found, with its state."""
        return list(self._infos.values())

    @property
    def problems(self) -> list[Problem]:
        """Return what went wrong with plugins so far."""
        return list(self._problems.values())


def _is_off(plugin: FoundPlugin, settings: "Settings") -> bool:
    return not plugin.builtin and (settings.safe_mode or plugin.name in settings.plugins_off)


def _wanted(impl: pluggy.HookImpl, arguments: Mapping[str, Any]) -> dict[str, Any]:
    return {name: arguments[name] for name in impl.argnames if name in arguments}


def _problems_in(answers: Iterable[Any]) -> list[Problem]:
    return [problem for answer in answers for problem in answer or () if isinstance(problem, Problem)]
