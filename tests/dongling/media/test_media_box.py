"""The media of a manuscript lie in a box: cleaned, named by what they hold, whole or not at all."""

import datetime as dt
import io
import resource
from pathlib import Path

import pytest

from dongling.media import MediaBox, MediaFault, box_weight, open_beside
from tests.dongling.media.making import DRAWING, film, photo, song

MUCH = 2**30


def take(box: MediaBox, data: bytes, name: str, most: int = MUCH, room: int = MUCH) -> str:
    """Put a file in; return its name there."""
    return box.take(io.BytesIO(data), name, most, room).name


def test_files_of_every_sort_are_told_of_and_can_be_shown(tmp_path: Path) -> None:
    box = MediaBox(tmp_path)
    sent = {"桥.JPEG": photo(place=True), "a.svg": DRAWING, "b.MOV": film(), "c.mp3": song()}
    names = [take(box, data, name) for name, data in sent.items()]
    names += [take(box, b"%PDF-1.7", "d.pdf"), take(box, b"WEBVTT\n\n00:00.000 --> 00:01.000\nx\n", "e.vtt")]
    assert [name.rpartition("-")[0] for name in names] == ["桥", "a", "b", "c", "d", "e"]
    assert [name.rpartition(".")[2] for name in names] == ["jpg", "svg", "mp4", "mp3", "pdf", "vtt"]
    assert [one.changes for one in box.held()] == [("place", "beside"), (), ("place",), ("beside",), (), ()]
    assert sorted(path.name for path in (tmp_path / "media").iterdir()) == sorted(names)
    assert all(open_beside(tmp_path, name).data for name in names)
    assert take(box, photo(place=True), "桥.jpg") == names[0]
    assert len(box.held()) == len(names)


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("../../etc/passwd.jpg", "passwd"),
        ("C:\\fakepath\\照片 1.jpg", "照片-1"),
        ("a\x00b\x1f\u202egpj.jpg", "abgpj"),
        ("x" * 300 + ".jpg", "x" * 30 + "-" + "x" * 9),
        (".jpg", "picture"),
        ("…。.jpg", "picture"),
        ("photo.php.jpg", "photo-php"),
        ("CON.jpg", "CON"),
        ("-rf.jpg", "rf"),
        ("e\u0301.jpg", "picture"),
    ],
)
def test_of_a_name_stays_what_can_name_a_file_anywhere(tmp_path: Path, name: str, stem: str) -> None:
    made = take(MediaBox(tmp_path / "box"), photo(), name)
    assert made.rpartition("-")[0] == stem
    assert [path.name for path in tmp_path.iterdir()] == ["box"]


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [("a.jpg", b"", "empty"), ("a.html", b"x", "not taken"), ("a", b"x", "not taken"), ("a.heic", b"x", "JPEG")],
)
def test_what_is_not_taken_leaves_nothing(tmp_path: Path, name: str, data: bytes, why: str) -> None:
    with pytest.raises(MediaFault) as fault:
        take(MediaBox(tmp_path), data, name)
    assert why in f"{fault.value.why.en} {fault.value.fix.en}"
    assert box_weight(tmp_path) == 0


def test_what_is_too_large_or_finds_no_room_leaves_nothing(tmp_path: Path) -> None:
    box = MediaBox(tmp_path)
    for how in ({"most": 100}, {"room": 100}):
        with pytest.raises(MediaFault):
            take(box, photo(), "a.jpg", **how)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
        with pytest.raises(MediaFault, match="disk is full"):
            take(box, photo(), "a.jpg")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert box_weight(tmp_path) == 0


def test_what_was_made_of_a_file_keeps_its_name_and_says_what_it_was(tmp_path: Path) -> None:
    box = MediaBox(tmp_path)
    first = take(box, photo(place=True), "桥-2.jpg")
    made = box.keep(photo((30, 30)), first, before=first, room=MUCH)
    assert (made.name.rpartition("-")[0], made.before) == ("桥-2", first)
    assert box.held()[1].changes == ("place", "beside")
    box.drop(made.name)
    assert [one.name for one in box.held()] == [first]
    assert not list((tmp_path / "notes").glob(f"{made.name}*"))


def test_a_file_of_a_unit_is_brought_and_a_link_or_an_odd_name_is_not(tmp_path: Path) -> None:
    box, there = MediaBox(tmp_path / "box"), tmp_path / "a.jpg"
    there.write_bytes(photo())
    (tmp_path / "b.jpg").symlink_to(there)
    for name in ("a.jpg", "b.jpg"):
        box.bring(name, tmp_path / name)
    box.bring("../a.jpg", there)
    assert [one.name for one in box.held()] == ["a.jpg"]
    assert box_weight(tmp_path / "box", tmp_path) == len(photo()) + (tmp_path / "b.jpg").lstat().st_size


def test_what_is_put_away_comes_back_with_its_notes_or_goes_for_good(tmp_path: Path) -> None:
    box, now, day = MediaBox(tmp_path), dt.datetime(2026, 12, 1, tzinfo=dt.UTC), dt.timedelta(days=1)
    name = take(box, photo(place=True), "桥.jpg")
    (held,) = box.held()
    box.put_away(name)
    assert box.held() == ()
    assert box.long_away(now, 0, day) == []
    box.bring_back(name)
    assert box.held() == (held,)
    assert list((tmp_path / "away").iterdir()) == []
    box.put_away(name)
    assert box.long_away(now, 0, day) == []
    assert box.long_away(now + day, 24 * 3600, day) == [name]
    for odd in ("../x.jpg", "none.jpg"):
        for do in (box.put_away, box.bring_back, box.let_go):
            do(odd)
    box.let_go(name)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
