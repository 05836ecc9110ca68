"""What the run of the faults says at its end: how soon things were seen, and what could not be tried here."""

import pytest

SEEN: list[str] = []
"""Figures, a line each."""
LEFT_OUT: list[str] = []
"""What could not be tried here, and why, a line each."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Write both lists."""
    for title, lines in (("figures", SEEN), ("NOT TRIED on this machine", LEFT_OUT)):
        if lines:
            terminalreporter.section(title)
            for line in lines:
                terminalreporter.write_line(line)
