"""Subtitles made from what is spoken."""

import re

from dongling.media import Cue, subtitles, webvtt
from dongling.media.subtitles import MOST

LONG = "东林中学的前身，是1905年侯鸿鉴创办的竞志女学，人一届一届地来，一届一届地走，树替大家看着家。"


def test_each_sentence_begins_its_own_and_a_long_one_is_cut_where_one_draws_breath() -> None:
    (cues,) = subtitles([(f"再读校。{LONG}“好吗？”", 20)])
    assert [cue.words for cue in cues] == [
        "再读校。",
        "东林中学的前身，是1905年侯鸿鉴创办的竞志女学，",
        "人一届一届地来，一届一届地走，树替大家看着家。",
        "“好吗？”",
    ]
    assert all(len(cue.words) <= MOST for cue in cues)


def test_nothing_of_the_words_is_lost_or_said_twice() -> None:
    for words in (LONG, "没有标点的一句", "、、", "一：二、三，“四”。五；六", "甲\n乙", "省略……也在"):
        (cues,) = subtitles([(words, 5)])
        assert re.sub(r"\s", "", "".join(cue.words for cue in cues)) == re.sub(r"\s", "", words)


def test_they_share_the_time_of_their_scene_by_their_length_without_a_gap() -> None:
    first, none, last = subtitles([("一二三四。五六七八。", 10), ("", 3), ("九。", 2)])
    assert first == (Cue("一二三四。", 0, 5000), Cue("五六七八。", 5000, 10000))
    assert none == ()
    assert last == (Cue("九。", 13000, 15000),)


def test_a_file_says_when_each_comes_and_goes_and_no_words_are_taken_for_marks() -> None:
    assert webvtt([Cue("<b>一&二", 0, 1500), Cue("三", 3_661_007, 3_662_000)]) == (
        "WEBVTT\n\n00:00:00.000 --> 00:00:01.500\n&lt;b&gt;一&amp;二\n\n01:01:01.007 --> 01:01:02.000\n三\n"
    )
