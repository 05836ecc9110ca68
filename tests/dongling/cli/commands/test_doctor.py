"""`dongling doctor`."""

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from dongling.cli.commands.doctor import TYPES, command
from dongling.cli.run import Run
from dongling.plugins import Plugins
from dongling.settings import Settings
from dongling.testing import WriteContent, unit_text


@pytest.fixture
def folder(write_content: WriteContent) -> Path:
    """Return a folder of two units, one of which has another name in the vocabulary."""
    term = {"identifier": "academy", "name": "东林书院", "aka": ["龟山书院"]}
    return write_content(
        {
            "a.yaml": unit_text("a", name="走进东林书院", keywords=["东林书院"], body="我们在依庸堂前读一副对联。"),
            "b.yaml": unit_text("b", name="两棵古银杏", description="校园里的两棵银杏有两百多岁。"),
            "terms/names.yaml": json.dumps({"scheme": "name", "name": "专名", "terms": [term]}),
        }
    )


def told(folder: Path, state: Path, *options: str) -> str:
    """Return what the command prints."""
    settings = Settings(state=state, safe_mode=True)
    outcome = CliRunner().invoke(command, [str(folder), *options], obj=Run(settings, Plugins.load(settings)))
    assert outcome.exit_code == 0, outcome.output
    return click.unstyle(outcome.output)


def test_every_way_to_ask_is_measured_and_found(folder: Path, tmp_path: Path) -> None:
    found = json.loads(told(folder, tmp_path / "state", "--json"))
    assert {row["type"] for row in found["types"]} == set(TYPES)
    assert [row["recall"] for row in found["types"]] == [1.0] * len(TYPES)
    assert found["missed"] == []
    assert len(found["slowest"]) == 5


def test_what_is_not_found_is_told_with_what_to_do(write_content: WriteContent, tmp_path: Path) -> None:
    units = {f"u{n:02}.yaml": unit_text(f"u{n:02}", name="同一节课", description="同样的一段话。") for n in range(12)}
    out = told(write_content(units), tmp_path / "state")
    assert "题目  12  0.833" in out
    assert "最慢的：" in out
    assert "加关键词" in out
    assert "同一节课  → u11" in out
