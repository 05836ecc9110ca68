"""What the run of the faults says at its end: how soon things were seen, and what could not be tried here."""

import pytest

SEEN: list[str] = []
"""Figures, a line each."""
LEFT_OUT: list[str] = []
"""What could not be tried here, and why, a line each."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Write both lists; the last line of them says whether anything was left out."""
    terminalreporter.section("figures")
    for line in SEEN:
        terminalreporter.write_line(line)
    terminalreporter.section("NOT TRIED on this machine" if LEFT_OUT else "nothing was left out on this machine")
    for line in LEFT_OUT:
        terminalreporter.write_line(line)
