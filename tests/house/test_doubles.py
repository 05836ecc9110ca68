"""A rule that stands in two places will one day say two things: each of these has one home."""

import re

import pytest

from tests.house.tree import CODE, modules

HOMES = {
    "the limit of minutes": (r"\b[26]000\b.*[Mm]inutes|[Mm]inutes.*\b[26]000\b|MOST_MINUTES = ", {"model/scalars.py"}),
    "what an identifier is": (r"\[a-z\]\[a-z0-9_?-\]", {"model/scalars.py"}),
    "what a colour is": (r"#\[0-9A-Fa-f\]", {"model/school.py"}),
    "what the key of a draft is": (r"\[A-Za-z0-9_-\]", {"store/drafts/keys.py"}),
    "the minutes of a step": (r"minutes or \(unit\.", {"catalog/catalog.py"}),
    "yes and no in words": (r"[\"']是[\"']", {"model/scalars.py"}),
    "a value in words": (r"terms\.name\(field\.", {"catalog/terms.py"}),
    "the parser of Markdown": (r"MarkdownIt\(", {"text/markdown.py"}),
    "the sentence with the nearest known word": (
        r"did you mean|是不是[“ ]|\{guess|guess\.zh|hint\.zh",
        {"problems.py"},
    ),
}
"""What a line of a rule looks like, and the files of the engine that hold it."""


@pytest.mark.parametrize("rule", HOMES)
def test_a_rule_is_written_in_its_home_alone(rule: str) -> None:
    pattern, homes = HOMES[rule]
    found = {str(module.path) for module in modules(*CODE) if re.search(pattern, module.text)}
    assert found == {f"core/dongling/{home}" for home in homes}
