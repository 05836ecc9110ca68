"""Media come to readers together with their unit, or not at all, and go along with it."""

from pathlib import Path

import pytest

from dongling.media import laid_beside, other_content, put_aside


def box_with(place: Path, *names: str) -> Path:
    """Return a box that holds files of these names."""
    (place / "media").mkdir(parents=True)
    for name in names:
        (place / "media" / name).write_text(name, encoding="utf-8")
    return place


def test_files_lie_beside_the_unit_while_it_is_written_and_stay_when_that_succeeds(tmp_path: Path) -> None:
    box, beside = box_with(tmp_path / "box", "a.jpg", "b.jpg"), tmp_path / "east"
    with laid_beside(box, ["a.jpg", "c.jpg"], beside):
        assert [path.name for path in (beside / "media").iterdir()] == ["a.jpg"]
    assert (beside / "media" / "a.jpg").read_text(encoding="utf-8") == "a.jpg"
    assert (beside / "media" / "a.jpg").stat().st_mode & 0o777 == 0o644
    with pytest.raises(OSError, match="full"), laid_beside(box, ["a.jpg", "b.jpg"], beside):
        raise OSError("full")
    assert [path.name for path in (beside / "media").iterdir()] == ["a.jpg"]


def test_another_file_under_the_same_name_is_found(tmp_path: Path) -> None:
    box, beside = box_with(tmp_path / "box", "a.jpg", "b.jpg"), box_with(tmp_path / "east", "a.jpg", "b.jpg")
    (beside / "media" / "b.jpg").write_text("another", encoding="utf-8")
    assert other_content(box, ["a.jpg", "b.jpg", "c.jpg"], beside) == ["b.jpg"]


def test_what_no_unit_names_any_more_moves_away_and_all_else_stays(tmp_path: Path) -> None:
    beside = box_with(tmp_path / "east", "a.jpg", "b.jpg", "c.jpg")
    (beside / "other.yaml").write_text("媒体: [{文件: a.jpg}]", encoding="utf-8")
    put_aside(["a.jpg", "b.jpg", "d.jpg"], beside)
    assert sorted(path.name for path in (beside / "media").iterdir()) == ["a.jpg", "c.jpg"]
    assert [path.name for path in (beside / ".withdrawn" / "media").iterdir()] == ["b.jpg"]
    (beside / "other.yaml").write_text('媒体: [{文件: "\\u0063.jpg"}]', encoding="utf-8")
    put_aside(["c.jpg"], beside)
    assert (beside / "media" / "c.jpg").exists()
