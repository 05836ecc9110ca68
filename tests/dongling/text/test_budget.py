"""How much Markdown a body may hold."""

import re
import sys
from collections import Counter
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.hostile_markdown import largest
from bench.hostile_texts import CONSTRUCTIONS, PARTS
from dongling.content.yamlfile import MAX_NODES
from dongling.problems import MOST_SHOWN
from dongling.text import budget
from dongling.text.budget import excess
from dongling.text.markdown import html, images, sections, tokens

MOST_CALLS = 2_500_000
"""Calls of functions, Python's and C's, that a body within the limits may take; one of 500 characters takes 10,000."""


def calls(text: str) -> int:
    """Return how many calls it takes to parse and write a text: the same on every machine."""
    count: Counter[str] = Counter()

    def noted(_frame: FrameType, event: str, _value: object) -> None:
        count[event] += 1

    sys.setprofile(noted)
    try:
        html(tokens(text))
    finally:
        sys.setprofile(None)
    return count["call"] + count["c_call"]


@pytest.mark.parametrize("name", CONSTRUCTIONS)
def test_the_largest_of_every_hostile_construction_takes_a_bounded_number_of_calls(name: str) -> None:
    assert calls(largest(CONSTRUCTIONS[name])) <= MOST_CALLS


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=3), st.lists(st.sampled_from(PARTS), min_size=1, max_size=6))
def test_what_chance_puts_together_takes_no_more(before: list[str], repeated: list[str]) -> None:
    assert calls(largest(("".join(before), "".join(repeated), ""))) <= MOST_CALLS


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("字" * 12_001, "12001"),
        ("字\n" * 3000, "3001"),
        ("> " * 40 + "a", "40"),
        ("**a " * 2_000, "4000"),
        (("**a** " * 100 + "\n\n") * 9, "3200"),
        ("|" + "a|" * 60 + "\n|" + "-|" * 60 + "\n" + "|a\n" * 98, "6262"),
        ("> |a|b|\n> |-|-|\n" + "> |a\n" * 1_400, "5612"),
        ("[a]: b\n\n" * 60, "51"),
        ("[a]: b\n" + "字\n" * 200, "202"),
        ("[a]: http://x/" + "y" * 2_000 + "\n\n" + "[a]\n\n" * 400, "401"),
    ],
)
def test_a_text_over_a_limit_is_told_with_its_figure_and_a_fix_in_both_languages(text: str, figure: str) -> None:
    found = excess(text)
    assert found is not None
    assert figure in found.message.zh
    assert figure in found.message.en
    assert found.hint.zh != found.hint.en
    assert found.near in text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "字" * budget.MOST_CHARACTERS,
        "- - - - - - - - - - - - - - - -",
        "**重点**和`难点`，看[市志](https://example.org)\n\n" * 100,
        "|甲|乙|丙|\n|-|-|-|\n" + "|一|二|三|\n" * 200,
        "[1]: https://example.org\n" * 20,
        "".join(f"{'  ' * depth}- 项\n" for depth in range(9)),
    ],
)
def test_what_a_teacher_writes_is_within_the_limits(text: str) -> None:
    assert excess(text) is None


def test_a_text_over_a_limit_is_shown_as_it_was_written_with_its_paragraphs() -> None:
    text = "**甲 <b>\n乙\n\n# 丙\n \n" + "**a " * 2_000
    shown = html(tokens(text))
    assert shown.startswith("<p>**甲 &lt;b&gt;<br />\n乙</p>\n<p># 丙</p>\n<p>**a **a")
    assert images("![甲](a.png)" + "*" * 1_000) == 0
    assert [len(section.nodes) for section in sections(text)] == [3]


@pytest.mark.parametrize("text", ["字\n" * 120_000, "字\n\n" * 80_000, "*" * 240_000, "[" * 240_000, "\n" * 240_000])
def test_the_largest_file_as_plain_text_takes_a_bounded_number_of_calls_too(text: str) -> None:
    assert calls(text) <= MOST_CALLS


@given(st.text(st.sampled_from("".join(PARTS)), max_size=300))
def test_looking_for_an_excess_takes_any_text(text: str) -> None:
    assert excess(text) is None or len(text) > 20


def test_the_guide_for_authors_names_the_limits() -> None:
    guide = (Path(__file__).parents[3] / "docs" / "units.md").read_text(encoding="utf-8")
    named = (budget.MOST_CHARACTERS, budget.MOST_LINES, budget.MOST_MARKS, budget.MOST_MARKS_TOGETHER)
    for limit in (*named, budget.MOST_NESTED, budget.MOST_CELLS, budget.MOST_DEFINED, MAX_NODES, MOST_SHOWN):
        assert re.search(rf"(?<![\d,]){limit:,}(?![\d,])", guide), limit
