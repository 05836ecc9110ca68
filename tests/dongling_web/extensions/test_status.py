"""How plugins fare, for whoever sits at the machine."""

import re
from typing import ClassVar

import pytest
from flask.testing import FlaskClient

from dongling import Plugins, Settings, hookimpl
from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.app import create_app


class Troubled:
    """A plugin whose panel fails."""

    @hookimpl
    def unit_panels(self) -> list[str]:
        """Fail."""
        raise ValueError("no <panels> today")


@pytest.fixture
def troubled(open_library: OpenLibrary, write_content: WriteContent) -> FlaskClient:
    """Return a browser on a site with a plugin in trouble, after a unit was looked at."""
    plugins = Plugins.load(Settings(safe_mode=True))
    plugins.register(Troubled(), "odd")
    client = create_app(
        open_library(write_content({"a.yaml": unit_text()}), search=True, plugins=plugins)
    ).test_client()
    assert client.get("/units/a-lesson?door=teacher").status_code == 200
    return client


def test_the_page_says_what_failed_where_and_what_to_do(troubled: FlaskClient) -> None:
    text = troubled.get("/admin/plugins").text
    assert text.index(">odd ") < text.index(">dongling "), "who needs a look stands first"
    for words in ("部分出错", "把原因交给作者", "ValueError: no &lt;panels&gt; today", "Traceback", "unit_panels"):
        assert words in text
    assert "register_kinds" in text, "built-ins go through the same gate"


class Greedy:
    """A plugin that keeps a lot."""

    kept: ClassVar[list[bytes]] = []

    @hookimpl
    def register_words(self) -> list[str]:
        """Take 64 MB."""
        self.kept.append(b"x" * 64 * 2**20)
        return ["好"]


def test_the_page_says_how_much_memory_each_hook_took(open_library: OpenLibrary, write_content: WriteContent) -> None:
    plugins = Plugins.load(Settings(safe_mode=True))
    plugins.register(Greedy(), "greedy")
    Greedy.kept.clear()
    library = open_library(write_content({"a.yaml": unit_text()}), search=True, plugins=plugins)
    text = create_app(library).test_client().get("/admin/plugins").text
    row = text[text.index(">greedy ") :]
    row = row[row.index("register_words") : row.index("</tr>", row.index("register_words"))]
    cells = re.findall(r'<td class="num">([\d.]+)</td>', row)
    assert 60 < float(cells[3]) < 80


def test_healthz_names_it(troubled: FlaskClient) -> None:
    told = troubled.get("/healthz").get_json()
    assert (told["status"], told["plugins"]) == ("degraded", {"odd": "troubled"})


@pytest.mark.parametrize(
    ("environ", "headers"),
    [
        ({"REMOTE_ADDR": "192.0.2.7"}, {}),
        ({}, {"X-Forwarded-For": "192.0.2.7"}),
        ({}, {"Forwarded": "for=192.0.2.7"}),
        ({}, {"X-Forwarded-Proto": "https"}),
        ({}, {"Host": "evil.example"}),
        ({"SERVER_PROTOCOL": "HTTP/1.0"}, {}),
    ],
)
@pytest.mark.parametrize("path", ["/admin/plugins", "/admin/components", "/admin/search"])
def test_nobody_from_elsewhere_sees_it(
    client: FlaskClient, path: str, environ: dict[str, str], headers: dict[str, str]
) -> None:
    assert client.get(path).status_code == 200
    answer = client.get(path, environ_overrides=environ, headers=headers)
    assert answer.status_code == 403
    assert "只在本机打开" in answer.text


def test_behind_a_proxy_it_is_for_nobody(open_library: OpenLibrary, write_content: WriteContent) -> None:
    library = open_library(write_content({"a.yaml": unit_text()}), search=True, site_url="https://kc.example.cn")
    assert create_app(library).test_client().get("/admin/plugins").status_code == 403
