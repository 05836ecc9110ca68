"""`dongling content`."""

from pathlib import Path

from dongling.testing import RunDongling, WriteContent, unit_text


def published(tmp_path: Path) -> Path:
    """Return a folder of what the school “east” has published."""
    folder = tmp_path / "published"
    (folder / "schools" / "east" / "media").mkdir(parents=True)
    (folder / "schools" / "east" / "e.yaml").write_text(unit_text("e"), encoding="utf-8")
    return folder


def test_what_is_handed_over_comes_back_clean_beside_its_school_and_by_itself(
    run_dongling: RunDongling, write_content: WriteContent, tmp_path: Path
) -> None:
    content = write_content({"a.yaml": unit_text("a"), "school.yaml": "编号: east\n名称: 东校\n前缀: e\n"})
    own = ("--published", published(tmp_path), "content", "export")
    out = tmp_path / "out"
    outcome = run_dongling(*own, out, "--folder", content)
    assert (outcome.status, outcome.out) == (0, f"{out}\n"), outcome.err
    assert "交出了1所学校的：1个单元，1个别的文件（east）" in outcome.err
    assert (out / "schools" / "east" / "school.yaml").read_bytes() == (content / "school.yaml").read_bytes()
    for folders in ((out,), (content, out), (out / "schools" / "east",)):
        checked = run_dongling("check", *folders)
        assert (checked.status, checked.out) == (0, ""), folders
    again = run_dongling(*own, out, "--folder", content)
    assert again.status == 2
    assert "已经有了" in again.err


def test_a_school_that_is_not_loaded_or_published_nothing_is_said(
    run_dongling: RunDongling, write_content: WriteContent, tmp_path: Path
) -> None:
    content = ("--folder", write_content({"a.yaml": unit_text("a")}))
    own = ("--published", published(tmp_path), "content", "export", tmp_path / "east.zip", *content)
    assert "没有发布过“eats”" in run_dongling(*own, "--school", "eats").err
    outcome = run_dongling(*own, "--school", "east")
    assert outcome.status == 0
    assert "east 没有装载" in outcome.err
    nothing = run_dongling("content", "export", tmp_path / "none", *content)
    assert (nothing.status, "还没有发布过" in nothing.err) == (2, True)
