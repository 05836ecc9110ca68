"""Made pictures: each made once, kept by what it holds, and nothing that is kept is believed."""

from hashlib import sha256
from pathlib import Path

import pytest

from dongling.media import MediaFault, MediaFile, resized
from dongling_web.materials import made_pictures
from dongling_web.materials.made_pictures import MadePictures, fitting
from tests.dongling.media.making import photo


def file(data: bytes) -> MediaFile:
    """Return a file with this content."""
    return MediaFile("a.jpg", data, sha256(data).hexdigest()[:16])


@pytest.fixture
def resizings(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the widths that pictures are made in from now on."""
    made: list[int] = []

    def counted(of: MediaFile, width: int) -> bytes:
        made.append(width)
        return resized(of, width)

    monkeypatch.setattr(made_pictures, "resized", counted)
    return made


@pytest.mark.parametrize(("width", "made"), [(60, (480,)), (481, (480,)), (1000, (480, 960)), (9000, (480, 960, 1600))])
def test_a_picture_is_made_in_the_widths_below_its_own(width: int, made: tuple[int, ...]) -> None:
    assert fitting(width) == made


def test_one_that_lies_in_the_cache_is_made_no_more(tmp_path: Path, resizings: list[int]) -> None:
    first = MadePictures(tmp_path / "pictures").of(file(photo()), 480)
    assert MadePictures(tmp_path / "pictures").of(file(photo()), 480) == first
    assert resizings == [480]


def test_what_a_disk_has_damaged_is_made_anew(tmp_path: Path, resizings: list[int]) -> None:
    first = MadePictures(tmp_path).of(file(photo()), 480)
    (kept,) = tmp_path.iterdir()
    for damaged in (b"", kept.read_bytes()[:40], kept.read_bytes()[:-1] + b"?"):
        kept.write_bytes(damaged)
        assert MadePictures(tmp_path).of(file(photo()), 480) == first
    assert len(resizings) == 4


def test_where_the_cache_can_not_be_written_memory_keeps_it(tmp_path: Path, resizings: list[int]) -> None:
    (tmp_path / "pictures").write_text("a file", encoding="utf-8")
    for folder in (None, tmp_path / "pictures"):
        made = MadePictures(folder)
        assert made.of(file(photo()), 480) == made.of(file(photo()), 480)
    assert len(resizings) == 2


def test_a_full_cache_takes_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, resizings: list[int]) -> None:
    monkeypatch.setattr(made_pictures, "MOST_KEPT", 100)
    made = MadePictures(tmp_path)
    for side in (30, 40, 50):
        made.make(file(photo((side, side))), 480)
    assert len(list(tmp_path.iterdir())) == len(resizings) == 1
    assert made.of(file(photo((50, 50))), 480), "it is made for who asks"


def test_what_no_content_holds_any_more_goes_out_of_the_cache(tmp_path: Path) -> None:
    made = MadePictures(tmp_path)
    old, new = file(photo((30, 30))), file(photo((40, 40)))
    for one in (old, new):
        made.of(one, 480)
    made.sweep({new.digest})
    assert [kept.name for kept in tmp_path.iterdir()] == [f"{new.digest}-480.webp"]


def test_a_file_that_is_no_picture_is_neither_made_nor_kept(tmp_path: Path) -> None:
    with pytest.raises(MediaFault):
        MadePictures(tmp_path).of(file(photo()[:200]), 480)
    assert list(tmp_path.iterdir()) == []
