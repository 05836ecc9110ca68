"""A site with accounts, and nobody yet, for the tests of people and of the workshop; each file has one of its own."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.serving import ROOT, Site, serving, window_on


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where the site keeps its state and its log."""
    return tmp_path_factory.mktemp("people")


@pytest.fixture(scope="module")
def with_accounts(place: Path) -> Iterator[Site]:
    """Serve the repository's content on a site with accounts."""
    with serving(ROOT / "courses", place, "--accounts") as running:
        yield running


@pytest.fixture(scope="module")
def browser_context_args(with_accounts: Site) -> dict[str, Any]:
    """Return what every window is: one on that site."""
    return window_on(with_accounts)
