"""Pictures in a file that a stranger sent: taken when they are what they seem, small enough, and can do nothing.

Drawings (SVG) are not: they are text that browsers read, and come only with the content folders that a site was given.
"""

from dongling.importers.formats.archive import Archive
from dongling.importers.recognised import FileRemark, FoundPicture, RemarkKind, Spot
from dongling.importers.source import PlanSource
from dongling.media import MediaFault, MediaFile, measured
from dongling.problems import DonglingError

MOST_PICTURES = 200
_BEGINS = (
    (b"\xff\xd8\xff", ".jpg", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", ".png", "image/png"),
)
_HEAD = 1024


def taken_picture(source: PlanSource, archive: Archive, part: str, alt: str, spot: Spot) -> None:
    """Add the picture in a part to what a file holds, or say that it was not taken."""
    name = part.rpartition("/")[2][:80]
    try:
        data = archive.read(part) if part else b""
    except DonglingError:
        data = b""
    suffix, media_type = _sort(data)
    if suffix == ".svg":
        source.remarks.append(FileRemark(RemarkKind.DRAWING, spot, " ".join(filter(None, (name, alt)))))
        return
    if not _is_sound(name, suffix, data) or len(source.pictures) >= MOST_PICTURES:
        source.remarks.append(FileRemark(RemarkKind.PICTURE, spot, " ".join(filter(None, (name, alt)))))
        return
    file = f"picture-{len(source.pictures) + 1}{suffix}"
    source.pictures.append(FoundPicture(file, media_type, data, alt, spot))


def _sort(data: bytes) -> tuple[str, str]:
    for begins, suffix, media_type in _BEGINS:
        if data.startswith(begins):
            return suffix, media_type
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return ".webp", "image/webp"
    return (".svg", "image/svg+xml") if b"<svg" in data[:_HEAD] else ("", "")


def _is_sound(name: str, suffix: str, data: bytes) -> bool:
    if not suffix:
        return False
    try:
        measured(MediaFile(name, data, ""))
    except MediaFault:
        return False
    return True
