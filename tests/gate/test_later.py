"""Plugins that harm the process of the site while it serves: each is found and left out, and no other with it."""

import http.client
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest

from dongling.testing import unit_text
from tests.gate.broken import Broken
from tests.gate.broken_later import LATER
from tests.gate.installed import environment, good, health, install, served

GOOD = [good(number) for number in range(3)]
LIMIT = 120
IN_A_ROW = 3
PAGE = "/units/a-lesson?door=teacher"


def asked(url: str) -> str:
    """Return a page; nothing where the site just lost the process that was to answer."""
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:
            text: str = answer.read().decode()
            return text
    except (urllib.error.URLError, http.client.HTTPException, OSError):
        return ""


@pytest.mark.parametrize("plugin", LATER, ids=lambda plugin: plugin.name)
def test_after_a_few_requests_the_site_is_there_without_it(plugin: Broken, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.yaml").write_text(unit_text("a-lesson"), encoding="utf-8")
    folder = tmp_path / "installed"
    folder.mkdir()
    install((*GOOD, plugin), folder)
    env = {**environment(folder, tmp_path / "state"), "DONGLING_HUNG_AFTER": "2"}
    with served(tmp_path / "content", env, tmp_path / "log") as site:
        until = time.monotonic() + LIMIT
        while health_of(site).get(plugin.name) != "failed":
            asked(site + PAGE)
            assert time.monotonic() < until, (tmp_path / "log").read_text(encoding="utf-8")
            time.sleep(0.3)
        whole = 0
        while whole < IN_A_ROW:  # a worker that begins on a busy machine may leave a slow panel out of one page
            whole = whole + 1 if asked(site + PAGE).count("说：一节课") == len(GOOD) else 0
            assert time.monotonic() < until, (tmp_path / "log").read_text(encoding="utf-8")
        assert health_of(site) == {plugin.name: "failed"}
    assert plugin.name in (tmp_path / "log").read_text(encoding="utf-8")


def health_of(site: str) -> dict[str, str]:
    """Return what is told of plugins; nothing while nobody tells."""
    with suppress(urllib.error.URLError, http.client.HTTPException, OSError, ValueError):
        plugins: dict[str, str] = health(site).get("plugins", {})
        return plugins
    return {}
