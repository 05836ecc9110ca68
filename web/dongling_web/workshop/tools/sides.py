"""The sides from which a manuscript can be looked at before it is published."""

from collections.abc import Mapping

from dongling_web.languages.words import Later, later

SIDES: Mapping[str, Later] = {
    "pupil": later("学生"),
    "teacher": later("老师"),
    "print": later("打印"),
    "wall": later("大屏"),
}
"""The ways to look, in their order."""
