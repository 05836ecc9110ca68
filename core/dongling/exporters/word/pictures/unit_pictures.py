"""The media of a unit on paper: a picture where its part is, the others together, of sound and film their words."""

from pydantic import BaseModel

from dongling.checks import named_pictures
from dongling.exporters.word.paper import Paper
from dongling.exporters.word.pictures.picture import Picture, empty_frame
from dongling.media import PICTURE_WIDTHS, MediaFault, drawing_size, on_paper, open_media
from dongling.model import Medium, Unit

PRINTED = PICTURE_WIDTHS[-1]
"""Pixels across of a picture that is printed."""
_SQUARE = (360, 360)
"""The size of a drawing that says none."""


class UnitPictures:
    """The pictures of a unit, as a document shows them.

    What can't be shown, or has no room any more, stands there by its words; nothing raises.
    """

    def __init__(self, paper: Paper, unit: Unit) -> None:
        self._paper, self._unit = paper, unit
        self._media = {medium.file: medium for medium in unit.media}

    def write_others(self) -> None:
        """Write the media that no part, no task and no card shows."""
        parts = (self._unit.worksheets, self._unit.cards, self._unit.details)
        shown = {name for part in parts for _, name in named_pictures(part, ())}
        for medium in self._unit.media:
            if medium.file not in shown:
                self._write(medium, "")

    def write_of(self, part: BaseModel, label: str = "") -> None:
        """Write the pictures that a part names; `label` tells which part it is."""
        for _, name in named_pictures(part, ()):
            self.write(name, label)

    def write(self, name: str, label: str = "") -> None:
        """Write the picture of that file, if it is among the unit's media."""
        if name in self._media:
            self._write(self._media[name], label)

    def _write(self, medium: Medium, label: str) -> None:
        picture = _made(self._unit, medium) if self._paper.has_room else None
        is_shown = picture is not None and self._paper.picture(picture)
        self._paper.text(self._caption(medium, label, is_shown=is_shown), "Caption")

    def _caption(self, medium: Medium, label: str, *, is_shown: bool) -> str:
        say = self._paper.say
        words = say("%(label)s：%(words)s", label=label, words=medium.description) if label else medium.description
        told = say("%(source)s，%(license)s", source=medium.source, license=medium.license)
        if not is_shown:
            told = say("文件 %(file)s，%(told)s", file=medium.file, told=told)
        return say("（%(words)s；%(told)s）", words=words, told=told)


def _made(unit: Unit, medium: Medium) -> Picture | None:
    if medium.sort not in ("picture", "drawing"):
        return None
    try:
        file = open_media(unit, medium.file)
        if medium.sort == "picture":
            bitmap, size = on_paper(file, PRINTED)
            return Picture(bitmap, size, medium.description)
    except MediaFault:
        return None
    wide, high = drawing_size(file.data)
    size = (wide, high) if wide else _SQUARE
    return Picture(empty_frame(size), size, medium.description, file.data)
