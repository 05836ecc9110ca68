"""校史微课程: the scenes fill the minutes, the words can be spoken in them, the answers are among the choices."""

from dongling.testing import OpenLibrary, WriteContent, unit_text


def course(*, seconds: int = 300, characters: int = 1000, **changes: object) -> str:
    """Return a micro-course of five minutes with one scene."""
    script = [{"scene": "老树", "words": "字" * characters, "seconds": str(seconds)}]
    fields = {"kind": "micro_course", "minutes": "5", "process": None, "script": script, "question": "为什么？"}
    return unit_text("a", **{**fields, **changes})


def codes(write_content: WriteContent, open_library: OpenLibrary, text: str) -> list[str]:
    """Return the codes of the problems of a unit."""
    return [problem.code for problem in open_library(write_content({"a.yaml": text})).problems]


def test_a_script_that_fits_is_fine(write_content: WriteContent, open_library: OpenLibrary) -> None:
    assert codes(write_content, open_library, course()) == []


def test_scenes_that_do_not_fill_the_minutes_are_a_warning(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    assert codes(write_content, open_library, course(seconds=200)) == ["script-time"]


def test_words_that_nobody_could_speak_in_the_time_are_a_warning(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    assert codes(write_content, open_library, course(characters=2000)) == ["script-length"]


def test_an_answer_that_is_no_choice_is_an_error(write_content: WriteContent, open_library: OpenLibrary) -> None:
    exercise = {"question": "是谁？", "choices": ["甲", "乙"], "answer": "丙"}
    assert codes(write_content, open_library, course(exercises=[exercise])) == ["exercise-answer"]


def test_an_exercise_may_be_one_line(write_content: WriteContent, open_library: OpenLibrary) -> None:
    library = open_library(write_content({"a.yaml": course(exercises=["说一说这棵树。"])}))
    details = library.catalog.units["a"].details
    assert details.model_dump()["exercises"][0]["question"] == "说一说这棵树。"


def test_a_recording_is_a_sound_or_a_film_among_the_media(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    drawing = {"file": "bell.svg", "description": "钟", "source": "编写组", "license": "CC BY 4.0"}
    found = codes(write_content, open_library, course(media=[drawing], recording="bell.svg"))
    assert "recording" in found
    assert "media" in codes(write_content, open_library, course(recording="told.mp3"))
