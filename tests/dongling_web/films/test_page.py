"""The page that plays a film, and its subtitles."""

import re
from pathlib import Path

from flask.testing import FlaskClient

from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.app import create_app


def test_without_script_each_scene_stands_with_all_its_words_in_order(client: FlaskClient) -> None:
    text = client.get("/units/film-bell/film").text
    assert re.findall(r'id="scene-(\d)"', text) == ["1", "2"]
    assert re.findall(r'data-start="(\d+)" data-end="(\d+)">([^<]+)<', text) == [
        ("0", "65000", "这是一口老钟。"),
        ("65000", "300000", "钟声响了。"),
    ]
    assert re.findall(r'href="#scene-(\d)"', text) == ["1", "2"]


def test_nothing_plays_by_itself_and_nothing_of_a_script_or_a_style_stands_in_it(client: FlaskClient) -> None:
    answer = client.get("/units/film-bell/film")
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert "autoplay" not in answer.text
    assert re.search(r"<style|style=|\son\w+=", answer.text) is None


def test_subtitles_are_a_file_made_from_the_script(client: FlaskClient) -> None:
    answer = client.get("/units/film-bell/film.vtt")
    assert answer.content_type == "text/vtt; charset=utf-8"
    assert answer.text.startswith("WEBVTT\n\n00:00:00.000 --> 00:01:05.000\n这是一口老钟。\n")


def test_the_page_of_a_unit_leads_to_its_film_by_every_door_that_shows_it(client: FlaskClient) -> None:
    for door in ("pupil", "teacher"):
        assert 'href="/units/film-bell/film"' in client.get(f"/units/film-bell?door={door}").text
        assert '/film"' not in client.get(f"/units/walk-bridge?door={door}").text


def test_a_unit_that_is_no_film_says_so_and_leads_back(client: FlaskClient) -> None:
    for path in ("film", "film.vtt"):
        answer = client.get(f"/units/walk-bridge/{path}")
        assert answer.status_code == 404
        assert 'href="/units/walk-bridge"' in answer.text
    assert client.get("/units/nothing/film").status_code == 404


def test_a_recording_is_played_in_place_of_the_voice_with_the_same_subtitles(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    folder = recorded(write_content, "told.mp3", b"ID3" + bytes(200))
    text = create_app(open_library(folder)).test_client().get("/units/a/film").text
    assert re.search(r'<audio [^>]*src="/media/\w+/a/told.mp3"[^>]*><track [^>]*src="/units/a/film.vtt"', text)
    assert "data-play" not in text
    assert "data-sub>" in text


def test_a_film_of_the_schools_own_stands_above_the_strip_and_nothing_turns_beside_it(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    folder = recorded(write_content, "told.mp4", b"\0\0\0\x18ftypisom" + bytes(200))
    text = create_app(open_library(folder)).test_client().get("/units/a/film").text
    assert re.search(r'<video [^>]*controls[^>]*src="/media/\w+/a/told.mp4"', text)
    assert "data-turn" not in text
    assert "as-strip" in text


def recorded(write_content: WriteContent, name: str, data: bytes) -> Path:
    """Write a micro-course of one scene with what a school recorded."""
    said = {"file": name, "description": "录音", "source": "本校", "license": "CC BY 4.0"}
    script = [{"scene": "钟楼", "words": "这是一口老钟。", "seconds": "300"}]
    fields = {"kind": "micro_course", "minutes": "5", "process": None, "script": script, "question": "为什么？"}
    folder = write_content({"a.yaml": unit_text("a", **fields, media=[said], recording=name), "media/.keep": ""})
    (folder / "media" / name).write_bytes(data)
    return folder
