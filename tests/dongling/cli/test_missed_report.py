"""`dongling doctor --queries`."""

import json
from pathlib import Path

from dongling import Library, Settings
from dongling.search import MissedQueries
from dongling.testing import RunDongling, WriteContent, unit_text


def counted(folder: Path, state: Path, *texts: str) -> None:
    """Count texts as a site of the folder does."""
    library = Library.open([folder], Settings(state=state), search=False)
    assert library.cache
    for text in texts:
        MissedQueries(library.cache).note(text, "nothing")
    library.close()


def test_what_was_missed_is_told_with_what_to_do(
    run_dongling: RunDongling, write_content: WriteContent, tmp_path: Path
) -> None:
    folder = write_content({"a.yaml": unit_text("bridge", name="走到老桥", keywords=["石拱桥"])})
    state = tmp_path / "state"
    counted(folder, state, "量子力学", "量子力学", "老桥古刹", "走到老桥")
    told = run_dongling("--state", state, "doctor", "--queries", folder).out
    assert "2次  量子力学  → 没有单元讲到：可以写一个" in told
    assert "1次  老桥古刹  → 最近的是 bridge《走到老桥》" in told
    assert "同义词 老桥古刹 = 石拱桥" in told
    assert "1次  走到老桥  → 现在搜得到了" in told
    rows = json.loads(run_dongling("--state", state, "doctor", "--queries", "--json", folder).out)
    assert (rows[0]["text"], rows[0]["asked"], rows[0]["unit"]) == ("量子力学", 2, "")


def test_nothing_missed_is_said(run_dongling: RunDongling, write_content: WriteContent) -> None:
    folder = write_content({"a.yaml": unit_text("bridge", name="走到老桥")})
    assert "没有记下搜不到的" in run_dongling("doctor", "--queries", folder).out
