"""Subtitles are words and times; what could be anything else is named."""

import pytest

from dongling.media.cue_files import cue_fault

CUES = "WEBVTT - 看桥\n\n1\n00:00.000 --> 00:02.000 align:start\n<v 陆老师>看，<i>三个</i>桥孔<00:01.000>。\n5 < 6\n"


def test_words_times_and_the_marks_of_the_format_are_taken() -> None:
    assert cue_fault(CUES.encode()) == ""
    assert cue_fault(b"\xef\xbb\xbf" + CUES.replace("\n", "\r\n").encode()) == ""


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (CUES.replace("5 < 6", "<script>alert(1)</script>"), "<script"),
        (CUES.replace("5 < 6", "<img src=x onerror=alert(1)>"), "<img src=x onerror=alert(1)"),
        (CUES.replace("\n\n1", "\n\nSTYLE\n::cue {}\n\n1"), "STYLE"),
        ("WEBVTT\n\n", "00:00.000 --> 00:01.000"),
        ("WEBVTTx", "WEBVTT"),
        ("<html>", "WEBVTT"),
        (CUES + "\0", "WEBVTT"),
        ("WEBVTT\n" + "\n" * 30_000, "20000"),
    ],
)
def test_anything_else_is_named(data: str, fault: str) -> None:
    assert cue_fault(data.encode()) == fault
    assert cue_fault(data.encode("utf-16")) == "UTF-8"
