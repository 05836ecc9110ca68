"""The site as one process serves it."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dongling import DonglingError, Library, Settings
from dongling.plugins import Plugins
from dongling.testing import WriteContent, unit_text
from dongling_web.http.rate_limit import Pace
from dongling_web.server.listener import listen
from dongling_web.site import Site


@pytest.fixture
def library(write_content: WriteContent, tmp_path: Path) -> Iterator[Library]:
    """Return a library with a good unit and a bad one."""
    folder = write_content({"a.yaml": unit_text("a"), "bad.yaml": "编号：b"})
    library = Library.open([folder], Settings(safe_mode=True, state=tmp_path / "state", proxy="127.0.0.1"))
    yield library
    library.close()


def test_it_greets_with_its_units_and_says_what_is_not_as_it_should_be(library: Library) -> None:
    listening = listen("127.0.0.1", 0)
    pace, beaten = Pace(), threading.Event()
    site = Site(library, listening, beat=beaten.set, pace=pace, keeps_house=False)
    assert site.greeting().en == f"1 units at http://127.0.0.1:{listening[0].getsockname()[1]}/"
    said = [words.en for words in site.warnings()]
    assert "2 errors were left out" in said[0]
    assert "--site-url" in said[1]
    thread = threading.Thread(target=site.run)
    thread.start()
    assert beaten.wait(10)
    site.drain()
    thread.join(10)
    assert not thread.is_alive()


def test_a_site_with_accounts_says_the_first_link_whichever_process_speaks(library: Library) -> None:
    library.settings = replace(library.settings, accounts=True)
    listening = listen("127.0.0.1", 0)
    site = Site(library, listening, keeps_house=False)
    assert any("/account/link/" in words.en for words in site.warnings())
    site.drain()
    site.run()  # it ends at once


def test_without_its_own_pages_it_is_refused(library: Library) -> None:
    plugins = Plugins.load(library.settings)
    vars(plugins)["_infos"]["dongling_web"] = replace(vars(plugins)["_infos"]["dongling_web"], status="failed")
    library.plugins = plugins
    listening = listen("127.0.0.1", 0)
    with pytest.raises(DonglingError, match="网页没有装上"):
        Site(library, listening)
    listening[0].close()
