"""A browser for authors of plugins, and what their plugins are held to; pytest finds the fixture by itself.

`client` serves content with a school's module. `conformance` asks for every page of it and returns what is wrong, so
that a test of one line holds a school to all of it: `assert conformance(client(COURSES, module=my_school)) == []`.
What could not be checked, as where there is no Chromium, stands at the end of what pytest says.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from dongling import Library
    from dongling_web.conformance.tested_site import TestedSite

OpenSite = Callable[..., "TestedSite"]
_NOT_CHECKED: dict[str, None] = {}


@pytest.fixture
def client(open_library: "Callable[..., Library]") -> Iterator[OpenSite]:
    """Return a function that serves content folders, with a school's `module` as a plugin."""
    from dongling import Plugins, Settings
    from dongling_web.conformance.tested_site import TestedSite
    from dongling_web.drafts.held_store import close_store

    made: list[TestedSite] = []

    def open_(*folders: Any, module: object = None) -> TestedSite:
        plugins = Plugins.load(Settings(safe_mode=True))
        if module is not None:
            plugins.register(module, str(getattr(module, "__name__", "school")))
        plugins.gather()
        made.append(TestedSite.of(open_library(*folders, search=True, plugins=plugins)))
        return made[-1]

    yield open_
    for site in made:
        close_store(site.app)


def conformance(site: "TestedSite") -> list[str]:
    """Return what is wrong with a site and its plugins, a sentence each.

    Every file loads; every unit, sequence and page of the plugins' own answers with a title and one heading, and in
    Chromium, where there is one, breaks no rule of accessibility, at 1280 and 390 px; every exporter exports every
    unit; every hook answered what it may, within its time.
    """
    from dongling_web.conformance.rules import findings

    told = findings(site)
    _NOT_CHECKED.update(dict.fromkeys(what.en for what in told.not_checked))
    return [fault.en for fault in told.faults]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what could not be checked here."""
    for what in _NOT_CHECKED:
        terminalreporter.write_line(f"dongling: NOT CHECKED: {what}")
