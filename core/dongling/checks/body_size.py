"""A body that is more than a page or a sheet can show as Markdown."""

from collections.abc import Iterator

from dongling.model import Unit
from dongling.problems import Problem
from dongling.text.budget import excess


def check_body(unit: Unit) -> Iterator[Problem]:
    """Warn of a body over its budget, at the line where it is; until it is mended, it is shown as plain text."""
    over = excess(unit.body)
    if over:
        yield unit.problem("body", over.message, over.hint, severity="warning", code="body-size", near=over.near)
