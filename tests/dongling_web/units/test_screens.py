"""Screens for the projector."""

import pytest

from dongling import Library
from dongling_web.units.screens import FIT, pieces, screens


def test_a_short_text_stays_whole() -> None:
    assert pieces("先看。\n\n再问。") == ["先看。\n再问。"]


def test_a_long_text_is_cut_between_sentences_into_pieces_of_about_one_length() -> None:
    text = "".join(f"这是第{n}句话，说一件小小的事情。" for n in range(10, 30))
    cut = pieces(text)
    assert "".join(cut) == text
    assert all(len(piece) <= FIT for piece in cut)
    assert all(piece.endswith("。") for piece in cut)
    assert max(map(len, cut)) - min(map(len, cut)) < 40


def test_quotation_marks_stay_with_their_sentence() -> None:
    text = "他说：“" + "走" * 60 + "。”" + "她说：“" + "看" * 60 + "！”"
    assert [piece[-2:] for piece in pieces(text)] == ["。”", "！”"]


def test_a_sentence_longer_than_a_screen_is_not_lost() -> None:
    assert pieces("长" * 3 * FIT) == ["长" * 3 * FIT]
    assert pieces("") == []


def test_the_first_screen_has_the_title_without_its_kind(library: Library) -> None:
    first = screens(library.catalog.units["film-bell"], library.catalog)[0]
    assert (first.title, first.aside, first.words) == ("一口老钟", "校史微课程", ("听一口钟。",))


def test_short_fields_share_a_screen_and_choices_have_letters(library: Library) -> None:
    talk = screens(library.catalog.units["talk-letter"], library.catalog)
    assert ("主讲身份", "党员教师") in [item for screen in talk for item in screen.items]
    film = screens(library.catalog.units["film-bell"], library.catalog)
    assert (("A", "钟楼"), ("B", "河边")) in [screen.items for screen in film]


@pytest.mark.parametrize("unit", ["film-bell", "walk-bridge", "talk-letter", "lesson-01"])
def test_no_screen_is_empty(library: Library, unit: str) -> None:
    for screen in screens(library.catalog.units[unit], library.catalog):
        assert screen.title
        assert screen.words or screen.items
