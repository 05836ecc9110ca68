"""`dongling fix`."""

import json
import re
from pathlib import Path

import pytest

from dongling.testing import RunDongling, WriteContent, unit_text

SLIPPED = unit_text("a-one").replace("name: 一节课", "name：一节课").replace("- minutes", "－ minutes")
GOOD = unit_text("a-two")


def test_without_apply_each_change_is_shown_and_nothing_is_written(
    run_dongling: RunDongling, write_content: WriteContent
) -> None:
    folder = write_content({"one.yaml": SLIPPED, "two.yaml": GOOD})
    outcome = run_dongling("fix", folder)
    assert outcome.status == 1
    assert "-name：一节课\n+name: 一节课" in outcome.out
    assert re.search(r"one.yaml:3:5: 错误 \[yaml-colon\] .* 改法：", outcome.out)
    assert "two.yaml" not in outcome.out
    assert (folder / "one.yaml").read_text(encoding="utf-8") == SLIPPED
    assert "error [yaml-colon]" in run_dongling("--lang", "en", "fix", folder).out


def test_with_apply_the_file_is_mended_once_and_passes_the_check(
    run_dongling: RunDongling, write_content: WriteContent
) -> None:
    folder = write_content({"one.yaml": SLIPPED, "two.yaml": GOOD})
    assert run_dongling("fix", folder, "--apply").status == 0
    (kept,) = folder.glob("one.yaml.bak-*")
    assert kept.read_text(encoding="utf-8") == SLIPPED
    assert run_dongling("check", folder).status == 0
    again = run_dongling("fix", folder, "--apply")
    assert (again.status, again.out) == (0, "")
    assert len(list(folder.iterdir())) == 3


def test_a_file_that_can_not_be_read_even_then_stays_and_is_said(
    run_dongling: RunDongling, write_content: WriteContent
) -> None:
    folder = write_content({"one.yaml": SLIPPED + "body: 'a\n"})
    outcome = run_dongling("fix", folder, "--apply")
    assert outcome.status == 1
    assert "引号没有闭合" in outcome.out
    assert len(list(folder.iterdir())) == 1


def test_an_encoding_is_named_and_converted_when_it_is_said(run_dongling: RunDongling, tmp_path: Path) -> None:
    file = tmp_path / "one.yaml"
    file.write_bytes(GOOD.encode("gbk"))
    refused = run_dongling("fix", file)
    assert refused.status == 1
    assert "--encoding gb18030 --apply" in refused.out
    assert run_dongling("fix", file, "--encoding", "gb18030", "--apply").status == 0
    assert file.read_text(encoding="utf-8") == GOOD


def test_other_programs_are_told_in_json(run_dongling: RunDongling, write_content: WriteContent) -> None:
    folder = write_content({"one.yaml": SLIPPED, "two.yaml": GOOD})
    (told,) = json.loads(run_dongling("fix", folder, "--json").out)
    assert told["path"].endswith("one.yaml")
    assert (told["sound"], told["applied"], told["kept"]) == (True, False, None)
    assert {change["code"] for change in told["changes"]} >= {"yaml-colon"}


def test_a_link_and_a_read_only_file_are_each_one_sentence(
    run_dongling: RunDongling, write_content: WriteContent, tmp_path: Path
) -> None:
    folder = write_content({"one.yaml": SLIPPED})
    (folder / "one.yaml").chmod(0o444)
    outcome = run_dongling("fix", folder, "--apply")
    assert outcome.status == 2
    assert "只读" in outcome.err
    link = tmp_path / "link.yaml"
    link.symlink_to(folder / "one.yaml")
    outcome = run_dongling("fix", link, "--apply")
    assert outcome.status == 2
    assert "符号链接" in outcome.err


@pytest.mark.parametrize("path", ["nowhere.yaml", "nowhere"])
def test_a_path_that_is_not_there_is_said(run_dongling: RunDongling, tmp_path: Path, path: str) -> None:
    outcome = run_dongling("fix", tmp_path / path)
    assert outcome.status == 2
    assert "没有" in outcome.err
