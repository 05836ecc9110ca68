"""`dongling conform`."""

import json
from pathlib import Path

from dongling.testing import RunDongling, WriteContent, unit_text


def test_sound_content_conforms(run_dongling: RunDongling, write_content: WriteContent) -> None:
    done = run_dongling("conform", write_content({"a.yaml": unit_text()}))
    assert (done.status, done.out) == (0, "都合约定\n")


def test_each_fault_is_told_in_words_and_in_json(
    run_dongling: RunDongling, write_content: WriteContent, tmp_path: Path
) -> None:
    plugin = tmp_path / "odd.py"
    plugin.write_text("from dongling import hookimpl\n@hookimpl\ndef unit_panels(): return 5\n", encoding="utf-8")
    content = write_content({"a.yaml": unit_text()})
    options = ("--plugins-off", "donglin,lianyuan,qiaoyi", "--plugin", plugin, "conform", content)
    done = run_dongling(*options, safe=False)
    assert done.status == 1
    assert "插件 odd（unit_panels）出错" in done.out
    told = json.loads(run_dongling(*options, "--json", safe=False).out)
    assert any("插件 odd（unit_panels）出错" in fault for fault in told["faults"])
    assert told["not_checked"] == []
