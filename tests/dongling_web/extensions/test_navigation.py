"""Entries of the menu that plugins bring."""

from dongling import Plugins, Settings, hookimpl
from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.app import create_app


class Mine:
    """A plugin that wants two entries, one of which leads nowhere."""

    @hookimpl
    def register_navigation(self) -> list[tuple[str, str]]:
        """Return them."""
        return [("/facts", "史料"), ("/mine/gone", "没有")]


def test_an_entry_stands_in_the_menu_and_one_that_leads_nowhere_is_named(
    open_library: OpenLibrary, write_content: WriteContent
) -> None:
    plugins = Plugins.load(Settings(safe_mode=True))
    plugins.register(Mine(), "mine")
    library = open_library(write_content({"a.yaml": unit_text()}), search=True, plugins=plugins)
    text = create_app(library).test_client().get("/").text
    assert '<li><a href="/facts">史料</a></li>' in text
    assert "/mine/gone" not in text
    assert ["/mine/gone" in problem.message.en for problem in plugins.problems] == [True]
