"""A package held to the contract in a program of its own."""

from importlib.metadata import entry_points
from pathlib import Path

from dongling.packages import PackageConformance
from tests.dongling.packages.test_trial import beside


def test_a_package_that_ends_the_program_is_said_so(tmp_path: Path) -> None:
    others = [name for name in entry_points(group="dongling").names if not name.startswith("dongling")]
    found = PackageConformance.run(tmp_path / "state", beside(tmp_path, "import os\nos._exit(0)\n"), others)
    assert "装载时结束了整个进程（0）" in found.faults[0]
    assert found.text().en.splitlines()[0] == "not as the contract has it:"


def test_what_could_not_be_checked_is_said_beside_what_was() -> None:
    found = PackageConformance(not_checked=("no Chromium",))
    assert found.text().en.splitlines() == [
        "pages, formats and hooks keep to the contract",
        "    没有查 · not checked: no Chromium",
    ]
    assert found.as_json() == {"faults": [], "not_checked": ["no Chromium"]}
