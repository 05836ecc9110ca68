"""The docs say what the code says: every hook, setting, command and field, with its literal form."""

import re
import subprocess
from pathlib import Path

import pytest

from dongling.model import UnitFields, fields_of
from dongling.plugins import Plugins, hookspecs
from dongling.settings import SETTINGS, Settings
from scripts.write_docs import DOCS, PARTS, hooks, signature, written
from tests.house.tree import ROOT

PAGES = sorted(DOCS.rglob("*.md"))
COMMIT = re.compile(r"\b(?=\d*[a-f])(?=[a-f]*\d)[0-9a-f]{7}\b")


def text(name: str) -> str:
    """Return a page of the docs."""
    return (DOCS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_is_written_from_the_code_is_up_to_date(page: Path) -> None:
    """`make docs` mends it."""
    now = page.read_text(encoding="utf-8")
    assert written(now) == now


def test_the_help_in_the_docs_does_not_depend_on_what_ran_before() -> None:
    import click
    from click.testing import CliRunner

    group = click.Group()
    Plugins.load(Settings(safe_mode=True)).add_commands(group)
    for command in group.commands.values():
        assert CliRunner().invoke(command, ["--help"]).exit_code == 0
    now = text("commands.md")
    assert written(now) == now


def test_every_part_that_can_be_written_is_in_some_page() -> None:
    every = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert [name for name in PARTS if f"<!-- begin {name} -->" not in every] == []


def test_every_hook_has_a_heading_and_its_literal_signature() -> None:
    assert len(hooks()) == 17
    assert {name for name in vars(hookspecs) if name.startswith(("register_", "check_"))} <= set(hooks())
    page = text("hooks.md")
    assert [name for name in hooks() if f"### {name}\n" not in page or signature(name) not in page] == []


def test_every_setting_is_documented_in_its_three_forms() -> None:
    page = text("settings.md")
    assert [s.name for s in SETTINGS.values() if f"| `{s.option}` | `{s.variable}` |" not in page] == []


def test_every_command_is_documented_with_its_help() -> None:
    import click

    group = click.Group()
    Plugins.load(Settings(safe_mode=True)).add_commands(group)
    page = text("commands.md")
    assert [
        name for name, command in group.commands.items() if f"## `dongling {name}`" not in page or not command.help
    ] == []


def test_every_field_of_a_unit_is_documented_with_both_its_keys() -> None:
    page = text("units.md")
    kinds = Plugins.load(Settings(safe_mode=True)).kinds().values()
    fields = [f for model in (UnitFields, *(kind.details for kind in kinds)) for f in fields_of(model).values()]
    wanted = [f"| `{f.name}{'[]' * bool(f.many and f.model)}` | {f.about.label} |" for f in fields]
    assert [row for row in wanted if row not in page] == []


def test_every_commit_that_a_page_names_is_of_this_history() -> None:
    """So that whoever doubts a figure can measure it again. A copy without its history has nothing to compare with."""
    named = {(page.name, commit) for page in PAGES for commit in COMMIT.findall(page.read_text(encoding="utf-8"))}
    assert ("search.md", "6cc58b3") in named
    git = ["git", "-c", f"safe.directory={ROOT}"]
    if (ROOT / ".git").exists() and not (ROOT / ".git" / "shallow").exists():
        listed = subprocess.run([*git, "rev-list", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        there = {commit[:7] for commit in listed.split()}
        if "6cc58b3" in there:  # else the history was begun anew, as where a copy was put under git by its owner
            assert not {(page, commit) for page, commit in named if commit not in there}
