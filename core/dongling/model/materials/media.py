"""Pictures, sound and films of a unit: files in `media/` beside it, each with what it shows and where it comes from."""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Annotated, Literal

from pydantic import AfterValidator, StringConstraints

from dongling.model.fields import About, Model
from dongling.model.materials.task_fields import refused
from dongling.model.scalars import Text

MediaSort = Literal["picture", "drawing", "sound", "film", "subtitles", "attachment"]
MEDIA_TYPES: Mapping[str, tuple[MediaSort, str]] = {
    ".jpg": ("picture", "image/jpeg"),
    ".jpeg": ("picture", "image/jpeg"),
    ".png": ("picture", "image/png"),
    ".webp": ("picture", "image/webp"),
    ".svg": ("drawing", "image/svg+xml"),
    ".mp3": ("sound", "audio/mpeg"),
    ".m4a": ("sound", "audio/mp4"),
    ".ogg": ("sound", "audio/ogg"),
    ".wav": ("sound", "audio/wav"),
    ".mp4": ("film", "video/mp4"),
    ".webm": ("film", "video/webm"),
    ".vtt": ("subtitles", "text/vtt"),
    ".pdf": ("attachment", "application/pdf"),
}
"""What each suffix is, and under which type it is served."""
_LONGEST = 80
_NAME = r"^[0-9A-Za-z一-鿿][0-9A-Za-z一-鿿_-]*\.[0-9a-z]+$"
_File = Annotated[str, StringConstraints(pattern=_NAME, max_length=_LONGEST)]


def is_media_name(name: str) -> bool:
    """Tell whether a file of a unit may be called so."""
    fits = len(name) <= _LONGEST and re.fullmatch(_NAME.strip("^$"), name) is not None
    return fits and PurePosixPath(name).suffix in MEDIA_TYPES


def _known(name: str) -> str:
    if PurePosixPath(name).suffix not in MEDIA_TYPES:
        raise refused(
            "media-type",
            (f"“{name}”这种文件不能放", f"files such as “{name}” can't be used"),
            (f"可以用：{'、'.join(MEDIA_TYPES)}", f"one of: {', '.join(MEDIA_TYPES)}"),
        )
    return name


def _subtitles(name: str) -> str:
    if name and not name.endswith(".vtt"):
        raise refused(
            "subtitles",
            ("字幕应是 .vtt 文件", "subtitles should be a .vtt file"),
            ("存成 WebVTT，后缀 .vtt", "save them as WebVTT with the suffix .vtt"),
        )
    return name


class Medium(Model):
    """A file of a unit that is seen or heard. Without what it shows, its source and its licence there is none."""

    file: Annotated[
        _File,
        AfterValidator(_known),
        About("文件", help=("media/ 里的文件名", "a file in media/"), example="bridge.jpg"),
    ]
    description: Annotated[
        Text,
        About("说明", "schema:description", ("看不见的人读到的一句", "what those read who can't see it"), weight=1),
    ]
    source: Annotated[Text, About("出处", "schema:creditText", ("谁做的，从哪里来", "who made it, where it is from"))]
    license: Annotated[Text, About("许可", "schema:license", ("如 CC BY 4.0、本校自绘", "such as CC BY 4.0"))]
    subtitles: Annotated[
        str,
        AfterValidator(_subtitles),
        About("字幕", "schema:caption", ("media/ 里的 .vtt 文件", "a .vtt file in media/")),
    ] = ""
    consent: Annotated[
        str, About("出镜同意", help=("拍到人时写谁留着同意书", "who keeps the consent of those who are seen"))
    ] = ""

    @property
    def sort(self) -> MediaSort:
        """What it is: a picture, a drawing, sound, a film, an attachment."""
        return MEDIA_TYPES[PurePosixPath(self.file).suffix][0]

    @property
    def media_type(self) -> str:
        """The type under which it is served."""
        return MEDIA_TYPES[PurePosixPath(self.file).suffix][1]
