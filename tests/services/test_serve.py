"""The program on a cluster, run as a person runs it: the same pages, and what happens when the cluster is away."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.dongling_search.test_backend_relevance import QUERIES, ROOT
from tests.services.nodes import Nodes, cluster
from tests.services.serving import Site, serving

PATIENCE = 60
"""Seconds in which all is well again."""


def on(nodes: Nodes, name: str) -> tuple[str, ...]:
    """Return the options that choose a cluster."""
    return "--search", "opensearch", "--search-url", nodes.urls, "--search-index", name


def once(true: Callable[[], bool]) -> None:
    """Wait until something is true."""
    until = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < until
        time.sleep(0.2)


def test_two_sites_on_the_cluster_show_the_same_first_pages_as_the_embedded_engine(
    nodes: Nodes, name: str, tmp_path: Path
) -> None:
    options = on(nodes, name)
    with (
        serving(tmp_path / "one", *options) as one,
        serving(tmp_path / "two", *options) as two,
        serving(tmp_path / "embedded") as embedded,
    ):
        for query in QUERIES:
            asked = {"q": query["text"], "door": query["view"]}
            pages = [site.json("/search.json", **asked) for site in (one, two, embedded)]
            for page in pages:
                page |= {"generation": "", "took_ms": 0}
            scores = [[hit.pop("score") for hit in page["hits"]] for page in pages]
            assert pages[0] == pages[1] == pages[2]
            assert scores[:2] == [pytest.approx(scores[2], rel=1e-5)] * 2
        assert one.json("/healthz")["generation"] == two.json("/healthz")["generation"] != ""


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[Nodes]:
    """Run a cluster of one node, which may go away as a whole."""
    folder = tmp_path / "alone"
    folder.mkdir()
    with cluster(folder, 1) as nodes:
        yield nodes


def pages_without_search(site: Site) -> list[int]:
    """Return the statuses of pages that need no search."""
    paths = "/", "/about", "/units/dl-walk-academy", "/schools/donglin", "/sequences", "/map", "/healthz"
    return [site.get(path)[0] for path in paths]


def finds(site: Site) -> bool:
    """Tell whether a site finds what it should."""
    status, text = site.get("/search.json", q="东林书院")
    return status == 200 and json.loads(text)["hits"][:1] != [] and "dl-walk-academy" in text


def program(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program."""
    return subprocess.run(
        [sys.executable, "-m", "dongling", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_while_the_cluster_is_away_only_search_is_and_it_comes_back_by_itself(alone: Nodes, tmp_path: Path) -> None:
    options = on(alone, "away")
    with serving(tmp_path / "before", *options) as site:
        once(partial(finds, site))  # pages are there before the first index is
        alone.kill(0)
        once(lambda: site.json("/healthz")["generation"] == "")
        assert set(pages_without_search(site)) == {200}
        status, text = site.get("/search", q="东林书院")
        assert (status, "检索暂时不能用" in text) == (503, True)
        assert site.get("/suggest.json", q="东")[0] == site.get("/search.json", q="东")[0] == 503
        with serving(tmp_path / "after", *options) as started_meanwhile:
            assert set(pages_without_search(started_meanwhile)) == {200}
            said = program("--state", str(tmp_path / "before"), *options, "search", "东林书院")
            assert (said.returncode, said.stdout) == (3, "")
            assert "没有应答" in said.stderr
            assert said.stderr.count("\n") == 1
            alone.start(0)
            alone.wait("yellow")
            for each in (site, started_meanwhile):
                once(partial(finds, each))


def test_a_site_that_started_without_its_cluster_fills_the_index_when_it_comes(alone: Nodes, tmp_path: Path) -> None:
    alone.kill(0)
    with serving(tmp_path / "state", *on(alone, "later")) as site:
        assert site.get("/search", q="东林书院")[0] == 503
        alone.start(0)
        alone.wait("yellow")
        once(
            lambda: (
                site.get("/search.json", q="东林书院")[0] == 200
                and site.json("/search.json", q="东林书院")["total"] > 0
            )
        )


def test_wrong_settings_are_told_in_one_sentence(tmp_path: Path) -> None:
    for option, value, word in (
        ("--search-url", "nowhere", "--search-url"),
        ("--search-login", str(tmp_path / "none"), "none"),
        ("--search-shards", "0", "--search-shards"),
    ):
        said = program("--state", str(tmp_path), "--search", "opensearch", option, value, "search", "东林")
        assert (said.returncode, said.stderr.count("\n")) == (2, 1)
        assert word in said.stderr


def test_settings_come_from_the_environment_too(nodes: Nodes, name: str, tmp_path: Path) -> None:
    settings = {"SEARCH": "opensearch", "SEARCH_URL": nodes.urls, "SEARCH_INDEX": name, "STATE": str(tmp_path)}
    said = subprocess.run(
        [sys.executable, "-m", "dongling", "search", "东林书院"],
        cwd=ROOT,
        env={**os.environ, **{f"DONGLING_{key}": value for key, value in settings.items()}},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "dl-walk-academy" in said.stdout
