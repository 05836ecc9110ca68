"""The walk-through of docs/scale.md, line by line: start, index, switch, and back again."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.services.nodes import Nodes
from tests.services.serving import ROOT, serving


def walk_through() -> list[list[str]]:
    """Return the words of each command."""
    text = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
    block = re.search(r"<!-- walk-through.*?```sh\n(.*?)```", text, re.DOTALL)
    assert block
    return [shlex.split(line, comments=True) for line in block[1].splitlines()]


def test_who_follows_the_walk_through_sees_the_same_before_during_and_after(
    nodes: Nodes, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DONGLING_SEARCH_INDEX", name)
    monkeypatch.setenv("DONGLING_STATE", str(tmp_path / "state"))
    seen: list[str] = []
    for word, *arguments in walk_through():
        if word == "export":
            variable, _, _ = arguments[0].partition("=")
            monkeypatch.setenv(variable, nodes.urls)
        elif "serve" in arguments:
            at = arguments.index("serve")
            with serving(tmp_path / "state", *arguments[:at]) as site:
                hits = site.json("/search.json", q="东林书院")["hits"]
                seen.append(hits[0]["identifier"])
        else:
            command = [sys.executable, "-m", "dongling", *arguments]
            run = subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True, check=True)
            seen.append(run.stdout)
    before, during, on_the_cluster, back = seen
    assert before == during
    assert "dl-walk-academy" in before
    assert on_the_cluster == back == "dl-walk-academy"
