"""The scenes of a film: what is seen, asked and said, in how many seconds."""

from pathlib import Path

from dongling import Library
from dongling.model import Unit
from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.films.scenes import film, has_film

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 5"><path d="M0 0h8v5z"/></svg>'
SCRIPT = [
    {
        "scene": "钟楼",
        "words": "这是一口老钟。它在楼上。",
        "seconds": "60",
        "picture": "bell.svg",
        "on_wall": "钟在哪里？",
    },
    {"scene": "操场", "words": "钟声响了。", "seconds": "240"},
]


def medium(name: str) -> dict[str, str]:
    """Return what a unit says of a file."""
    return {"file": name, "description": "钟", "source": "编写组", "license": "CC BY 4.0"}


def opened(write_content: WriteContent, open_library: OpenLibrary, **changes: object) -> Unit:
    """Return a micro-course of two scenes with its drawing, and a recording where `changes` name one."""
    fields = {"kind": "micro_course", "minutes": "5", "process": None, "script": SCRIPT, "question": "为什么？"}
    text = unit_text("a", **{**fields, "media": [medium("bell.svg"), medium("told.mp3")], **changes})
    folder = write_content({"a.yaml": text, "media/bell.svg": DRAWING})
    (Path(folder) / "media" / "told.mp3").write_bytes(b"ID3" + bytes(200))
    return open_library(folder).catalog.units["a"]


def test_a_film_has_the_scenes_of_the_script_with_pictures_questions_and_subtitles(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    unit = opened(write_content, open_library)
    shown = film(unit)
    assert shown
    assert has_film(unit)
    first, last = shown.scenes
    assert (first.seconds, first.asked) == (60, "钟在哪里？")
    assert first.picture
    assert first.picture.medium.file == "bell.svg"
    assert (last.asked, last.picture) == ("", None)
    assert [cue.words for cue in shown.cues] == ["这是一口老钟。", "它在楼上。", "钟声响了。"]
    assert (shown.seconds, shown.recording, shown.is_filmed) == (300, None, False)


def test_a_recording_that_the_unit_names_is_played_and_no_other_sound_of_it(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    shown = film(opened(write_content, open_library, recording="told.mp3"))
    assert shown
    assert shown.recording
    assert shown.recording.medium.file == "told.mp3"


def test_a_unit_without_seconds_is_no_film(library: Library) -> None:
    assert [name for name in ("walk-bridge", "talk-letter", "lesson-01") if has_film(library.catalog.units[name])] == []
    assert film(library.catalog.units["lesson-01"]) is None
