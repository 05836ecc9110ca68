"""The files of a unit are copied beside one that was made after it, and nothing that is there is written over."""

from pathlib import Path

from dongling import Catalog
from dongling.media.copies import copy_media


def test_the_files_lie_beside_the_other_unit_too_and_none_is_written_over(shipped: Catalog, tmp_path: Path) -> None:
    unit = shipped.units["dl-walk-academy"]
    copy_media(unit, tmp_path)
    names = {medium.file for medium in unit.media}
    assert {path.name for path in (tmp_path / "media").iterdir()} == names
    mine = tmp_path / "media" / min(names)
    mine.write_bytes(b"mine")
    copy_media(unit, tmp_path)
    assert mine.read_bytes() == b"mine"


def test_a_folder_that_can_not_be_written_is_left(shipped: Catalog, tmp_path: Path) -> None:
    (tmp_path / "media").write_text("a file", encoding="utf-8")
    copy_media(shipped.units["dl-walk-academy"], tmp_path)
    assert (tmp_path / "media").read_text(encoding="utf-8") == "a file"
