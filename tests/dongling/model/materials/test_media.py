"""What a unit says of its pictures, sound and films."""

import pytest

from dongling.testing import OpenLibrary, WriteContent, unit_text
from tests.dongling.media.making import medium


@pytest.mark.parametrize("name", ["../secret.jpg", "/etc/a.jpg", "a/b.jpg", ".a.jpg", "a.jpg/", "a.exe", "a.html", "a"])
def test_a_file_is_a_plain_name_of_a_sort_that_is_known(
    name: str, write_content: WriteContent, open_library: OpenLibrary
) -> None:
    (problem,) = open_library(write_content({"a.yaml": unit_text("a", media=[medium(name)])})).problems
    assert problem.severity == "error"


@pytest.mark.parametrize("key", ["description", "source", "license"])
def test_without_its_words_its_source_and_its_licence_there_is_no_picture(
    key: str, write_content: WriteContent, open_library: OpenLibrary
) -> None:
    said = medium("a.jpg")
    del said[key]
    (problem,) = open_library(write_content({"a.yaml": unit_text("a", media=[said])})).problems
    assert problem.code == "field-missing"


def test_subtitles_are_webvtt(write_content: WriteContent, open_library: OpenLibrary) -> None:
    said = medium("a.mp4", subtitles="a.srt")
    (problem,) = open_library(write_content({"a.yaml": unit_text("a", media=[said])})).problems
    assert problem.code == "field-subtitles"
