"""`dongling facts`."""

import json
from pathlib import Path

import pytest

from dongling.testing import RunDongling, WriteContent, unit_text


@pytest.fixture
def folder(write_content: WriteContent) -> Path:
    """Return a folder of two facts, one of them cited."""
    facts = "facts:\n- {identifier: f1, statement: 1905年创办, confidence: single, sources: [s1]}\n"
    facts += "- {identifier: f2, statement: 两棵银杏, confidence: recall}\n"
    return write_content(
        {
            "facts.yaml": facts,
            "sources.yaml": "sources: [{identifier: s1, name: 校史室}]",
            "a.yaml": unit_text("a", facts=["f1"], body="1905年创办。"),
        }
    )


def test_facts_are_listed_with_how_sure_they_are_and_who_uses_them(run_dongling: RunDongling, folder: Path) -> None:
    out = run_dongling("facts", "--folder", folder).out
    assert out == "f1  [据资料]  1905年创办\n    a  一节课\nf2  [待核]  两棵银杏\n"


def test_facts_are_searched_by_identifier_and_by_words(run_dongling: RunDongling, folder: Path) -> None:
    assert run_dongling("facts", "银杏", "--folder", folder).out.startswith("f2")
    assert run_dongling("facts", "f1", "--folder", folder).out.startswith("f1")
    assert run_dongling("facts", "没有", "--folder", folder).out == ""


def test_json_names_sources_and_units(run_dongling: RunDongling, folder: Path) -> None:
    (first, _) = json.loads(run_dongling("facts", "--json", "--folder", folder).out)
    assert (first["sources"], first["units"]) == (["校史室"], ["a"])
