"""Plugins are other people's code: whatever one does, the others work and its name is said."""

from collections.abc import Generator, Iterable
from pathlib import Path
from types import ModuleType

import click
import pytest

from dongling.model import Kind, NoDetails, Term, Unit
from dongling.plugins import Plugins, hookimpl, hookspecs
from dongling.plugins.contributions import REGISTERING
from dongling.problems import Problem
from dongling.settings import Settings
from dongling.testing import OpenLibrary, WriteContent, unit_text

SAFE = Settings(safe_mode=True)


def kind(identifier: str, name: str = "种类") -> Kind:
    """Return a kind without fields of its own."""
    return Kind(identifier=identifier, name=name, details=NoDetails)


def with_plugin(*plugins: object) -> Plugins:
    """Return the built-in plugins and these, named p0, p1 ..."""
    loaded = Plugins.load(SAFE)
    for i, plugin in enumerate(plugins):
        loaded.register(plugin, f"p{i}")
    return loaded


def status(plugins: Plugins) -> dict[str, str]:
    """Return the status of each plugin by name."""
    return {info.name: info.status for info in plugins.infos}


class Good:
    """A plugin with one kind."""

    @hookimpl
    def register_kinds(self) -> list[Kind]:
        """Return a kind."""
        return [kind("xx.good", "好课")]


def test_the_built_in_plugins_bring_kinds_terms_and_commands() -> None:
    plugins = Plugins.load(SAFE)
    assert list(plugins.kinds()) == ["micro_course", "walk", "micro_lecture", "lesson"]
    assert {term.scheme for term in plugins.terms()} >= {"stage", "band", "theme", "competency", "depth"}
    group = click.Group()
    plugins.add_commands(group)
    assert {"check", "search", "plugins", "new", "serve"} <= set(group.commands)


def test_built_ins_come_before_all_others_and_others_by_name() -> None:
    names = [info.name for info in Plugins.load(Settings()).infos]
    assert names == ["dongling", "dongling_search", "dongling_web", "donglin", "lianyuan", "qiaoyi"]


def test_a_plugin_that_raises_while_it_registers_is_left_out_whole() -> None:
    class Half:
        @hookimpl
        def register_kinds(self) -> list[Kind]:
            return [kind("xx.half")]

        @hookimpl
        def register_terms(self) -> list[Term]:
            raise RuntimeError("no terms today")

    plugins = with_plugin(Half(), Good())
    assert "xx.half" not in plugins.kinds()
    assert "xx.good" in plugins.kinds()
    assert status(plugins)["p0"] == "failed"
    (problem,) = plugins.problems
    assert "p0" in problem.message.zh
    assert "no terms today" in problem.message.zh
    assert "--plugins-off" in problem.hint.zh


def test_a_hook_that_is_not_known_here_is_never_called_and_said_with_the_nearest() -> None:
    class Misspelt:
        @hookimpl
        def register_kind(self) -> list[Kind]:
            raise AssertionError("never called")

    plugins = with_plugin(Misspelt(), Good())
    assert (status(plugins)["p0"], status(plugins)["p1"]) == ("ok", "ok")
    (problem,) = plugins.problems
    assert problem.severity == "warning"
    assert "register_kinds" in problem.message.en


def test_a_hook_that_asks_for_an_unknown_argument_leaves_the_plugin_out() -> None:
    class Curious:
        @hookimpl
        def check_unit(self, unit: Unit, database: object) -> None:
            """Never called."""

    plugins = with_plugin(Curious(), Good())
    assert (status(plugins)["p0"], status(plugins)["p1"]) == ("failed", "ok")


def test_a_hook_wrapper_is_refused_since_it_would_never_be_called() -> None:
    class Wrapper:
        @hookimpl(wrapper=True)
        def register_kinds(self) -> Generator[None, list[Kind], list[Kind]]:
            return (yield)

    assert status(with_plugin(Wrapper()))["p0"] == "failed"


@pytest.mark.parametrize("answer", ["just text", [1], [Term(identifier="a", name="b")], 5])
def test_a_hook_that_returns_something_else_leaves_the_plugin_out(answer: object) -> None:
    class Wrong:
        @hookimpl
        def register_kinds(self) -> object:
            return answer

    assert status(with_plugin(Wrong()))["p0"] == "failed"


def test_the_first_plugin_keeps_a_kind_that_two_claim_and_both_are_named() -> None:
    class Rival:
        @hookimpl
        def register_kinds(self) -> list[Kind]:
            return [kind("walk", "我的行走"), kind("xx.mine")]

    plugins = with_plugin(Rival())
    assert plugins.kinds()["walk"].name == "行走的思政课"
    assert "xx.mine" in plugins.kinds()
    (problem,) = plugins.problems
    assert "p0" in problem.message.zh
    assert "dongling" in problem.message.zh
    assert "walk" in problem.message.zh


def test_no_plugin_can_replace_a_command_of_another() -> None:
    class Rival:
        @hookimpl
        def register_commands(self, cli: click.Group) -> None:
            cli.add_command(click.Command("check", callback=lambda: None))

    plugins, group = with_plugin(Rival()), click.Group()
    plugins.add_commands(group)
    assert group.commands["check"].params
    assert any("check" in problem.message.zh for problem in plugins.problems)


def test_two_plugins_of_one_name_are_said_and_the_first_stays() -> None:
    plugins = with_plugin(Good())
    plugins.register(Good(), "p0")
    assert [problem.path for problem in plugins.problems] == ["plugin:p0"]
    assert status(plugins)["p0 (given)"] == "failed", "the loser is listed too"
    assert "xx.good" in plugins.kinds()


def test_a_check_that_raises_is_said_once_and_the_others_are_heard(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    class Raises:
        @hookimpl
        def check_unit(self, unit: Unit) -> None:
            raise ZeroDivisionError(unit.identifier)

    class Speaks:
        @hookimpl
        def check_unit(self, unit: Unit) -> list[Problem]:
            return [unit.problem("name", "不好听")]

    folder = write_content({"a.yaml": unit_text("a"), "b.yaml": unit_text("b")})
    problems = open_library(folder, plugins=with_plugin(Raises(), Speaks())).problems
    assert [p.message.zh for p in problems if p.path.endswith(".yaml")] == ["不好听", "不好听"]
    assert len([p for p in problems if p.path == "plugin:p0"]) == 1


def test_a_check_that_is_a_generator_and_raises_half_way_is_contained(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    class Half:
        @hookimpl
        def check_unit(self, unit: Unit) -> Iterable[Problem]:
            yield unit.problem("name", "第一句")
            raise ValueError("half way")

    problems = open_library(write_content({"a.yaml": unit_text("a")}), plugins=with_plugin(Half())).problems
    assert any(problem.path == "plugin:p0" for problem in problems)


def test_panels_and_extra_fields_of_all_plugins_are_joined(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    class Adds:
        @hookimpl
        def extend_document(self, unit: Unit) -> dict[str, object]:
            return {"motto": f"{unit.name}的校训"}

        @hookimpl
        def unit_panels(self, unit: Unit) -> list[str]:
            return [unit.identifier]

    library = open_library(write_content({"a.yaml": unit_text("a")}), plugins=with_plugin(Adds()))
    unit = library.catalog.units["a"]
    assert library.plugins.extend_document(unit) == {"motto": "一节课的校训"}
    assert library.plugins.unit_panels(unit, library.catalog) == ["a"]


def test_plugins_hear_when_the_catalog_is_loaded(write_content: WriteContent, open_library: OpenLibrary) -> None:
    heard: list[int] = []

    class Hears:
        @hookimpl
        def catalog_loaded(self, catalog: object) -> None:
            heard.append(len(getattr(catalog, "units")))  # noqa: B009 - the type is of no matter here

    library = open_library(write_content({"a.yaml": unit_text("a")}), plugins=with_plugin(Hears()))
    write_content({"b.yaml": unit_text("b")})
    library.reload()
    assert heard == [1, 2]


def test_a_file_named_by_hand_is_a_plugin(tmp_path: Path) -> None:
    file = tmp_path / "mine.py"
    file.write_text(
        "from dongling import Kind, hookimpl\n"
        "@hookimpl\n"
        "def register_kinds():\n"
        "    return [Kind(identifier='xx.mine', name='我的课')]\n",
        encoding="utf-8",
    )
    plugins = Plugins.load(Settings(safe_mode=False, plugin=(file,)))
    assert plugins.kinds()["xx.mine"].name == "我的课"


@pytest.mark.parametrize("text", ["import nothing_of_this_name", "raise SystemExit(3)", "def broken(:", "1/0"])
def test_a_file_that_cannot_be_imported_is_left_out_and_named(tmp_path: Path, text: str) -> None:
    file = tmp_path / "bad.py"
    file.write_text(text, encoding="utf-8")
    plugins = Plugins.load(Settings(plugin=(file,)))
    assert status(plugins)["bad"] == "failed"
    assert "walk" in plugins.kinds()


def test_a_file_that_is_not_there_is_left_out_and_named(tmp_path: Path) -> None:
    plugins = Plugins.load(Settings(plugin=(tmp_path / "gone.py",)))
    assert status(plugins)["gone"] == "failed"


def test_plugins_are_left_out_by_name_and_all_of_them_in_safe_mode() -> None:
    assert status(Plugins.load(Settings(plugins_off=("donglin",))))["donglin"] == "off"
    assert {name for name, state in status(Plugins.load(SAFE)).items() if state == "ok"} == {
        "dongling",
        "dongling_search",
        "dongling_web",
    }


def test_gathering_asks_for_everything_and_says_what_each_brings() -> None:
    plugins = Plugins.load(SAFE)
    plugins.gather()
    brings = {info.name: set(info.brings) for info in plugins.infos}
    assert brings["dongling"] >= {"kinds", "terms", "commands"}
    assert brings["dongling_search"] == {"search_backends", "embedders"}
    assert brings["dongling_web"] >= {"pages", "commands"}


def test_every_registering_hook_is_a_hook() -> None:
    assert isinstance(hookspecs, ModuleType)
    assert {name for name in vars(hookspecs) if name.startswith("register_")} == set(REGISTERING)
