"""A picture is kept drawn anew: upright, no larger than anybody sees it, without what a camera wrote."""

import io

import pytest
from PIL import Image

from dongling.media import MediaFault, MediaFile
from dongling.media.bare_pictures import LONGEST_KEPT, bare_picture, cut, turned
from tests.dongling.media.making import moving, photo


def file(data: bytes, name: str = "a.jpg") -> MediaFile:
    """Return a file with this content."""
    return MediaFile(name, data, "")


def seen(data: bytes) -> Image.Image:
    """Return a picture as it is seen."""
    return Image.open(io.BytesIO(data))


def colour(picture: Image.Image, across: int, down: int) -> str:
    """Return whether a picture is rather red or blue at a place."""
    seen_there = picture.convert("RGB").getpixel((across, down))
    assert isinstance(seen_there, tuple)
    return "red" if seen_there[0] > seen_there[2] else "blue"


@pytest.mark.parametrize(("form", "suffix"), [("JPEG", ".jpg"), ("PNG", ".png"), ("WEBP", ".webp")])
def test_what_a_camera_wrote_is_taken_out_and_told(form: str, suffix: str) -> None:
    made = bare_picture(file(photo((60, 40), form, turned=6, place=True)))
    assert (made.suffix, made.changes) == (suffix, ("place", "beside", "turned"))
    assert b"a maker of cameras" not in made.data
    picture = seen(made.data)
    assert (picture.format, picture.size, dict(picture.getexif())) == (form, (40, 60), {})
    assert bare_picture(file(photo((60, 40), form))).changes == ()


def test_one_that_is_too_large_for_anybody_is_made_smaller_and_what_one_sees_through_stays() -> None:
    made = bare_picture(file(photo((3000, 100))))
    assert (seen(made.data).size, made.changes) == ((LONGEST_KEPT, 80), ("smaller",))
    out = io.BytesIO()
    Image.new("RGBA", (20, 20), (255, 0, 0, 0)).save(out, "PNG")
    assert seen(bare_picture(file(out.getvalue())).data).getpixel((0, 0)) == (255, 0, 0, 0)


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_one_that_moves_is_not_taken(form: str) -> None:
    with pytest.raises(MediaFault, match="moves"):
        bare_picture(file(moving(form)))


def test_it_is_turned_by_a_quarter_and_cut_by_hundredths() -> None:
    right, left = (seen(turned(file(photo()), left=way)) for way in (False, True))
    assert (right.size, colour(right, 20, 5), colour(left, 20, 55)) == ((40, 60), "red", "red")
    blue = seen(cut(file(photo()), (60, 25, 40, 50)))
    assert (blue.size, colour(blue, 12, 10)) == ((24, 20), "blue")
    assert seen(cut(file(photo()), (-5, -5, 900, 900))).size == (60, 40)
    with pytest.raises(MediaFault, match="would be left"):
        cut(file(photo()), (99, 0, 50, 100))
