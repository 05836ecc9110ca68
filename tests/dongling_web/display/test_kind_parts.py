"""What a kind's template draws, in the name of its plugin."""

from flask import Blueprint

from dongling import Kind, Plugins, Settings, hookimpl
from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.app import create_app


class Half:
    """A plugin with a kind, whose pages turn out to be none."""

    def __init__(self, pages: list[object]) -> None:
        self.pages = pages

    @hookimpl
    def register_kinds(self) -> list[Kind]:
        """Return a kind whose template is not there."""
        return [Kind("my.talk", "谈话", template="my/none.html")]

    @hookimpl
    def register_pages(self) -> list[object]:
        """Return what is to be returned."""
        return self.pages


def shown(plugin: Half, library: OpenLibrary, content: WriteContent) -> tuple[int, Plugins]:
    """Return the status of the page of a unit of the plugin's kind, and the plugins."""
    plugins = Plugins.load(Settings(safe_mode=True))
    plugins.register(plugin, "my")
    folder = content({"a.yaml": unit_text("a-talk", kind="my.talk", process=None)})
    app = create_app(library(folder, search=True, plugins=plugins))
    return app.test_client().get("/units/a-talk?door=teacher").status_code, plugins


def test_a_template_that_is_not_there_is_the_plugins_mistake_and_its_name_is_said(
    open_library: OpenLibrary, write_content: WriteContent
) -> None:
    status, plugins = shown(Half([Blueprint("my", __name__)]), open_library, write_content)
    assert status == 200
    assert ["plugin my (template my/none.html)" in problem.message.en for problem in plugins.problems] == [True]


def test_the_units_of_a_plugin_that_was_left_out_late_are_shown_plainly(
    open_library: OpenLibrary, write_content: WriteContent
) -> None:
    status, plugins = shown(Half([1]), open_library, write_content)
    assert status == 200
    assert [info.status for info in plugins.infos if info.name == "my"] == ["failed"]
