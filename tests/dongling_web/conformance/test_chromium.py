"""Pages in Chromium: what is said where there is none. test_rules has one in which pages break a rule."""

from pathlib import Path

import pytest

from dongling.testing import WriteContent, unit_text
from dongling_web import testing
from dongling_web.conformance import chromium
from dongling_web.conformance.rules import findings
from dongling_web.testing import OpenSite

client = testing.client
"""The one for authors, not that of the tests beside this one."""


@pytest.mark.parametrize("program", ["", "/nowhere/chromium"])
def test_without_a_browser_it_is_said_clearly_that_pages_were_not_checked(
    client: OpenSite, write_content: WriteContent, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, program: str
) -> None:
    monkeypatch.setenv("CHROMIUM", program)
    monkeypatch.setenv("PATH", str(tmp_path))
    found = findings(client(write_content({"a.yaml": unit_text()})))
    assert found.faults == ()
    (said,) = found.not_checked
    assert said.en.startswith("accessibility of pages (axe at 1280 and 390 px): ")
    assert "Chromium" in said.en


def test_axe_is_there() -> None:
    assert "axe" in chromium.axe()[:200]
