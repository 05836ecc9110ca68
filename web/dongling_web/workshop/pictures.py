"""One picture of a manuscript: turned and cut, with script or without; and its files as who may see it is sent them."""

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from flask import Response, abort, make_response, render_template, request

from dongling.forms import namings, renamed
from dongling.media import (
    PICTURE_WIDTHS,
    Boxed,
    MediaBox,
    MediaFault,
    cut,
    measured,
    open_beside,
    stream_beside,
    turned,
)
from dongling.model import MEDIA_TYPES, is_media_name
from dongling.problems import DonglingError
from dongling_web.http.context import current_catalog
from dongling_web.languages.words import later, said_here
from dongling_web.materials.files import in_parts
from dongling_web.materials.made_pictures import fitting, made_pictures
from dongling_web.materials.school_room import school_room
from dongling_web.shelf.page import own
from dongling_web.workshop.boxes import data_of, fetch
from dongling_web.workshop.form import keep
from dongling_web.workshop.media import fault_said, media_page, use_said
from dongling_web.workshop.page import found, page, to
from dongling_web.workshop.view import view_of

if TYPE_CHECKING:
    from dongling.store.manuscripts.manuscript import Manuscript

SHAPES = {
    "1:1": (1, 1),
    "4:3": (4, 3),
    "3:4": (3, 4),
    "16:9": (16, 9),
}
"""Shapes to which a picture may be cut, around its middle."""
_SHAPE_NAMES = {
    "1:1": later("正方形 1:1"),
    "4:3": later("横的 4:3"),
    "3:4": later("竖的 3:4"),
    "16:9": later("宽的 16:9"),
}
_PARTS = ("left", "top", "width", "height")
_POINTS = {ord(","): ".", 0xFF0C: "."}
"""Commas for the point of a decimal number, of either width."""
_KEPT = "private, no-store"


@page.get("/<int:number>/media/<name>")
def picture(number: int, name: str) -> Response:
    """Show a picture, to be turned and cut."""
    return _picture_page(found(number), name)


def _picture_page(there: "Manuscript", name: str, status: int = 200, wrong: str = "") -> Response:
    boxed, box = _boxed(there, name)
    view = view_of(there)
    try:
        size = measured(open_beside(box.folder, name))
    except MediaFault as fault:
        return media_page(there, 409, wrong=[fault_said(fault)])
    text = render_template(
        "workshop/picture.html",
        line=there.line,
        name=name,
        size=size,
        width=fitting(size[0])[-1],
        before=boxed.before,
        shapes=[(shape, _SHAPE_NAMES[shape]) for shape in SHAPES],
        uses=[use_said(one) for one in namings(view.data, view.kind, current_catalog().terms, name) if not one.is_own],
        wrong=wrong,
    )
    return own(text, status)


@page.post("/<int:number>/media/<name>")
def picture_changed(number: int, name: str) -> Response:
    """Turn a picture, cut it, or take the last of that back; what named it names what it became."""
    there = found(number)
    boxed, box = _boxed(there, name)
    try:
        after = _changed(boxed, box, school_room(there.line.school).left)
        if after != name:
            data = data_of(there.body)
            keep(
                there,
                there.body,
                renamed(data, view_of(there).kind, current_catalog().terms, name, after),
                there.line.version,
            )
    except MediaFault as fault:
        return _picture_page(there, name, 400, fault_said(fault))
    except DonglingError as error:
        return _picture_page(there, name, 409, said_here(error.message))
    return to(f"/workshop/{number}/media/{after}")


def _changed(boxed: Boxed, box: MediaBox, room: int) -> str:
    """Return the name of what a picture becomes. Raises MediaFault."""
    do = request.form.get("do", "")
    if do == "undo":
        return boxed.before or boxed.name
    file = open_beside(box.folder, boxed.name)
    if do in ("left", "right"):
        data = turned(file, left=do == "left")
    elif do == "cut":
        part = _part(measured(file))
        if part == (0, 0, 100, 100):
            return boxed.name
        data = cut(file, part)
    else:
        return boxed.name
    return box.keep(data, boxed.name, before=boxed.name, room=room).name


def _part(size: tuple[int, int]) -> tuple[float, float, float, float]:
    """Return what of a picture is to stay, in hundredths: of a shape around its middle, else what the numbers say."""
    shape = SHAPES.get(request.form.get("shape", ""))
    if shape is None:
        left, top, width, height = (_hundredths(name) for name in _PARTS)
        return left, top, width, height
    wide, high = size[0] / size[1], shape[0] / shape[1]
    width, height = (100.0, 100 * wide / high) if wide < high else (100 * high / wide, 100.0)
    return (100 - width) / 2, (100 - height) / 2, width, height


def _hundredths(name: str) -> float:
    said = request.form.get(name, "").strip()[:8].translate(_POINTS)
    fallback = 100.0 if name in ("width", "height") else 0.0
    return float(said) if said.isascii() and said.replace(".", "", 1).isdecimal() else fallback


@page.get("/<int:number>/media/<name>/file")
def medium_file(number: int, name: str) -> Response:
    """Send a file of a manuscript as it is; of pictures only what was made of them."""
    there = found(number)
    folder, (sort, media_type) = _box(there, name).folder, MEDIA_TYPES[PurePosixPath(name).suffix]
    try:
        if sort == "picture":
            return _made(there, name, PICTURE_WIDTHS[1])
        if sort == "drawing":
            open_beside(folder, name)  # looked through before it is sent
        stream = stream_beside(folder, name)
    except MediaFault:
        abort(404)
    return in_parts(stream, media_type, name, kept=_KEPT, attached=sort == "attachment")


@page.get("/<int:number>/media/<name>/<int:width>")
def medium_scaled(number: int, name: str, width: int) -> Response:
    """Send a picture of a manuscript at a width."""
    there = found(number)
    _boxed(there, name)
    if width not in PICTURE_WIDTHS:
        abort(404)
    try:
        return _made(there, name, width)
    except MediaFault:
        abort(404)


def _made(there: "Manuscript", name: str, width: int) -> Response:
    answer = make_response(made_pictures().of(open_beside(_box(there, name).folder, name), width))
    answer.mimetype = "image/webp"
    return answer


def _box(there: "Manuscript", name: str) -> MediaBox:
    """Return the box of a manuscript for a name that a file may have; 404 for any other."""
    if not is_media_name(name):
        abort(404)
    return fetch(there.line, data_of(there.body))


def _boxed(there: "Manuscript", name: str) -> tuple[Boxed, MediaBox]:
    box = _box(there, name)
    if MEDIA_TYPES[PurePosixPath(name).suffix][0] != "picture":
        abort(404)
    return next((one for one in box.held() if one.name == name), None) or abort(404), box
