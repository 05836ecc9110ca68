"""The suite of broken plugins: each by itself on a real site. Whatever one does, all pages answer and it is named."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dongling import Library, Plugins, Settings
from dongling.testing import WriteContent, unit_text
from dongling_web.app import create_app
from dongling_web.drafts.held_store import close_store
from tests.gate.broken import Broken
from tests.gate.broken_hooks import HOOKS
from tests.gate.broken_oddly import ODDLY
from tests.gate.broken_pages import PAGES

ALL = (*HOOKS, *PAGES, *ODDLY)
ROUTES = (
    "/",
    "/search?q=课",
    "/units/a-lesson?door=teacher",
    "/sequences/seq-a",
    "/sequences/seq-a?print=1",
    "/map",
    "/about",
    "/healthz",
)
SEQUENCE = "编号: seq-a\n名称: 两次课\n简介: 试一试\n学段: [初中]\n课次:\n- 单元: a-lesson\n- 单元: b-lesson\n"
PATIENCE = 0.3
"""How many times its budget a plugin may take here, so that waiting for the slow is short."""


@contextmanager
def opened(plugins: Plugins, content: Path, state: Path) -> Iterator[FlaskClient]:
    """Open the whole site, as `serve` does, with these plugins."""
    library = Library.open([content], Settings(state=state, safe_mode=True), plugins=plugins)
    app = create_app(library)
    try:
        client = app.test_client()
        client.environ_base["HTTP_SEC_FETCH_SITE"] = "same-origin"
        yield client
    finally:
        close_store(app)
        library.close()


@pytest.fixture
def content(write_content: WriteContent) -> Path:
    """Return a folder with two lessons and a sequence of them."""
    units = {f"{name}.yaml": unit_text(f"{name}-lesson") for name in ("a", "b")}
    return write_content({**units, "sequences/seq-a.yaml": SEQUENCE})


def test_every_broken_plugin_has_a_name_of_its_own() -> None:
    assert len({broken.name for broken in ALL}) == len(ALL) >= 60


@pytest.mark.parametrize("broken", ALL, ids=lambda broken: broken.name)
def test_a_broken_plugin_takes_nothing_with_it_and_is_named(broken: Broken, content: Path, tmp_path: Path) -> None:
    file = broken.written(tmp_path)
    plugins = Plugins.load(
        Settings(plugin=(file,), plugins_off=("donglin", "lianyuan", "qiaoyi"), plugin_patience=PATIENCE)
    )
    plugins.gather()
    with opened(plugins, content, tmp_path / "state") as client:
        for route in ROUTES:
            begun = time.monotonic()
            assert client.get(route).status_code == 200, route
            assert time.monotonic() - begun < 2, route
        for own in broken.asks:
            client.get(f"/{broken.name}/{own}")
        build(client)
        assert client.get("/").status_code == 200
    info = next(info for info in plugins.infos if info.name == broken.name)
    assert info.status == broken.status, info
    assert any(broken.says in problem.message.en for problem in plugins.problems), plugins.problems
    assert all(broken.name in problem.message.zh for problem in plugins.problems)


def build(client: FlaskClient) -> None:
    """Make a draft of the sequence and look at it in the builder."""
    made = client.post("/drafts", data={"sequence": "seq-a"})
    assert made.status_code == 303
    assert client.get(made.headers["Location"]).status_code == 200
