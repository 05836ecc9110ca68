"""The site of the notebook's tests: one unit with a task of every type."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.notebook_pages.hands import seven_tasks
from tests.browser.serving import Site, window_on


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve the unit with seven tasks."""
    with seven_tasks(tmp_path_factory.mktemp("notebook")) as (running, _):
        yield running


@pytest.fixture(scope="session")
def browser_context_args(site: Site) -> dict[str, Any]:
    """Return what every window is, on this site.

    Not made from the fixture of the same name above: asked from here it would be made with this site, and kept so for
    all tests of the session.
    """
    return window_on(site)
