"""The scenes of a film, from what a kind says of its fields: seconds, a story to hear, a picture, a question."""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from dongling.media import STREAMED, Cue, subtitles
from dongling.model import Field, Unit, fields_of, several
from dongling_web.materials.media import Shown, shown


@dataclass(frozen=True)
class Scene:
    """What is seen, asked and said in so many seconds; `picture` is None where the scene has none."""

    seconds: int
    asked: str
    picture: Shown | None
    cues: tuple[Cue, ...]


@dataclass(frozen=True)
class Film:
    """The scenes of a unit in their order, and the file that a school recorded, if it did."""

    scenes: tuple[Scene, ...]
    recording: Shown | None = None

    @property
    def seconds(self) -> int:
        """How long it takes."""
        return sum(scene.seconds for scene in self.scenes)

    @property
    def cues(self) -> Iterator[Cue]:
        """All subtitles in their order."""
        return (cue for scene in self.scenes for cue in scene.cues)

    @property
    def is_filmed(self) -> bool:
        """Whether the school's file shows pictures of its own."""
        return self.recording is not None and self.recording.medium.sort == "film"


def has_film(unit: Unit) -> bool:
    """Tell whether a unit has one: whether anything of it says for how many seconds what is told."""
    return any(True for _ in _parts(unit.details))


def film(unit: Unit) -> Film | None:
    """Return the film of a unit; None when nothing of it says for how many seconds what is told."""
    parts = list(_parts(unit.details))
    if not parts:
        return None
    media = {one.medium.file: one for one in shown(unit) if one.address}
    spoken = subtitles((_text(part, "story"), seconds) for part, seconds in parts)
    scenes = (
        Scene(seconds, _text(part, "ask"), _image(media.get(_text(part, "picture"))), cues)
        for (part, seconds), cues in zip(parts, spoken, strict=True)
    )
    recording = media.get(_text(unit.details, "picture"))
    heard = recording if recording and recording.medium.sort in STREAMED else None
    return Film(tuple(scenes), heard)


def _parts(details: BaseModel) -> Iterator[tuple[BaseModel, int]]:
    for field in fields_of(type(details)).values():
        for part in several(getattr(details, field.attribute)) or ():
            seconds = getattr(part, "seconds", None)
            if isinstance(part, BaseModel) and isinstance(seconds, int) and seconds and _text(part, "story"):
                yield part, seconds


def _text(part: BaseModel, role: str) -> str:
    """Return what the first field of a part says that is this to pupils, or on the wall."""
    fields = (one for one in fields_of(type(part)).values() if _is(one, role))
    return next((str(getattr(part, one.attribute)) for one in fields), "")


def _is(field: Field, role: str) -> bool:
    return role in (field.about.pupils, field.about.wall)


def _image(one: Shown | None) -> Shown | None:
    return one if one and one.is_image else None
