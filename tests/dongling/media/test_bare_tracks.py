"""What a phone writes beside a film or a sound is taken out where it lies, and nothing else moves."""

import io

import pytest

from dongling.media import MediaFault
from dongling.media.bare_tracks import empty_boxes, without_tags
from tests.dongling.media.making import box, film, song


def test_the_place_of_a_film_is_emptied_and_its_tracks_stay_where_they_were() -> None:
    data = film()
    file = io.BytesIO(data)
    assert empty_boxes(file, "a.mp4") == ("place",)
    made = file.getvalue()
    assert (len(made), b"31.57" in made, b"xyz" in made, made.count(b"free")) == (len(data), False, False, 2)
    assert made.index(b"mdat") == data.index(b"mdat")
    assert empty_boxes(io.BytesIO(made), "a.mp4") == ()


def test_what_hangs_behind_a_film_is_cut_off_and_what_is_none_is_refused() -> None:
    file = io.BytesIO(film(b"<script>alert(1)</script>"))
    empty_boxes(file, "a.mp4")
    assert b"script" not in file.getvalue()
    endless = box(b"moov", *(box(b"trak") for _ in range(9000)))
    assert empty_boxes(io.BytesIO(endless), "a.mp4") == ()
    for data in (b"", b"<html>" * 9, box(b"ftyp", b"isom"), b"\x00\x00\x00\x01moov" + b"\xff" * 8, bytes(64)):
        with pytest.raises(MediaFault):
            empty_boxes(io.BytesIO(data), "a.mp4")


def test_an_mp3_is_kept_without_its_tags() -> None:
    target = io.BytesIO()
    assert without_tags(io.BytesIO(song()), target, "a.mp3") == ("beside",)
    assert (target.getvalue()[:2], b"name" in target.getvalue(), b"TAG" in target.getvalue()) == (
        b"\xff\xfb",
        False,
        False,
    )
    for data in (b"ID3\x04\x00\x00\x7f\x7f\x7f\x7f<html>", b"ID3\x04\x00\x00\x00\x00\x00\x00<html>", b"x"):
        with pytest.raises(MediaFault):
            without_tags(io.BytesIO(data), io.BytesIO(), "a.mp3")
