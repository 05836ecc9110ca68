"""What the docs send authors of plugins to is public: it stands in `dongling.__all__`, and stays there."""

import re

import pytest

import dongling
from dongling.plugins import hookspecs
from scripts.write_docs import DOCS, hooks, signature

FOR_AUTHORS = ("hooks.md", "plugins.md", "units.md", "teachers.md", "kinds.md", "upgrading.md", "tutorial.md")
PUBLIC = {*(f"dongling.{name}" for name in dongling.__all__), "dongling.testing", "dongling_web.testing"}
NOT_OURS = {"Iterable", "Mapping", "Path", "Blueprint", "Markup", "None"}


@pytest.mark.parametrize("page", [page for page in FOR_AUTHORS if (DOCS / page).exists()])
def test_every_name_that_a_page_sends_authors_to_is_public(page: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    named = set(re.findall(r"`(dongling(?:_web|_search)?\.\w+)", text))
    named |= {
        f"{module}.{name}" if module == "dongling" else module
        for module, names in re.findall(r"from (dongling[\w.]*) import ([\w, ]+)", text)
        for name in names.split(", ")
    }
    assert named <= PUBLIC


def test_every_type_that_a_hook_takes_or_returns_is_public() -> None:
    named = {word for name in hooks() for word in re.findall(r"\b[A-Z]\w+", signature(name).partition("->")[2])}
    assert named - NOT_OURS <= set(dongling.__all__)


def test_every_argument_of_a_hook_is_annotated_with_what_is_public() -> None:
    specs = [vars(hookspecs)[name] for name in hooks()]
    taken = {
        word
        for spec in specs
        for kind in spec.__annotations__.values()
        for word in re.findall(r"\b[A-Z]\w+", str(kind))
    }
    assert taken - NOT_OURS - {"Group"} <= set(dongling.__all__)


def test_every_public_name_is_there_and_says_what_it_is() -> None:
    assert [name for name in dongling.__all__ if not getattr(dongling, name, None)] == []
