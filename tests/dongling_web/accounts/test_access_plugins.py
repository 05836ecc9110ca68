"""Pages of plugins ask what their plugin registered; what was refused nobody may."""

import pytest
from flask import Blueprint
from flask.testing import FlaskClient

from dongling import Plugins, Settings, hookimpl
from dongling.accounts import Grant, PluginAction, Reach, Role
from dongling.problems import Said
from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.accounts.access import allowed
from dongling_web.app import create_app
from dongling_web.drafts.held_store import close_store, current_store
from tests.dongling.store.accounts.making import PASSWORD, TEACHER_EAST, somebody
from tests.dongling_web.conftest import browser

LEND = PluginAction("my.lend", Said("出借", "lend"), {Role.EDITOR: Reach.SCHOOL})
page = Blueprint("lending", __name__, url_prefix="/lending")


@page.get("/<school>")
def lending(school: str) -> str:
    """Say whether whoever asks may lend, and whether she may publish by a plugin's word."""
    return f"{allowed('my.lend', school)} {allowed('publish', school)}"


class Lending:
    """A plugin with an action of its own."""

    @hookimpl
    def register_actions(self) -> list[PluginAction]:
        """Return it."""
        return [LEND]

    @hookimpl
    def register_pages(self) -> list[Blueprint]:
        """Return a page that asks for it."""
        return [page]


class Greedy:
    """A plugin that would let every teacher publish."""

    @hookimpl
    def register_actions(self) -> list[PluginAction]:
        """Return an action that is dongling's own."""
        return [PluginAction("publish", Said("发布", "publish"), {Role.TEACHER: Reach.SCHOOL})]


def _signed_in(client: FlaskClient, name: str) -> FlaskClient:
    assert client.post("/account/sign-in", data={"name": name, "password": PASSWORD}).status_code == 303
    return client


@pytest.mark.parametrize("greedy", [False, True])
def test_a_page_learns_what_was_registered_and_a_greedy_plugin_is_refused_and_named(
    open_library: OpenLibrary, write_content: WriteContent, *, greedy: bool
) -> None:
    plugins = Plugins.load(Settings(safe_mode=True))
    plugins.register(Lending(), "lending")
    if greedy:
        plugins.register(Greedy(), "greedy")
    content = write_content({"a.yaml": unit_text("a")})
    app = create_app(open_library(content, search=True, plugins=plugins, accounts=True))
    with app.app_context():
        somebody(current_store(), "编辑", Grant(Role.EDITOR, "east"))
        somebody(current_store(), "陆老师", TEACHER_EAST)
    assert browser(app).get("/lending/east").text == "False False"
    editor, teacher = (_signed_in(browser(app), name) for name in ("编辑", "陆老师"))
    assert [editor.get(f"/lending/{school}").text for school in ("east", "west")] == ["True False", "False False"]
    assert teacher.get("/lending/east").text == "False False"
    infos = {info.name: info for info in plugins.infos}
    assert infos["lending"].brings["actions"] == ("my.lend",)
    if greedy:
        assert infos["greedy"].status == "failed"
        assert any("never widens one" in problem.text("en") for problem in plugins.problems)
    close_store(app)
