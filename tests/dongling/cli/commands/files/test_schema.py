"""`dongling schema`."""

import json
from pathlib import Path

from dongling.testing import RunDongling


def test_a_kind_is_named_by_identifier_or_by_name(run_dongling: RunDongling) -> None:
    by_name, by_identifier = run_dongling("schema", "行走的思政课"), run_dongling("schema", "walk")
    assert by_name.out == by_identifier.out
    assert json.loads(by_name.out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_with_out_each_is_a_file(run_dongling: RunDongling, tmp_path: Path) -> None:
    outcome = run_dongling("schema", "--out", tmp_path / ".schema")
    assert outcome.status == 0
    assert {file.name for file in (tmp_path / ".schema").iterdir()} >= {"walk.json", "school.json", "terms.json"}
    assert run_dongling("schema", "--out", tmp_path / ".schema").status == 0


def test_an_unknown_kind_is_said_with_the_nearest(run_dongling: RunDongling) -> None:
    outcome = run_dongling("schema", "wlak")
    assert outcome.status == 2
    assert "walk" in outcome.err
    assert run_dongling("schema").status == 2
