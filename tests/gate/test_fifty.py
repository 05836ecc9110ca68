"""A site with thirty good plugins and all the broken ones at once, served by the real program."""

import json
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dongling.testing import unit_text
from tests.gate.broken_hooks import HOOKS
from tests.gate.broken_oddly import ODDLY
from tests.gate.broken_pages import PAGES
from tests.gate.installed import environment, good, health, install, served

BROKEN = (*HOOKS, *PAGES, *ODDLY)
GOOD = [good(number) for number in range(30)]
UNIT = "/units/a-lesson?door=teacher"
ROUTES = (
    "/",
    "/search",
    UNIT,
    "/map",
    "/about",
    "/schools",
    "/terms",
    "/sequences",
    "/sequences/seq-a",
    "/admin/plugins",
)
SEQUENCE = "编号: seq-a\n名称: 一次课\n简介: 试一试\n学段: [初中]\n课次:\n- 单元: a-lesson\n"
TIMES = 5
"""So often each page is asked for: a panel that is too slow is given up three times and then not asked any more."""


@pytest.fixture(scope="module")
def env(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the environment in which all of them are installed."""
    folder = tmp_path_factory.mktemp("installed")
    install((*GOOD, *BROKEN), folder)
    return environment(folder, folder / "state")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where the site has its content and its log."""
    return tmp_path_factory.mktemp("site")


@pytest.fixture(scope="module")
def site(env: dict[str, str], place: Path) -> Iterator[str]:
    """Serve one lesson, and a sequence of it, with all of them."""
    (place / "content").mkdir()
    (place / "content" / "a.yaml").write_text(unit_text("a-lesson"), encoding="utf-8")
    (place / "content" / "sequences").mkdir()
    (place / "content" / "sequences" / "seq-a.yaml").write_text(SEQUENCE, encoding="utf-8")
    with served(place / "content", env, place / "log") as address:
        _all_tried(place / "log")
        yield address


def _all_tried(log: Path) -> None:
    """Wait until those are judged too without whom the site began, as a busy machine was slow to try them."""
    end = time.monotonic() + 120
    while True:
        said = log.read_text(encoding="utf-8")
        late = re.findall(r"plugin (\w+) is left out: it was not loaded after", said)
        judged = all(said.count(f"plugin {name} ") > 1 for name in late)
        if judged and said.rfind("is a new one") >= said.rfind("is taken in now"):
            return
        assert time.monotonic() < end, said
        time.sleep(0.2)


@pytest.mark.parametrize("route", ROUTES)
def test_every_page_answers_and_what_the_good_ones_bring_is_there(site: str, route: str) -> None:
    text = ""
    begun = 0.0
    for _ in range(TIMES):
        begun = time.monotonic()
        with urllib.request.urlopen(site + route, timeout=20) as answer:
            text = answer.read().decode()
            assert answer.status == 200
    assert time.monotonic() - begun < 2, "once those that are too slow are given up"
    if route.startswith("/units"):
        assert text.count("说：一节课") == len(GOOD)


def test_every_good_plugin_shows_its_own_page(site: str) -> None:
    for plugin in GOOD:
        with urllib.request.urlopen(f"{site}/{plugin.name}/own") as answer:
            assert answer.read() == b"fine"


def asked(url: str) -> tuple[int, str]:
    """Return status and text of a page, whatever the status is."""
    try:
        with urllib.request.urlopen(url) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_a_page_that_fails_says_so_and_takes_no_other_with_it(site: str) -> None:
    for plugin in BROKEN:
        for own in plugin.asks:
            status, text = asked(f"{site}/{plugin.name}/{own}")
            assert status == 200 or (status == 500 and "其他页面都能用" in text), plugin.name
    assert health(site)["units"] > 0


def _renewals(log: Path) -> int:
    """Return how often a worker was renewed, as when a plugin was judged late: a new one knows of no fault yet."""
    return log.read_text(encoding="utf-8").count(" is a new one (")


def test_the_site_tells_that_it_is_not_whole_and_names_the_broken_ones(site: str, place: Path) -> None:
    before, told = -1, dict[str, Any]()
    while before != _renewals(place / "log"):
        before = _renewals(place / "log")
        for route in (UNIT, "/sequences/seq-a"):
            test_every_page_answers_and_what_the_good_ones_bring_is_there(site, route)
        test_a_page_that_fails_says_so_and_takes_no_other_with_it(site)
        told = health(site)
    assert told["status"] == "degraded"
    named = {*told["plugins"]}
    assert {plugin.name for plugin in BROKEN} - named == set()
    assert not {plugin.name for plugin in GOOD} & named


def test_the_program_lists_each_with_its_reason_and_ends_with_1(env: dict[str, str]) -> None:
    command = [sys.executable, "-m", "dongling", "plugins", "--json"]
    run = subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=120)
    assert run.returncode == 1, run.stderr
    listed = {info["name"]: info for info in json.loads(run.stdout)}
    for plugin in BROKEN:
        if plugin.status == "failed":
            assert listed[plugin.name]["status"] == "failed", plugin.name
            assert plugin.says in " ".join(listed[plugin.name]["problems"]) or plugin.slow
    assert {listed[plugin.name]["status"] for plugin in GOOD} == {"ok"}


def test_check_says_what_is_wrong_with_plugins_beside_the_content(env: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(unit_text("a-lesson"), encoding="utf-8")
    command = [sys.executable, "-m", "dongling", "check", str(tmp_path)]
    run = subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=120)
    assert run.returncode == 1
    for name in ("unit_exits", "unit_loop", "unit_number", "words_text", "before_app", "import_loop"):
        assert f"plugin:{name}:1:1: error" in run.stdout, name
