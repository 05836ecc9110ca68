"""A picture as Word has it: no larger than there is room for, and its words are words whatever they hold."""

import io

import pytest
from PIL import Image

from dongling.exporters.word.paper import Paper
from dongling.exporters.word.pictures.picture import HIGHEST, WIDEST, Picture, empty_frame
from tests.dongling.exporters.reading import opened
from tests.dongling.media.making import DRAWING, photo


@pytest.mark.parametrize(
    ("size", "wide", "high"),
    [((96, 48), 2.54, 1.27), ((9600, 960), WIDEST, WIDEST / 10), ((960, 9600), HIGHEST / 10, HIGHEST)],
)
def test_it_is_as_large_as_it_is_or_as_there_is_room(size: tuple[int, int], wide: float, high: float) -> None:
    assert Picture(b"", size, "").on_paper == pytest.approx((wide, high))


@pytest.mark.parametrize("size", [(9, 9), (1, 100_000), (100_000, 1)])
def test_the_frame_of_a_drawing_of_any_shape_is_a_small_bitmap(size: tuple[int, int]) -> None:
    frame = Image.open(io.BytesIO(empty_frame(size)))
    assert frame.width == 480
    assert 1 <= frame.height <= 1920


@pytest.mark.parametrize("alt", ['"><w:p/>', "a & b < c", "铃\x07声", "一行\n两行"])
def test_whatever_people_write_is_words_of_the_picture(alt: str) -> None:
    paper = Paper("一课")
    assert paper.picture(Picture(photo(), (60, 40), alt))
    (shape,) = opened(paper.data()).inline_shapes
    assert shape._inline.docPr.get("descr").split() == alt.replace("\x07", "").split()  # noqa: SLF001 - no call for it


def test_a_picture_that_comes_twice_is_held_once() -> None:
    paper = Paper("一课")
    for _ in range(2):
        assert paper.picture(Picture(empty_frame((9, 9)), (9, 9), "一座桥", DRAWING))
    document = opened(paper.data())
    assert len(document.inline_shapes) == 2
    kept = [rel.target_part.partname for rel in document.part.rels.values() if "image" in rel.reltype]
    assert len(kept) == len(set(kept)) == 2, "the drawing, and the frame beside it"
