"""Pictures made ready as content is loaded: whoever reads finds them there."""

import threading
import time
from pathlib import Path

import pytest

from dongling import Library
from dongling.media import MediaFile, resized
from dongling.testing import OpenLibrary, WriteContent
from dongling_web.app import create_app
from dongling_web.materials import made_pictures
from dongling_web.materials.made_pictures import MadePictures
from dongling_web.materials.media import shown
from dongling_web.materials.picture_maker import PictureMaker, picture_maker
from tests.dongling.media.making import DRAWING, photo, unit_with

FILES = {"a.jpg": photo((1200, 90)), "b.png": photo((60, 40), "PNG"), "c.svg": DRAWING, "d.jpg": photo()[:200]}


@pytest.fixture
def library(write_content: WriteContent, open_library: OpenLibrary) -> Library:
    """Return a library with a unit whose media are a large picture, a small one, a drawing, and a damaged one."""
    unit = unit_with(FILES, write_content, open_library)
    return open_library(unit.source.path.parent)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return where made pictures lie."""
    return tmp_path / "pictures"


def kept(folder: Path) -> list[int]:
    """Return the widths of the pictures in the cache."""
    return sorted(int(path.stem.partition("-")[2]) for path in folder.glob("*.webp"))


def test_all_sizes_are_there_before_anybody_asks(library: Library, folder: Path) -> None:
    PictureMaker(library, MadePictures(folder)).round()
    assert kept(folder) == [480, 480, 960]


def test_who_reads_makes_none(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    app = create_app(library)
    picture_maker(app, library).round()
    monkeypatch.setattr(made_pictures, "resized", None)
    (large, *_) = shown(library.catalog.units["a"])
    for _, address in large.widths:
        assert app.test_client().get(address).mimetype == "image/webp"


def test_a_picture_that_stayed_is_not_read_again_and_a_changed_one_takes_its_place(
    library: Library, folder: Path
) -> None:
    PictureMaker(library, MadePictures(folder)).round()
    before = {path.name for path in folder.glob("*.webp")}
    media = library.folders[0] / "media"
    (media / "a.jpg").write_bytes(photo((30, 30)))
    maker = PictureMaker(library, MadePictures(folder))
    maker.round()
    after = {path.name for path in folder.glob("*.webp")}
    assert len(before & after) == 1, "the one that stayed"
    assert len(after) == 2


def test_after_a_reload_the_new_ones_are_made(library: Library, folder: Path, write_content: WriteContent) -> None:
    maker = PictureMaker(library, MadePictures(folder))
    maker.round()
    (library.folders[0] / "media" / "e.jpg").write_bytes(photo((700, 9)))
    maker.round()
    assert len(kept(folder)) == 3, "the content is as it was"
    text = (library.folders[0] / "a.yaml").read_text(encoding="utf-8")
    write_content({"a.yaml": text.replace("一节课", "另一节课")})
    library.reload()
    maker.round()
    assert len(kept(folder)) == 4


@pytest.mark.parametrize("spoilt", ["", "[]", '{"a": 1}', '{"a": [["x"], "d"]}', "\0"])
def test_what_is_known_from_before_may_be_damaged(library: Library, folder: Path, spoilt: str) -> None:
    folder.mkdir()
    (folder / "known.json").write_text(spoilt, encoding="utf-8")
    PictureMaker(library, MadePictures(folder)).round()
    assert len(kept(folder)) == 3


def test_without_a_cache_nothing_is_made_ahead(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made_pictures, "resized", None)
    PictureMaker(library, MadePictures(None)).round()


def test_it_works_beside_the_site_and_ends_with_it(library: Library, folder: Path) -> None:
    maker = PictureMaker(library, MadePictures(folder))
    maker.start()
    until = time.monotonic() + 60
    while not (folder / "known.json").exists() and time.monotonic() < until:
        time.sleep(0.05)
    maker.end()
    assert kept(folder) == [480, 480, 960]
    assert "pictures" not in {thread.name for thread in threading.enumerate()}


def test_one_that_ended_in_the_middle_leaves_what_is_ready_to_the_next(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    maker = PictureMaker(library, MadePictures(folder))

    def last(of: MediaFile, width: int) -> bytes:
        maker.end()
        return resized(of, width)

    with monkeypatch.context() as patched:
        patched.setattr(made_pictures, "resized", last)
        maker.round()
    assert len(kept(folder)) == 1
    PictureMaker(library, MadePictures(folder)).round()
    assert len(kept(folder)) == 3
