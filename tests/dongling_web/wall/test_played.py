"""Sounds and films on the wall."""

import re

from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.app import create_app
from dongling_web.materials.media import shown
from dongling_web.wall.played import with_played
from dongling_web.wall.screen import Screen
from dongling_web.wall.screens import screens
from tests.dongling.media.making import medium
from tests.dongling_web.films.test_scenes import opened


def test_each_sound_and_film_has_a_screen_behind_its_part_or_behind_the_title(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    phases = [
        {"name": name, "minutes": "10", "teacher": "说", "pupils": "看", "picture": picture}
        for name, picture in (("看", "a.mp4"), ("听", ""))
    ]
    every = [medium("away.mp3"), medium("b.mp3", subtitles="b.vtt"), medium("a.mp4")]
    unit = unit_text("a", minutes="30", media=every, process=phases)
    folder = write_content({"a.yaml": unit, "media/b.vtt": "WEBVTT\n\n00:00.000 --> 00:02.000\n老桥。\n"})
    (folder / "media" / "a.mp4").write_bytes(b"\0\0\0\x18ftypmp42")
    (folder / "media" / "b.mp3").write_bytes(b"ID3" + bytes(9))
    library = open_library(folder)
    every_screen = screens(library.catalog.units["a"], library.catalog)
    assert [one.played.medium.file if one.played else "" for one in every_screen] == ["", "b.mp3", "", "a.mp4", ""]
    assert [one.part for one in every_screen] == [0, 0, 1, 1, 2]
    sound, film = every_screen[1], every_screen[3]
    assert (sound.title, sound.ask, film.title) == ("听一听", "一座桥", "看影片")
    assert sound.directions == (("声音", "本校教师拍摄，CC BY 4.0"),)
    client = create_app(library).test_client()
    wall, notes = client.get("/units/a/show").text, client.get("/units/a/show/notes").text
    assert [wall.count(element) for element in ("<video controls", "<audio controls", "<track kind=")] == [1, 1, 1]
    assert re.search(r'data-cue><a href="/media/\w+/a/b.vtt">文字<', wall), "what is said is there without script"
    assert "<video" not in notes
    assert "<audio" not in notes


def test_the_recording_of_a_script_has_the_subtitles_of_what_is_spoken(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    unit = opened(write_content, open_library, recording="told.mp3")
    every = with_played(unit, [Screen("课"), Screen("第一段", part=1)], shown(unit))
    assert [one.played.subtitles if one.played else "" for one in every] == ["", "/units/a/film.vtt", ""]
